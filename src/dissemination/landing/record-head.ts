import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { NOT_PUBLIC, objectLabel, objectNoun, placeOnPath } from '../drawing/object-label.ts';
import { type Html, html } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { depth } from '../frame/quantity.ts';
import { statePill } from '../frame/state-pill.ts';
import type { PublicRecord } from '../public-record.ts';
import type { RecordView } from './read-view.ts';
import { copyButton } from './side-cards.ts';

/** What the head of a record's page needs beside the record. */
export interface RecordHeadOptions {
  readonly hrefOf: (igsn: string) => string;
  readonly address: string;
}

/** All ancestors, the registered ones as links; nothing for a record outside the core tree. */
export function breadcrumb(
  { lineage }: RecordView,
  record: PublicRecord,
  hrefOf: (igsn: string) => string,
): Html | null {
  // Where an object lies that is not shown is not shown either.
  const ancestors = isKeptBack(record.facts.state) ? [] : lineage.slice(0, -1);
  if (ancestors.length === 0) return null;
  const items = ancestors.map((row) => {
    if (row.isKeptBack)
      return html`<li><span class="mut">${iconNamed(OBJECT_TYPE[row.type].icon, 16)}${NOT_PUBLIC}</span></li>`;
    const label =
      row.type === 'expedition' ? (record.description.expedition?.acronym ?? objectLabel(row)) : objectLabel(row);
    const inner = html`${iconNamed(OBJECT_TYPE[row.type].icon, 16)}${label}`;
    return row.igsn === null
      ? html`<li><span>${inner}</span></li>`
      : html`<li><a href="${hrefOf(row.igsn)}">${inner}</a></li>`;
  });
  return html`<nav aria-label="Where this object belongs"><ol class="crumb">${items}</ol></nav>`;
}

/** Kind, state, title, lead, identifier; beside them the neighbours in depth. */
export function recordHead(record: PublicRecord, view: RecordView, options: RecordHeadOptions): Html {
  const { description, facts } = record;
  const type = OBJECT_TYPE[description.objectType];
  const latest = view.versions[0]?.version ?? facts.version;
  return html`<div class="hd"><div><div class="kind"><span class="k">${iconNamed(type.icon)}${type.label}</span>${statePill(record)}<span class="sm mut">Version ${facts.version} of ${latest}</span></div>
<h1>${description.title}</h1>${description.abstract !== undefined && html`<p class="lead">${description.abstract}</p>`}
<div class="idl"><span class="m">${record.igsn}</span>${facts.state === 'reserved' && html`<span class="sm mut">reserved, not yet resolvable</span>`}${copyButton(options.address, 'Copy link', 'btn s q')}<button type="button" class="btn s q js" data-do="print">${icon('print', 16)}Print</button></div></div>${neighbours(view, description.objectType, options)}</div>`;
}

function neighbours(
  { neighbours: { above, below } }: RecordView,
  type: ObjectType,
  { hrefOf }: RecordHeadOptions,
): Html | null {
  if (above === undefined && below === undefined) return null;
  const noun = objectNoun(type);
  return html`<nav class="pn noprint" aria-label="Neighbours in depth">${neighbour(above, `Next ${noun} above`, 'prev', hrefOf)}${neighbour(below, `Next ${noun} below`, 'next', hrefOf)}</nav>`;
}

function neighbour(
  row: TreeRow | undefined,
  label: string,
  arrow: 'prev' | 'next',
  hrefOf: (igsn: string) => string,
): Html | null {
  if (row === undefined || row.igsn === null) return null;
  const place = row.type === 'core_run' ? objectLabel(row) : placeOnPath(row.path) || objectLabel(row);
  const at = row.topM === null ? '' : `, ${depth(row.topM)}`;
  return html`<a href="${hrefOf(row.igsn)}" rel="${arrow}">${icon(arrow)}<small>${label}</small><span class="n">${place}${at}</span></a>`;
}
