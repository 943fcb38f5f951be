import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Finding } from '../../domain/finding.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import type { Table } from '../table.ts';
import {
  ambiguousHeadings,
  type Candidate,
  type Column,
  duplicateHeadings,
  type Misfit,
  misfitFindings,
  unknownColumn,
} from './column-findings.ts';
import {
  type ColumnTarget,
  type KnownHeadings,
  keyOfTarget,
  knownHeadings,
  type RankedTarget,
} from './column-targets.ts';
import { convertedUnits } from './converted-units.ts';
import { readUnit } from './heading-unit.ts';
import { readHeading } from './normal-heading.ts';

/** The columns of a table that are read, and what was found about the others. */
export interface MatchedColumns {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

/**
 * Finds out what the columns of a table of the type fill. A heading with one meaning takes it first; one with several takes
 * the best that is left. Two columns may fill one field: then either may, and rows where both do are judged row by row.
 * Findings: `unknown-column` (warning, with a suggestion), `duplicate-heading`, `ambiguous-heading` (warnings),
 * `unit-converted` (info), `unknown-unit` and `wrong-depth-scale` (the column is not read; warnings where another column fills the field, else errors).
 */
export function matchColumns(
  table: Omit<Table, 'read'>,
  type: ObjectType,
  ownFields: OwnFields = NO_OWN_FIELDS,
): MatchedColumns {
  const known = knownHeadings(type, ownFields);
  const candidates = table.heading.map((heading, index) => candidate(known, heading, index));
  const chosen = choose(candidates);
  const matched = candidates.map((one) => ({ one, target: chosen.get(one.index) }));
  const columns: Column[] = [];
  const findings: Finding[] = [];
  const misfits: Misfit[] = [];
  for (const { one, target } of matched) {
    if (target === undefined) findings.push(unknownColumn(table, type, known, one));
    else if (target.kind === 'field') readField(one, target, columns, misfits);
    else columns.push({ index: one.index, heading: one.heading, target, factor: 1 });
  }
  return {
    columns,
    findings: [
      ...findings,
      ...misfitFindings(table, misfits, columns),
      ...duplicateHeadings(table, columns),
      ...ambiguousHeadings(table, candidates, columns),
      ...convertedUnits(table, columns),
    ],
  };
}

function candidate(known: KnownHeadings, heading: string, index: number): Candidate {
  const { whole, bare, unit, isTrailing = false } = readHeading(heading);
  // A word behind a name is its unit only where the name can have one: `Split percent` is no split.
  const fits = ({ target }: RankedTarget) => target.kind === 'field' && target.field.unit !== undefined;
  const exact = known.targets.get(whole)?.filter((one) => whole !== bare || !isTrailing || fits(one));
  const before = known.targets.get(bare)?.filter((one) => !isTrailing || fits(one));
  const ranked = exact ?? before ?? numberedList(known, bare);
  // A name that is known as a whole holds its own unit (`core_recovery_m`), unless the unit leaves no trace in it (`%`).
  const hasUnit = exact === undefined || whole === bare;
  return { index, heading, unit: hasUnit ? unit : undefined, ranked };
}

/** `scientist_2` fills the list that `scientist_1` fills. */
function numberedList(known: KnownHeadings, bare: string): readonly RankedTarget[] {
  const [, stem] = /^(\D+)\d+$/.exec(bare) ?? [];
  const targets = stem === undefined ? [] : (known.targets.get(`${stem}1`) ?? known.targets.get(stem) ?? []);
  return targets.filter(({ target }) => target.kind === 'field' && target.field.type === 'list');
}

function choose(candidates: readonly Candidate[]): Map<number, ColumnTarget> {
  const chosen = new Map<number, ColumnTarget>();
  const taken = new Set<string>();
  for (const { index, ranked } of candidates.toSorted((one, other) => one.ranked.length - other.ranked.length)) {
    const free = ranked.find(({ target }) => !taken.has(keyOfTarget(target))) ?? ranked[0];
    if (free === undefined) continue;
    chosen.set(index, free.target);
    taken.add(keyOfTarget(free.target));
  }
  return chosen;
}

function readField(
  { index, heading, unit }: Candidate,
  target: ColumnTarget & { readonly kind: 'field' },
  columns: Column[],
  misfits: Misfit[],
): void {
  const reading = readUnit(target.field, unit);
  if (reading.ok) columns.push({ index, heading, target, factor: reading.factor });
  else misfits.push({ heading, unit: unit ?? '', target, reading });
}
