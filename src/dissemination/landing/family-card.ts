import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { isHidden } from '../../domain/registration/embargo.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { objectLabel } from '../drawing/object-label.ts';
import { type Html, html } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { depthRange, measure } from '../frame/quantity.ts';
import type { Words } from '../words/words.ts';
import type { Family, FamilyLine } from './family.ts';

/** What the card needs beside the family: how to link, the expedition's short name, and the ISO day by which embargoes are judged. */
export interface FamilyCardOptions {
  readonly hrefOf: (igsn: string) => string;
  readonly ownHref: string;
  readonly expedition: SampleDescription['expedition'];
  readonly today: string;
  readonly words: Words;
}

/** The family as a tree of links: ancestors, siblings around this object, children; gaps lead to what is not shown. */
export function familyCard(family: Family, options: FamilyCardOptions): Html {
  const { words } = options;
  const rows = family.lines.map((line, at) =>
    line.kind === 'gap' ? gapRow(line, options) : objectRow(family, at, line, options),
  );
  return html`<section class="card o2" id="family"><header><h2>${words.record.family}</h2><span class="mut sm sp">${summary(family, words)}</span></header>
<ul role="tree" aria-label="${words.record.familyTree}" class="tree">${rows}</ul></section>`;
}

function summary(family: Family, { objects }: Words): string {
  const me = family.lines.find((line) => line.kind === 'object' && line.role === 'me');
  const below = family.children.map((one) => objects.counted(one.count, one.type)).join(', ');
  if (family.place === undefined || me?.kind !== 'object') return below;
  const { rank, total } = family.place;
  const place = total === 1 ? '' : objects.place(rank, total, me.row.type);
  return [place, below].filter((text) => text !== '').join('; ');
}

function objectRow(
  family: Family,
  at: number,
  line: Extract<FamilyLine, { kind: 'object' }>,
  options: FamilyCardOptions,
): Html {
  const { row, role, level } = line;
  const isMe = role === 'me';
  const expanded = role === 'open' || (isMe && (family.lines[at + 1]?.level ?? 0) > level);
  const state = isMe ? html` aria-selected="true" aria-current="page"` : null;
  const mark = isMe ? 'me' : role === 'open' ? 'op' : '';
  return html`<li role="treeitem" aria-level="${level}"${expanded && html` aria-expanded="true"`}${state} class="row l${Math.min(level, 10)} ${mark}">${iconNamed(OBJECT_TYPE[row.type].icon)}${nameOf(row, isMe, options)}<span class="dp n">${figureOf(row, options.today)}</span><span class="id m">${row.isKeptBack ? '' : (row.igsn ?? row.combinedId)}</span></li>`;
}

function nameOf(row: TreeRow, isMe: boolean, { hrefOf, expedition, words }: FamilyCardOptions): Html {
  if (row.isKeptBack && !isMe) return html`<span class="nm mut">${words.objects.notPublic}</span>`;
  const acronym = row.type === 'expedition' && expedition?.acronym !== undefined ? `, ${expedition.acronym}` : '';
  const name = `${objectLabel(row, words)}${acronym}`;
  const label = isMe ? words.record.thisObject(name) : name;
  return row.igsn === null
    ? html`<span class="nm">${label}</span>`
    : html`<a class="nm" href="${hrefOf(row.igsn)}">${label}</a>`;
}

function figureOf(row: TreeRow, today: string): string {
  if (row.isKeptBack) return '';
  if (row.type === 'split' && row.percent !== null && !isHidden(row.embargoEnd, today))
    return measure(row.percent, '%');
  return row.topM === null ? '' : depthRange(row.topM, row.bottomM ?? row.topM);
}

function gapRow(line: Extract<FamilyLine, { kind: 'gap' }>, { ownHref, words }: FamilyCardOptions): Html {
  const href = `${ownHref}?around=${encodeURIComponent(line.around)}#family`;
  const arrow = icon(line.where === 'above' ? 'prev' : 'next', 15);
  return html`<li role="treeitem" aria-level="${line.level}" class="row pg l${Math.min(line.level, 10)}"><a href="${href}">${arrow}${words.record.gap[line.where](words.objects.counted(line.count, line.type))}</a></li>`;
}
