import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { placeIn, type Table } from '../table.ts';
import { type ColumnTarget, type KnownHeadings, keyOfTarget, type RankedTarget } from './column-targets.ts';
import type { UnitReading } from './heading-unit.ts';
import { normalHeading } from './normal-heading.ts';

/** A column that is read: where its cells stand, what they fill, and the factor to the field's unit. */
export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly target: ColumnTarget;
  readonly factor: number;
}

/** A heading with its unit and the targets it may mean, best first. */
export interface Candidate {
  readonly index: number;
  readonly heading: string;
  readonly unit: string | undefined;
  readonly ranked: readonly RankedTarget[];
}

/** A column that is not read because of its unit, or of the depth scale the unit implies. */
export interface Misfit {
  readonly heading: string;
  readonly unit: string;
  readonly target: ColumnTarget;
  readonly reading: UnitReading & { readonly ok: false };
}

/** One finding for each misfit: a warning where another column fills the field (recovery in m and in %), else an error. */
export function misfitFindings(
  table: Omit<Table, 'read'>,
  misfits: readonly Misfit[],
  columns: readonly Column[],
): Finding[] {
  const filled = new Set(columns.map((column) => keyOfTarget(column.target)));
  return misfits.map(({ heading, unit, target, reading: { code, rule } }) => {
    const severity = filled.has(keyOfTarget(target)) ? 'warning' : 'error';
    const about = { severity, field: heading, value: unit, rule, at: placeIn(table, undefined, heading) } as const;
    return finding(code, `The column ${heading} is not read, because of its unit ${unit}`, about);
  });
}

/** That a heading means nothing in this table, with the heading that was perhaps meant. */
export function unknownColumn(
  table: Omit<Table, 'read'>,
  type: ObjectType,
  known: KnownHeadings,
  one: Candidate,
): Finding {
  const heading = one.heading === '' ? `column ${one.index + 1}` : one.heading;
  const nearest = nearestWord(normalHeading(one.heading), known.spellings);
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

/** One `duplicate-heading` for each column that fills what an earlier one fills; lists may have many. */
export function duplicateHeadings(table: Omit<Table, 'read'>, columns: readonly Column[]): Finding[] {
  const first = new Map<string, Column>();
  return columns.flatMap((column) => {
    const isList = column.target.kind === 'field' && column.target.field.type === 'list';
    const key = keyOfTarget(column.target);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, column);
    if (earlier === undefined || isList) return [];
    const message = `${earlier.heading} and ${column.heading} mean the same; a row may fill either`;
    const about = { severity: 'warning', field: column.heading, rule: 'one column a field' } as const;
    return [finding('duplicate-heading', message, { ...about, at: placeIn(table, undefined, column.heading) })];
  });
}

/** One `ambiguous-heading` for each column that might as well mean something no other column means. */
export function ambiguousHeadings(
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
