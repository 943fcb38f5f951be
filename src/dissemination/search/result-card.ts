import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { entryLabel, entryPath } from '../../domain/harvest/entry-path.ts';
import { foldText } from '../../domain/registration/search-words.ts';
import type { FoundEntry } from '../../store/search/find-hits.ts';
import { rockStyle } from '../drawing/rock-palette.ts';
import { type Html, html, joined } from '../frame/html.ts';
import { iconNamed } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import { depthRange } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { statePillShort } from '../frame/state-pill.ts';
import type { PublicFace } from '../public-face.ts';
import type { SearchWords } from '../words/en/search.ts';
import type { Words } from '../words/words.ts';

/** What a card needs beside the result: the words that were sought, folded, and how sources are called. */
export interface CardOptions {
  readonly words: readonly string[];
  readonly sourceLabel: (source: string) => string;
  /** ISO day (UTC) by which embargoes are judged. */
  readonly today: string;
  /** The words of the page. */
  readonly reader: Words;
}

const LONGEST_TITLE = 300;
const LONGEST_PART = 120;

/** A result: what it is, where it belongs, its IGSN, its state, its depth. */
export function resultCard(
  face: PublicFace,
  hit: FoundEntry,
  { words, sourceLabel, today, reader }: CardOptions,
): Html {
  const { icon } = OBJECT_TYPE[hit.type];
  const { search } = reader;
  const { shown } = hit;
  const style = shown.rock === undefined ? undefined : rockStyle(shown.rock);
  const rock = style !== undefined && style.key !== '' && html`<i class="rk-${style.key}"></i>`;
  const where = [
    reader.objects.label(hit.type),
    shown.expedition,
    placeOf(hit, search),
    shown.country && reader.country(shown.country),
  ];
  const what = [style && shown.rock, shown.keptAt && search.keptAt(shown.keptAt), hit.yearFrom ?? undefined];
  return html`<li class="hit"><span class="ico">${iconNamed(icon, 24)}${rock}</span><div><a class="tt" href="${linkTo(face, entryPath(hit))}">${marked(shortenedText(hit.title, LONGEST_TITLE), words)}</a>${line(where)}${line(what)}<div class="idr"><span class="m brk">${entryLabel(hit)}</span>${statePillOf(hit, today, reader)}${sourceBadge(face, hit, search.fromSource(sourceLabel(hit.source)))}</div></div>${depthOf(hit, search)}</li>`;
}

function line(parts: readonly (string | number | undefined)[]): Html | null {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0
    ? null
    : html`<div class="meta">${joined(
        said.map((part) => html`<span>${shortenedText(String(part), LONGEST_PART)}</span>`),
        html` `,
      )}</div>`;
}

/** Run and section of our own objects, read from their path; the parent's name else. */
function placeOf({ path, shown, type }: FoundEntry, search: SearchWords): string | undefined {
  const steps = path === null ? null : /\/H([^/]+)(?:\/C0*([^/]+)(?:\/D0*([^/]+))?)?/.exec(path);
  if (steps === null) return shown.parentName === undefined ? undefined : search.inParent(shown.parentName);
  const [, hole = '', run, section] = steps;
  if (type === 'hole') return undefined;
  if (run === undefined || type === 'core_run') return search.inHole(hole);
  return section === undefined || type === 'section' ? search.inRun(run) : search.inSection(run, section);
}

function depthOf({ topM, bottomM, depthScale }: FoundEntry, { scale }: SearchWords): Html | null {
  if (topM === null || bottomM === null || depthScale === null) return null;
  return html`<span class="dep n">${depthRange(topM, bottomM)}<small>${scale[depthScale]}</small></span>`;
}

function statePillOf({ state, shown }: FoundEntry, today: string, words: Words): Html | null {
  if (state === 'withdrawn') return statePillShort(state, words);
  if (shown.embargoUntil !== undefined && shown.embargoUntil > today) return statePillShort('embargoed', words);
  return state === null ? null : statePillShort(state, words);
}

function sourceBadge(face: PublicFace, { source }: FoundEntry, words: string): Html | null {
  if (source === '') return null;
  return html`<a class="src" href="${linkTo(face, '/sources')}">${words}</a>`;
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
