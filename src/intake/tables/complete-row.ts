import { catcherNumber, isCatcherName } from '../../domain/drilling/core-catcher.ts';
import { duplicateKey } from '../../domain/drilling/duplicate-key.ts';
import { intervalName } from '../../domain/drilling/interval-name.ts';
import { missingParents, namesTo } from '../../domain/drilling/lineage.ts';
import { sampleWayAbove, sampleWayTo } from '../../domain/drilling/nested-sample.ts';
import type { ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import { placeIn } from '../table.ts';
import { type CompletionContext, fillFromOptions, missingExpedition, once } from './expedition-of-row.ts';
import { nameCollected, toldOf } from './found-place.ts';
import type { ToldOfAncestors } from './implied-ancestors.ts';
import type { RowDraft } from './row-draft.ts';

/** A row with all it needs, or the findings that keep it out; findings beside a row are no errors. */
export interface CompletedRow {
  readonly row?: ObjectRow;
  /** The core type that the row shows of the core run it lies in. */
  readonly coreType?: string;
  /** What the row says of the site or hole that its sample was found at. */
  readonly told?: ToldOfAncestors['told'];
  readonly findings: readonly Finding[];
}

/**
 * Makes a draft a row: expedition and program come from the options where the file names none, the name of a sample from its
 * interval. Findings: those of the draft; `other-expedition` and `other-program` once for each value, `missing-expedition`
 * once a table; `missing-name`, `missing-parent`, `duplicate-key` with both places. All are errors.
 */
export function completeRow(context: CompletionContext, draft: RowDraft, rowNumber: number): CompletedRow {
  const { type, table, seen } = context;
  if (hasError(draft.findings)) return { findings: draft.findings };
  const other = fillFromOptions(context, draft, rowNumber);
  if (other !== undefined) return { findings: [...draft.findings, ...other] };
  nameInterval(type, draft);
  nameCollected(type, draft);
  nameBelowSample(draft);
  const gap = findGap(context, draft, rowNumber);
  if (gap !== undefined) return { findings: [...draft.findings, ...gap] };
  const names = namesTo(type, draft.names);
  numberCoreCatcher(context, draft, names);
  const igsn = draft.igsn === undefined ? {} : { igsn: draft.igsn };
  const values = { ...draft.implied, ...draft.values };
  const incomplete = draft.incomplete === true ? { incomplete: true } : {};
  const stands = draft.standsIn === undefined ? {} : { standsIn: draft.standsIn };
  const at = placeIn(table, rowNumber);
  const row: ObjectRow = { type, names, values, implied: false, ...igsn, ...incomplete, ...stands, at };
  const earlier = seen.state(row);
  const { coreType } = draft;
  if (earlier === undefined)
    return { row, ...(coreType === undefined ? {} : { coreType }), ...toldOf(draft), findings: draft.findings };
  return { findings: [...draft.findings, duplicateKey(type, names, earlier, row.at)] };
}

function nameInterval(type: ObjectType, draft: RowDraft): void {
  const name = draft.names[type] === undefined ? intervalName(type, draft.values) : undefined;
  if (name === undefined) return;
  draft.names[type] = name;
  draft.implied[OBJECT_TYPE[type].nameField] = name;
}

/** A sample whose parent is a sample may be named alone or by the whole way to it. */
function nameBelowSample({ names, sampleAbove: above }: RowDraft): void {
  if (above === undefined || names.sample === undefined || sampleWayAbove(names.sample) === above) return;
  names.sample = sampleWayTo(above, names.sample);
}

function findGap(context: CompletionContext, draft: RowDraft, row: number): readonly Finding[] | undefined {
  const { type, table } = context;
  const { label, nameField } = OBJECT_TYPE[type];
  if (draft.names[type] === undefined || draft.names[type] === '') {
    const about = { field: label, rule: `a name in the column ${nameField}`, at: placeIn(table, row) };
    return [finding('missing-name', `The row does not name its ${label.toLowerCase()}`, about)];
  }
  const missing = missingParents(type, draft.names);
  if (missing === undefined) return undefined;
  const wanted = missing.map((one) => OBJECT_TYPE[one].nameField).join(' or ');
  if (wanted === 'expedition') return once(context, 'missing-expedition', '', () => missingExpedition(context, row));
  const about = { field: wanted, rule: `a value in the column ${wanted}, or a parent`, at: placeIn(table, row) };
  return [finding('missing-parent', `The row does not say which ${wanted} it belongs to`, about)];
}

/** A core catcher has the number that its row states, else one that no section of its run has so far. */
function numberCoreCatcher({ type, seen }: CompletionContext, draft: RowDraft, names: ObjectNames): void {
  if (type !== 'section' || !isCatcherName(names.section ?? '')) return;
  draft.implied.section = draft.catcherNumber ?? catcherNumber((section) => seen.has('section', { ...names, section }));
}
