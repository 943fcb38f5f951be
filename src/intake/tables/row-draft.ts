import { lastName } from '../../domain/drilling/nested-sample.ts';
import type { FieldValue, FieldValues } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { unmarked } from '../../domain/marked-text.ts';
import type { ColumnNotes } from '../cells/column-notes.ts';
import { convertCell } from '../cells/convert-cell.ts';
import { tidyNumber } from '../cells/read-number.ts';
import { plainText, saysNothing } from '../cells/read-text.ts';
import { type Cell, isBlank, placeIn, type Table, type TableRecord } from '../table.ts';
import type { Column } from './column-findings.ts';
import { readName } from './object-name.ts';
import { namesOfParent } from './parent-id.ts';

/** A row as far as its cells tell; errors among the findings keep it out. `implied` values yield to those of columns. */
export interface RowDraft {
  readonly names: Partial<Record<ObjectType, string>>;
  readonly values: Record<string, FieldValue>;
  readonly implied: Record<string, FieldValue>;
  /** The core type that the name of a core run above the object shows (`233Z`). */
  coreType?: string;
  /** The way to the sample that the row's parent column says a sample was made of. */
  sampleAbove?: string;
  igsn?: string;
  incomplete?: boolean;
  /** The number that the row states of a core catcher. */
  catcherNumber?: number;
  /** What the row says of the place where a sample was found, by fields of a site. */
  readonly found?: Record<string, FieldValue>;
  /** Where the row says that a sample stands. */
  standsIn?: { readonly place?: string; readonly box?: string };
  readonly findings: Finding[];
}

/** What reading a cell needs to know of its table. */
export interface TableContext {
  readonly table: Omit<Table, 'read'>;
  readonly type: ObjectType;
  readonly notes: ColumnNotes;
}

/** Reads the cells of a row by their columns. An empty cell leaves its field unmentioned, `NULL` empties it. */
export function draftRow(context: TableContext, columns: readonly Column[], record: TableRecord): RowDraft {
  const draft: RowDraft = { names: {}, values: {}, implied: {}, found: {}, findings: [] };
  for (const column of columns) {
    const cell = record.cells[column.index] ?? null;
    if (cell !== null && !isBlank(cell)) readCell({ ...context, column, row: record.row }, cell, draft);
  }
  return draft;
}

interface CellContext extends TableContext {
  readonly column: Column;
  readonly row: number;
}

function readCell(context: CellContext, cell: Exclude<Cell, null>, draft: RowDraft): void {
  const { target } = context.column;
  const isNothing = typeof cell === 'string' && saysNothing(cell);
  if (target.kind === 'field' && target.field.name !== OBJECT_TYPE[context.type].nameField) {
    readField(context, target.field, cell, draft);
  } else if (target.kind === 'found') {
    readField(context, target.field, cell, { ...draft, values: draft.found ?? {} });
  } else if (isNothing) {
    return;
  } else if (target.kind === 'field') {
    readOwnName(context, cell, draft);
  } else if (target.kind === 'ancestor') {
    noteCoreType(draft, readNameCell(context, target.type, cell, draft).core_type);
  } else if (target.kind === 'parent') {
    readParent(context, String(cell), draft);
  } else if (target.kind === 'igsn') {
    draft.igsn = plainText(String(cell));
  } else if (target.kind === 'catcher_number') {
    readCatcherNumber(context, cell, draft);
  } else if (target.kind === 'stands') {
    draft.standsIn = { ...draft.standsIn, [target.as]: plainText(String(cell)) };
  } else {
    readIncomplete(context, cell, draft);
  }
}

