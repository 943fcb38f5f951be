import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { objectLabel, placeOnPath } from '../drawing/object-label.ts';
import { type Html, html } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { letterTo } from '../frame/letter.ts';
import { depth } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { statePill } from '../frame/state-pill.ts';
import type { PublicRecord } from '../public-record.ts';
import { dataLanguage } from '../words/data-language.ts';
import type { Words } from '../words/words.ts';
import type { RecordView } from './read-view.ts';
import { copyButton } from './side-cards.ts';

/** What the head of a record's page needs beside the record. */
export interface RecordHeadOptions {
  readonly hrefOf: (igsn: string) => string;
  readonly address: string;
  /** Where material of the object is asked for; undefined where none can be. */
  readonly askHref?: string | undefined;
  readonly words: Words;
}

/** All ancestors, the registered ones as links; nothing for a record of which none is known. */
export function breadcrumb(
  { lineage }: Pick<RecordView, 'lineage'>,
  record: PublicRecord,
  hrefOf: (igsn: string) => string,
  words: Words,
): Html | null {
  // Where an object lies that is not shown is not shown either.
  const ancestors = isKeptBack(record.facts.state) ? [] : lineage.slice(0, -1);
  if (ancestors.length === 0) return null;
  const items = ancestors.map((row) => {
    if (row.isKeptBack)
      return html`<li><span class="mut">${iconNamed(OBJECT_TYPE[row.type].icon, 16)}${words.objects.notPublic}</span></li>`;
    const label =
      (row.type === 'expedition' ? record.description.expedition?.acronym : undefined) ?? objectLabel(row, words);
    const inner = html`${iconNamed(OBJECT_TYPE[row.type].icon, 16)}${label}`;
    return row.igsn === null
      ? html`<li><span>${inner}</span></li>`
      : html`<li><a href="${hrefOf(row.igsn)}">${inner}</a></li>`;
  });
  return html`<nav aria-label="${words.record.belongs}"><ol class="crumb">${items}</ol></nav>`;
}

/** Kind, state, title, lead, identifier; beside them the neighbours in depth. */
export function recordHead(record: PublicRecord, view: RecordView, options: RecordHeadOptions): Html {
  const { description, facts } = record;
  const { words } = options;
  const own = words.record;
  const type = OBJECT_TYPE[description.objectType];
  const titleLanguage = dataLanguage(description.titleLanguage ?? description.language, words);
  const leadLanguage = dataLanguage(description.abstractLanguage ?? description.language, words);
  const latest = view.versions[0]?.version ?? facts.version;
  return html`<div class="hd"><div><div class="kind"><span class="k">${iconNamed(type.icon)}${words.objects.label(type.type)}</span>${statePill(record, words)}<span class="sm mut">${own.versionOf(facts.version, latest)}</span></div>
<h1${titleLanguage}>${shortenedText(description.title, LONGEST_TITLE)}</h1>${wholeText(own.wholeTitle, description.title, LONGEST_TITLE)}${description.abstract !== undefined && html`<p class="lead"${leadLanguage}>${shortenedText(description.abstract, LONGEST_LEAD)}</p>`}${wholeText(own.wholeDescription, description.abstract ?? '', LONGEST_LEAD)}
<div class="idl"><span class="m">${record.igsn}</span>${facts.state === 'reserved' && html`<span class="sm mut">${own.notResolvable}</span>`}${copyButton(options.address, own.copyLink, 'btn s q')}<a class="btn s q noprint" href="${shareLetter(record, options.address)}">${icon('mail', 16)}${own.sendByMail}</a><button type="button" class="btn s q js" data-do="print">${icon('print', 16)}${own.print}</button>${options.askHref !== undefined && html`<a class="btn s q noprint" rel="nofollow" href="${options.askHref}">${icon('request', 16)}${words.requests.askForMaterial}</a>`}</div></div>${depthNeighbours(view, description.objectType, options)}</div>`;
}

/** A letter to nobody yet that says what the page is and where. */
function shareLetter({ description, igsn }: PublicRecord, address: string): string {
  const title = shortenedText(description.title, LONGEST_SUBJECT);
  return letterTo('', `${title}, ${igsn}`, `${title}\n${address}\n`);
}

const LONGEST_SUBJECT = 120;
/** Of a title that has no end the head shows so many characters. */
export const LONGEST_TITLE = 300;
/** The same of an abstract. */
export const LONGEST_LEAD = 1200;

/** A text of which the head shows the beginning only, to unfold; nothing where that is all of it. */
export function wholeText(label: string, text: string, shown: number): Html | null {
  return text.length <= shown
    ? null
    : html`<details class="whole"><summary>${label}</summary><p class="brk">${text}</p></details>`;
}

/** The next of the same type above and below, as links; nothing where there is neither. */
export function depthNeighbours(
  { neighbours: { above, below } }: Pick<RecordView, 'neighbours'>,
  type: ObjectType,
  { hrefOf, words }: Pick<RecordHeadOptions, 'hrefOf' | 'words'>,
): Html | null {
  if (above === undefined && below === undefined) return null;
  const { nextAbove, nextBelow } = words.objects;
  const to = (row: TreeRow | undefined, label: string, arrow: 'prev' | 'next') =>
    neighbour(row, label, arrow, { hrefOf, words });
  return html`<nav class="pn noprint" aria-label="${words.record.neighbours}">${to(above, nextAbove(type), 'prev')}${to(below, nextBelow(type), 'next')}</nav>`;
}

function neighbour(
  row: TreeRow | undefined,
  label: string,
  arrow: 'prev' | 'next',
  { hrefOf, words }: Pick<RecordHeadOptions, 'hrefOf' | 'words'>,
): Html | null {
  if (row === undefined || row.igsn === null) return null;
  const place = row.type === 'core_run' ? objectLabel(row, words) : placeOnPath(row.path) || objectLabel(row, words);
  const at = row.topM === null ? '' : `, ${depth(row.topM)}`;
  return html`<a href="${hrefOf(row.igsn)}" rel="${arrow}">${icon(arrow)}<small>${label}</small><span class="n">${place}${at}</span></a>`;
}
