import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { IntakeOptions } from '../intake-options.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { placeIn, type Table } from '../table.ts';
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
export function fillFromOptions(
  context: CompletionContext,
  draft: RowDraft,
  row: number,
): readonly Finding[] | undefined {
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

/** That the expedition of a row is not known. */
export function missingExpedition({ table }: CompletionContext, row: number): Finding {
  const message = 'The file does not say which expedition its rows belong to; they are left out';
  const rule = 'a column expedition, or the expedition told with the import';
  return finding('missing-expedition', message, { field: 'expedition', rule, at: placeIn(table, row) });
}

/** A finding that holds for many rows, the first time it is asked for; nothing later. */
export function once(context: CompletionContext, code: string, value: string, make: () => Finding): readonly Finding[] {
  const key = `${code} ${value}`;
  if (context.said.has(key)) return [];
  context.said.add(key);
  return [make()];
}
