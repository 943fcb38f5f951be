import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { isEmptyValue, isSameValue } from '../../../domain/drilling/same-value.ts';
import type { Finding } from '../../../domain/finding.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { FieldChange, Override } from '../../../domain/station/station-operation.ts';
import type { Wish } from '../keeping/inverse.ts';

/** One cell and what it is to be. */
export interface CellChange {
  readonly object: StationObject;
  readonly field: string;
  readonly to: FieldValue;
}

/** What changing cells comes to, before it is done. `replaced` are the values that would go, with how often. */
export interface ChangePlan {
  readonly cells: readonly CellChange[];
  readonly fills: number;
  readonly empties: number;
  readonly replaced: ReadonlyMap<string, number>;
  readonly rows: number;
}

/** Leaves out cells that are already so, and counts the rest. */
export function planChanges(wanted: readonly CellChange[]): ChangePlan {
  const cells = wanted.filter(({ object, field, to }) => !isSameValue(object.values[field], to));
  const full = cells.filter(({ object, field }) => !isEmptyValue(object.values[field]));
  const replaced = new Map<string, number>();
  for (const { object, field } of full) {
    const text = String(object.values[field]);
    replaced.set(text, (replaced.get(text) ?? 0) + 1);
  }
  return {
    cells,
    fills: cells.length - full.length,
    empties: full.filter(({ to }) => isEmptyValue(to)).length,
    replaced,
    rows: new Set(cells.map(({ object }) => object.id)).size,
  };
}

/** The plan in words: how many change, and what is replaced. */
export function planWords({ cells, fills, empties, replaced, rows }: ChangePlan): string {
  if (cells.length === 0) return 'Nothing would change.';
  const named = [...replaced].slice(0, 3).map(([text, count]) => `${text} in ${count}`);
  const more = replaced.size > 3 ? ` and ${replaced.size - 3} other values` : '';
  const parts = [
    fills > 0 ? `fills ${fills} empty ${fills === 1 ? 'cell' : 'cells'}` : '',
    empties > 0 ? `empties ${empties}` : '',
    replaced.size > 0 ? `replaces ${named.join(', ')}${more}` : '',
  ].filter((part) => part !== '');
  const text = parts.join(', ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}. ${rows} ${rows === 1 ? 'row' : 'rows'}.`;
}

/** Only the cells that are empty now. */
export function onlyEmpty({ cells }: ChangePlan): readonly CellChange[] {
  return cells.filter(({ object, field }) => isEmptyValue(object.values[field]));
}

/** An object with cells changed, for checking. */
export interface ChangedObject {
  readonly object: StationObject;
  readonly changes: Readonly<Record<string, FieldChange>>;
  readonly values: StationObject['values'];
}

/** Cells by object, with what the object would hold then. */
export function byObject(cells: readonly CellChange[]): ChangedObject[] {
  const found = new Map<string, CellChange[]>();
  for (const cell of cells) found.set(cell.object.id, [...(found.get(cell.object.id) ?? []), cell]);
  return [...found.values()].map((own) => {
    const { object } = own[0]!;
    const changes = Object.fromEntries(
      own.map(({ field, to }): [string, FieldChange] => [field, { from: object.values[field] ?? null, to }]),
    );
    const values: Record<string, FieldValue> = { ...object.values };
    for (const { field, to } of own) values[field] = to;
    return { object, changes, values };
  });
}

/** The operations of a change whose findings are answered; the others stay out, with what stands against them. */
export function changeWishes(
  changed: readonly ChangedObject[],
  check: (one: ChangedObject) => readonly Finding[],
  overrides: readonly Override[] = [],
): {
  readonly wishes: readonly Wish[];
  readonly standing: readonly { readonly of: ChangedObject; readonly finding: Finding }[];
} {
  const wishes: Wish[] = [];
  const standing: { of: ChangedObject; finding: Finding }[] = [];
  for (const one of changed) {
    const left = standingFindings(check(one), overrides);
    standing.push(...left.map((finding) => ({ of: one, finding })));
    if (left.length > 0) continue;
    const stated = overrides.length === 0 ? {} : { overrides };
    wishes.push({ kind: 'change', objectId: one.object.id, changes: one.changes, ...stated });
  }
  return { wishes, standing };
}