function readField(context: CellContext, field: FieldDescriptor, cell: Exclude<Cell, null>, draft: RowDraft): void {
  const { column, table, notes, row } = context;
  const conversion = convertCell(cell, field.type, table.origin);
  if (!conversion.ok) {
    draft.findings.push(badCell(context, conversion.code, cell, conversion.rule));
    return;
  }
  const note = conversion.note === undefined ? undefined : notes.take(conversion.note, column.heading, row, cell);
  if (note !== undefined) draft.findings.push(note);
  const value = scaled(conversion.value, column.factor);
  const earlier = draft.values[field.name];
  if (Array.isArray(earlier) && Array.isArray(value)) draft.values[field.name] = [...earlier, ...value];
  else if (earlier === undefined || earlier === value) draft.values[field.name] = value;
  else draft.findings.push(badCell(context, 'conflicting-cells', cell, `the same as in the other column: ${earlier}`));
}

function readCatcherNumber(context: CellContext, cell: Exclude<Cell, null>, draft: RowDraft): void {
  const conversion = convertCell(cell, 'integer', context.table.origin);
  if (!conversion.ok) draft.findings.push(badCell(context, conversion.code, cell, conversion.rule));
  else if (typeof conversion.value === 'number') draft.catcherNumber = conversion.value;
}

function readIncomplete(context: CellContext, cell: Exclude<Cell, null>, draft: RowDraft): void {
  const conversion = convertCell(cell, 'boolean', context.table.origin);
  if (conversion.ok) draft.incomplete = conversion.value === true;
  else draft.findings.push(badCell(context, conversion.code, cell, conversion.rule));
}

function scaled(value: FieldValue, factor: number): FieldValue {
  return typeof value === 'number' && factor !== 1 ? tidyNumber(value * factor) : value;
}

function readOwnName(context: CellContext, cell: Exclude<Cell, null>, draft: RowDraft): void {
  const { type } = context;
  const values = readNameCell(context, type, cell, draft);
  Object.assign(draft.implied, { [OBJECT_TYPE[type].nameField]: ownNameIn(draft, type) }, values);
}

function ownNameIn({ names }: RowDraft, type: ObjectType): string | null {
  const name = names[type];
  return name === undefined ? null : lastName(type, name);
}

function noteCoreType(draft: RowDraft, coreType: FieldValue | undefined): void {
  if (typeof coreType === 'string') draft.coreType = coreType;
}

/** Notes a name; gives the values that its printed form tells besides, none where it was refused. */
function readNameCell(context: CellContext, type: ObjectType, cell: Exclude<Cell, null>, draft: RowDraft): FieldValues {
  const bare = typeof cell === 'string' ? (unmarked(cell.trimStart()) ?? cell) : cell;
  const reading = readName(type, bare);
  if (!reading.ok) {
    draft.findings.push(badCell(context, 'illegal-name', cell, reading.rule));
    return {};
  }
  setName(context, type, reading.name, draft);
  return reading.values;
}

function readParent(context: CellContext, text: string, draft: RowDraft): void {
  const parent = namesOfParent(text);
  if (parent === undefined) {
    draft.findings.push(badCell(context, 'unknown-parent-id', text, 'a combined id such as 5054_1_A_233_2'));
    return;
  }
  const { sample, ...above } = parent.names;
  const isBelowSample = context.type === 'sample' && sample !== undefined;
  if (isBelowSample) draft.sampleAbove = sample;
  else if (parent.names[context.type] !== undefined) {
    draft.findings.push(badCell(context, 'parent-cycle', text, 'an object above this one'));
    return;
  }
  noteCoreType(draft, parent.coreType);
  for (const [type, name] of Object.entries(isBelowSample ? above : parent.names))
    setName(context, type as ObjectType, name, draft);
}

function setName(context: CellContext, type: ObjectType, name: string, draft: RowDraft): void {
  const earlier = draft.names[type];
  if (earlier === undefined || earlier === name) draft.names[type] = name;
  else draft.findings.push(badCell(context, 'conflicting-cells', name, `${earlier}, as another column says`));
}

function badCell({ table, column, row }: CellContext, code: string, value: unknown, rule: string): Finding {
  const at = placeIn(table, row, column.heading);
  return finding(code, `${column.heading}: not ${rule}`, { field: column.heading, value, rule, at });
}
