import type { ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import type { IntakeOptions } from '../intake-options.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { placeIn, type Table } from '../table.ts';
import { ANCESTORS, missingParents, namesTo } from './lineage.ts';
import { CORE_CATCHER } from './object-name.ts';
import type { RowDraft } from './row-draft.ts';

/** What completing rows needs: the caller's options, what was met before, and what this table was told already. */
export interface CompletionContext {
  readonly table: Pick<Table, 'file' | 'sheet'>;
  readonly type: ObjectType;
  readonly options: IntakeOptions;
  readonly seen: SeenObjects;
  /** Findings that hold for many rows and are given once, by code and value. */
  readonly said: Set<string>;
}

/** Fields from which the name of an interval is made, top and bottom. */
const INTERVALS: Readonly<Partial<Record<ObjectType, readonly [string, string]>>> = {
  sample: ['top_offset_cm', 'bottom_offset_cm'],
  cuttings: ['top_depth_m', 'bottom_depth_m'],
};

/** A row with all it needs, or the findings that keep it out; findings beside a row are no errors. */
export interface CompletedRow {
  readonly row?: ObjectRow;
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
  const gap = findGap(context, draft, rowNumber);
  if (gap !== undefined) return { findings: [...draft.findings, ...gap] };
  const names = namesTo(type, draft.names);
  numberCoreCatcher(context, draft, names);
  const igsn = draft.igsn === undefined ? {} : { igsn: draft.igsn };
  const values = { ...draft.implied, ...draft.values };
  const row: ObjectRow = { type, names, values, implied: false, ...igsn, at: placeIn(table, rowNumber) };
  const earlier = seen.state(row);
  if (earlier === undefined) return { row, findings: draft.findings };
  const place = `${earlier.file}${earlier.sheet === undefined ? '' : ` (${earlier.sheet})`}, row ${earlier.row}`;
  const about = { value: Object.values(names).join(' '), rule: 'each object once', at: row.at };
  const message = `${OBJECT_TYPE[type].label} ${about.value} is already stated in ${place}`;
  return { findings: [...draft.findings, finding('duplicate-key', message, about)] };
}

/** Where in the tree a listing's line stands, as far as expedition and program; no names where it must be left out. */
export interface ExpeditionPlace {
  readonly names?: ObjectNames;
  readonly findings: readonly Finding[];
}

/** Finds expedition and program of a line that may name them, as {@link completeRow} does. */
export function placeBelowExpedition(context: CompletionContext, named: ObjectNames, row: number): ExpeditionPlace {
  const draft: RowDraft = { names: { ...named }, values: {}, implied: {}, findings: [] };
  const other = fillFromOptions(context, draft, row);
  if (other !== undefined) return { findings: other };
  if (draft.names.expedition !== undefined) return { names: { ...draft.names }, findings: [] };
  return { findings: once(context, 'missing-expedition', '', () => missingExpedition(context, row)) };
}

/** The findings when the file names another expedition or program than the options; none when that was said before. */
function fillFromOptions(context: CompletionContext, draft: RowDraft, row: number): readonly Finding[] | undefined {
  for (const type of ['expedition', 'program'] as const) {
    if (type !== context.type && !ANCESTORS[context.type].includes(type)) continue;
    const wanted = context.options[type];
    const named = draft.names[type];
    if (wanted !== undefined && named !== undefined && named.toLowerCase() !== wanted.toLowerCase()) {
      return once(context, `other-${type}`, named, () => otherName(context, type, named, wanted, row));
    }
    if (wanted !== undefined) setOwn(context, draft, type, wanted);
  }
  const { expedition, program } = draft.names;
  const known = program === undefined && expedition !== undefined ? context.seen.programOf(expedition) : undefined;
  if (known !== undefined) draft.names.program = known;
  return undefined;
}

function setOwn(context: CompletionContext, draft: RowDraft, type: 'expedition' | 'program', name: string): void {
  draft.names[type] = name;
  if (type === context.type) draft.implied[type] = name;
}

function otherName(
  { table }: CompletionContext,
  type: 'expedition' | 'program',
  named: string,
  wanted: string,
  row: number,
): Finding {
  const message = `The file names ${type} ${named}, the import is for ${wanted}; rows of ${named} are left out`;
  return finding(`other-${type}`, message, {
    field: type,
    value: named,
    rule: `${type} ${wanted}`,
    at: placeIn(table, row),
  });
}

function nameInterval(type: ObjectType, draft: RowDraft): void {
  const [top, bottom] = INTERVALS[type] ?? [];
  if (draft.names[type] !== undefined || top === undefined || bottom === undefined) return;
  const [from, to] = [draft.values[top], draft.values[bottom]];
  if (typeof from !== 'number' || typeof to !== 'number') return;
  const name = `${from}-${to}`;
  draft.names[type] = name;
  draft.implied[OBJECT_TYPE[type].nameField] = name;
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

function missingExpedition({ table }: CompletionContext, row: number): Finding {
  const message = 'The file does not say which expedition its rows belong to; they are left out';
  const rule = 'a column expedition, or the expedition told with the import';
  return finding('missing-expedition', message, { field: 'expedition', rule, at: placeIn(table, row) });
}

function once(context: CompletionContext, code: string, value: string, make: () => Finding): readonly Finding[] {
  const key = `${code} ${value}`;
  if (context.said.has(key)) return [];
  context.said.add(key);
  return [make()];
}

/** A core catcher printed `CC` takes the number 9, or the next one that no section of its run has. */
function numberCoreCatcher({ type, seen }: CompletionContext, draft: RowDraft, names: ObjectNames): void {
  if (type !== 'section' || names.section !== 'CC') return;
  let number = CORE_CATCHER;
  while (seen.has('section', { ...names, section: String(number) })) number += 1;
  draft.implied.section = number;
}
