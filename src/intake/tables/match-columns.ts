import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import {
  type ColumnTarget,
  type KnownHeadings,
  keyOfTarget,
  knownHeadings,
  type RankedTarget,
} from './column-targets.ts';
import { readUnit } from './heading-unit.ts';
import { nearestWord } from './nearest-word.ts';
import { readHeading } from './normal-heading.ts';

/** A column that is read: where its cells stand, what they fill, and the factor to the field's unit. */
export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly target: ColumnTarget;
  readonly factor: number;
}

/** The columns of a table that are read, and what was found about the others. */
export interface MatchedColumns {
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

interface Candidate {
  readonly index: number;
  readonly heading: string;
  readonly unit: string | undefined;
  readonly ranked: readonly RankedTarget[];
}

/**
 * Finds out what the columns of a table of the type fill. A heading with one meaning takes it first; one with several takes
 * the best that is left. Two columns may fill one field: then either may, and rows where both do are judged row by row.
 * Findings: `unknown-column` (warning, with a suggestion), `duplicate-heading`, `ambiguous-heading` (warnings),
 * `unknown-unit` and `wrong-depth-scale` (errors; the column is not read).
 */
export function matchColumns(table: Omit<Table, 'read'>, type: ObjectType): MatchedColumns {
  const known = knownHeadings(type);
  const candidates = table.heading.map((heading, index) => candidate(known, heading, index));
  const chosen = choose(candidates);
  const matched = candidates.map((one) => ({ one, target: chosen.get(one.index) }));
  const columns: Column[] = [];
  const findings: Finding[] = [];
  for (const { one, target } of matched) {
    if (target === undefined) findings.push(unknownColumn(table, type, known, one));
    else if (target.kind === 'field') readField(table, one, target, columns, findings);
    else columns.push({ index: one.index, heading: one.heading, target, factor: 1 });
  }
  return { columns, findings: [...findings, ...duplicates(table, columns), ...ambiguous(table, candidates, columns)] };
}

function candidate(known: KnownHeadings, heading: string, index: number): Candidate {
  const { whole, bare, unit } = readHeading(heading);
  const exact = known.targets.get(whole);
  const ranked = exact ?? known.targets.get(bare) ?? numberedList(known, bare);
  return { index, heading, unit: exact === undefined ? unit : undefined, ranked };
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
  table: Omit<Table, 'read'>,
  { index, heading, unit }: Candidate,
  target: ColumnTarget & { readonly kind: 'field' },
  columns: Column[],
  findings: Finding[],
): void {
  const reading = readUnit(target.field, unit);
  if (reading.ok) columns.push({ index, heading, target, factor: reading.factor });
  else findings.push(badUnit(table, heading, unit ?? '', reading));
}

function badUnit(
  table: Omit<Table, 'read'>,
  heading: string,
  unit: string,
  { code, rule }: { readonly code: string; readonly rule: string },
): Finding {
  const about = { field: heading, value: unit, rule, at: placeIn(table, undefined, heading) };
  return finding(code, `The column ${heading} is not read, because of its unit ${unit}`, about);
}

function unknownColumn(table: Omit<Table, 'read'>, type: ObjectType, known: KnownHeadings, one: Candidate): Finding {
  const heading = one.heading === '' ? `column ${one.index + 1}` : one.heading;
  const nearest = nearestWord(one.heading, known.spellings);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  const message = `${OBJECT_TYPE[type].plural} have no column ${heading}, so it is not read${hint}`;
  const rule = nearest ?? 'a field of the table, by name or label';
  return finding('unknown-column', message, {
    severity: 'warning',
    field: heading,
    rule,
    at: placeIn(table, undefined, heading),
  });
}

function duplicates(table: Omit<Table, 'read'>, columns: readonly Column[]): Finding[] {
  return columns.flatMap((column, position) => {
    const isList = column.target.kind === 'field' && column.target.field.type === 'list';
    const key = keyOfTarget(column.target);
    const earlier = columns.slice(0, position).find((one) => keyOfTarget(one.target) === key);
    if (earlier === undefined || isList) return [];
    const message = `${earlier.heading} and ${column.heading} mean the same; a row may fill either`;
    const about = { severity: 'warning', field: column.heading, rule: 'one column a field' } as const;
    return [finding('duplicate-heading', message, { ...about, at: placeIn(table, undefined, column.heading) })];
  });
}

function ambiguous(
  table: Omit<Table, 'read'>,
  candidates: readonly Candidate[],
  columns: readonly Column[],
): Finding[] {
  const taken = new Set(columns.map((column) => keyOfTarget(column.target)));
  return columns.flatMap((column) => {
    const { ranked } = candidates[column.index]!;
    const rank = ranked.find((one) => keyOfTarget(one.target) === keyOfTarget(column.target))?.rank;
    const others = ranked.filter((one) => one.rank === rank && !taken.has(keyOfTarget(one.target)));
    if (others.length === 0) return [];
    const meant = spoken(column.target);
    const message = `${column.heading} is taken as ${meant}; it might also be ${others.map((one) => spoken(one.target)).join(', ')}`;
    const about = { severity: 'warning', field: column.heading, rule: `the heading ${meant}` } as const;
    return [finding('ambiguous-heading', message, { ...about, at: placeIn(table, undefined, column.heading) })];
  });
}

function spoken(target: ColumnTarget): string {
  if (target.kind === 'field') return target.field.name;
  return target.kind === 'ancestor' ? OBJECT_TYPE[target.type].nameField : target.kind;
}
