import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { nearestWords } from '../../domain/nearest-word.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import type { Table } from '../table.ts';
import { type ColumnTarget, type KnownHeadings, keyOfTarget, knownHeadings } from '../tables/column-targets.ts';
import { matchColumns } from '../tables/match-columns.ts';
import { readHeading } from '../tables/normal-heading.ts';
import { typeOfTable } from '../tables/table-type.ts';
import { wordOfTarget } from './field-targets.ts';
import type { ColumnMapping, TableMapping } from './table-mapping.ts';

/** How sure a proposal is: the heading is known; it is nearly one that is known; its unit does not fit; nothing is like it. */
export type ProposalGround = 'known' | 'near' | 'unit' | 'none';

/** A column with what it is proposed to fill, and why. */
export interface ProposedColumn extends ColumnMapping {
  readonly ground: ProposalGround;
}

/** The proposal for a table. `isTypeSure` is false where neither name nor headings told what it holds. */
export interface ProposedTable {
  readonly type: ObjectType;
  readonly isTypeSure: boolean;
  readonly columns: readonly ProposedColumn[];
}

const MOST_GUESSES = 5;

/**
 * Proposes how a table is to be read: its type by name and headings unless `type` says it, and for each column the field
 * that its heading names, by name, label or alias, or else the one still free whose spelling is nearest (at most a third of
 * the letters off). A heading whose unit cannot be that of its field is proposed to be left out.
 */
export function proposeMapping(
  table: Omit<Table, 'read'>,
  type?: ObjectType,
  ownFields: OwnFields = NO_OWN_FIELDS,
): ProposedTable {
  const told = type ?? typeOfTable(table);
  const isTypeSure = typeof told === 'string';
  const chosen = isTypeSure ? told : likeliestType(table, ownFields);
  return { type: chosen, isTypeSure, columns: proposeColumns(table, chosen, ownFields) };
}

/** The proposal without its grounds, for a table of that sheet. */
export function asMapping(
  proposed: ProposedTable,
  table: Pick<Table, 'file' | 'sheet'>,
  namesFile: boolean,
): TableMapping {
  return {
    ...(namesFile ? { file: table.file } : {}),
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    type: proposed.type,
    columns: proposed.columns.map(({ ground: _, ...column }) => column),
  };
}

function proposeColumns(table: Omit<Table, 'read'>, type: ObjectType, ownFields: OwnFields): ProposedColumn[] {
  const { columns, findings } = matchColumns(table, type, ownFields);
  const headings = knownHeadings(type, ownFields);
  const byIndex = new Map(columns.map((column) => [column.index, column.target]));
  const misfits = new Set(
    findings.filter(({ code }) => code === 'unknown-unit' || code === 'wrong-depth-scale').map(({ field }) => field),
  );
  const taken = new Set(columns.map(({ target }) => keyOfTarget(target)));
  const firsts = new Set<string>();
  return table.heading.map((heading, index) => {
    const known = byIndex.get(index);
    if (known !== undefined) return { heading, ...onlyOnce(known, firsts) };
    if (misfits.has(heading)) return { heading, field: null, ground: 'unit' as const };
    const near = nearestFree(headings, heading, taken);
    if (near === undefined) return { heading, field: null, ground: 'none' as const };
    taken.add(keyOfTarget(near));
    return { heading, field: wordOfTarget(near), ground: 'near' as const };
  });
}

/** Of two columns that mean the same the first is proposed; lists may have many. */
function onlyOnce(target: ColumnTarget, firsts: Set<string>): Omit<ProposedColumn, 'heading'> {
  const key = keyOfTarget(target);
  const isList = target.kind === 'field' && target.field.type === 'list';
  if (firsts.has(key) && !isList) return { field: null, ground: 'none' };
  firsts.add(key);
  return { field: wordOfTarget(target), ground: 'known' };
}

function nearestFree(
  { targets, spellings }: KnownHeadings,
  heading: string,
  taken: ReadonlySet<string>,
): ColumnTarget | undefined {
  const { bare } = readHeading(heading);
  for (const word of nearestWords(bare, spellings, MOST_GUESSES)) {
    const normal = spellings.find((one) => one.word === word)!.normal;
    const free = targets.get(normal)?.find(({ target }) => !taken.has(keyOfTarget(target)));
    if (free !== undefined) return free.target;
  }
  return undefined;
}

/** The type that would fill most columns; where several do, the one with the shortest way from the root. */
function likeliestType(table: Omit<Table, 'read'>, ownFields: OwnFields): ObjectType {
  const scores = OBJECT_TYPES.map((type) => {
    const columns = proposeColumns(table, type, ownFields);
    const own = columns.filter(({ field, ground }) => field !== null && ground !== 'none').length;
    return { type, score: own - ANCESTORS[type].length / 100 };
  });
  return scores.toSorted((one, other) => other.score - one.score)[0]!.type;
}
