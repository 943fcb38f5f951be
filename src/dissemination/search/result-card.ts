import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { foldText } from '../../domain/registration/search-words.ts';
import type { FoundEntry } from '../../store/search/find-hits.ts';
import { rockStyle } from '../drawing/rock-palette.ts';
import { type Html, html, joined } from '../frame/html.ts';
import { iconNamed } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import { depthRange } from '../frame/quantity.ts';
import { statePillShort } from '../frame/state-pill.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';

/** What a card needs beside the result: the words that were sought, folded, and how sources are called. */
export interface CardOptions {
  readonly words: readonly string[];
  readonly sourceLabel: (source: string) => string;
  /** ISO day (UTC) by which embargoes are judged. */
  readonly today: string;
}

const SCALE_WORD = {
  csf_a: 'below surface',
  drf: 'driller’s depth',
  csf_b: 'CSF-B',
  other: 'as the record states it',
} as const;

/** A result: what it is, where it belongs, its IGSN, its state, its depth. */
export function resultCard(face: PublicFace, hit: FoundEntry, { words, sourceLabel, today }: CardOptions): Html {
  const { icon, label } = OBJECT_TYPE[hit.type];
  const { shown } = hit;
  const style = shown.rock === undefined ? undefined : rockStyle(shown.rock);
  const rock = style !== undefined && style.key !== '' && html`<i class="rk-${style.key}"></i>`;
  const where = [label, shown.expedition, placeOf(hit), shown.country];
  const what = [style && shown.rock, shown.keptAt && `kept at ${shown.keptAt}`, hit.yearFrom ?? undefined];
  return html`<li class="hit"><span class="ico">${iconNamed(icon, 24)}${rock}</span><div><a class="tt" href="${linkTo(face, recordPath(hit.igsn))}">${marked(hit.title, words)}</a>${line(where)}${line(what)}<div class="idr"><span class="m">${hit.igsn}</span>${statePillOf(hit, today)}${sourceBadge(face, hit, sourceLabel)}</div></div>${depthOf(hit)}</li>`;
}

function line(parts: readonly (string | number | undefined)[]): Html | null {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0
    ? null
    : html`<div class="meta">${joined(
        said.map((part) => html`<span>${part}</span>`),
        html` `,
      )}</div>`;
}

/** Run and section of our own objects, read from their path; the parent's name else. */
function placeOf({ path, shown, type }: FoundEntry): string | undefined {
  const steps = path === null ? null : /\/H([^/]+)(?:\/C0*([^/]+)(?:\/D0*([^/]+))?)?/.exec(path);
  if (steps === null) return shown.parentName === undefined ? undefined : `in ${shown.parentName}`;
  const [, hole, run, section] = steps;
  if (type === 'hole') return undefined;
  if (run === undefined || type === 'core_run') return `hole ${hole}`;
  return section === undefined || type === 'section' ? `run ${run}` : `run ${run}, section ${section}`;
}

function depthOf({ topM, bottomM, depthScale }: FoundEntry): Html | null {
  if (topM === null || bottomM === null || depthScale === null) return null;
  return html`<span class="dep n">${depthRange(topM, bottomM)}<small>${SCALE_WORD[depthScale]}</small></span>`;
}

function statePillOf({ state, shown }: FoundEntry, today: string): Html | null {
  if (state === 'withdrawn') return statePillShort(state);
  if (shown.embargoUntil !== undefined && shown.embargoUntil > today) return statePillShort('embargoed');
  return state === null ? null : statePillShort(state);
}

function sourceBadge(face: PublicFace, { source }: FoundEntry, sourceLabel: CardOptions['sourceLabel']): Html | null {
  if (source === '') return null;
  return html`<a class="src" href="${linkTo(face, '/sources')}">From ${sourceLabel(source)}</a>`;
}

/** The title with the words marked by which it was found. */
function marked(title: string, words: readonly string[]): Html {
  const pieces = title.split(/(\s+)/).map((piece) => {
    const bare = foldText(piece).replace(/^[^\p{L}\p{N}]+/u, '');
    const isFound = bare !== '' && words.some((word) => bare.startsWith(word));
    return isFound ? html`<mark>${piece}</mark>` : piece;
  });
  return html`<bdi>${pieces}</bdi>`;
}
