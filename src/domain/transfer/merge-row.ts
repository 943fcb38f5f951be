/** A value of a column as a package has it; octets are text then. */
export type MovedValue = string | number | boolean | null | readonly unknown[] | { readonly [name: string]: unknown };

/** Values of a row by field. */
export type MovedFields = Readonly<Record<string, MovedValue>>;

/** Whose value counts where both sides changed it. */
export type Keep = 'ours' | 'theirs';

/** A field that both sides changed. `base` is what both had before; undefined where nobody knows. */
export interface FieldConflict {
  readonly field: string;
  readonly base?: MovedValue;
  readonly theirs: MovedValue;
  readonly ours: MovedValue;
}

/** What becomes of a row. */
export interface MergedRow {
  /** What is taken of theirs. */
  readonly taken: MovedFields;
  /** What both sides have in common from now on; without the fields that stay in conflict and never were. */
  readonly base: MovedFields;
  readonly conflicts: readonly FieldConflict[];
}

/** The two things both sides may have had in common: what we last took of theirs, and what they last took of ours. */
export interface Bases {
  readonly here?: MovedFields | undefined;
  readonly there?: MovedFields | undefined;
}

/**
 * Merges a row of a package with the one that is here, field by field: what one side alone changed since both were the same is
 * taken, what both changed is a conflict unless `keep` decides it. A field that nobody ever had in common and that differs is a conflict.
 */
export function mergeRow(
  theirs: MovedFields,
  ours: MovedFields,
  bases: Bases,
  keep: (field: string) => Keep | undefined,
): MergedRow {
  const taken: Record<string, MovedValue> = {};
  const base: Record<string, MovedValue> = {};
  const conflicts: FieldConflict[] = [];
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const [their, our] = [theirs[field] ?? null, ours[field] ?? null];
    const side = sideOf(field, their, our, bases) ?? keep(field);
    if (side !== undefined) base[field] = their;
    if (side === 'theirs') taken[field] = their;
    if (side !== undefined) continue;
    const known = valueIn(bases.here, field);
    const before = known === undefined ? valueIn(bases.there, field) : known;
    if (known !== undefined) base[field] = known;
    conflicts.push({ field, theirs: their, ours: our, ...(before !== undefined && { base: before }) });
  }
  return { taken, base, conflicts };
}

/** Whose value stands without asking: ours where they are the same, or theirs did not change; undefined where both changed. */
function sideOf(field: string, their: MovedValue, our: MovedValue, { here, there }: Bases): Keep | undefined {
  if (isSame(their, our)) return 'ours';
  // They have seen ours as it is and have something else now.
  if (was(there, field, our)) return 'theirs';
  if (was(here, field, their)) return 'ours';
  if (was(here, field, our)) return 'theirs';
  return was(there, field, their) ? 'ours' : undefined;
}

/** Whether a field had a value then. */
function was(fields: MovedFields | undefined, field: string, value: MovedValue): boolean {
  const before = valueIn(fields, field);
  return before !== undefined && isSame(before, value);
}

/** The value that a field had; undefined where nobody knows. An own field that nobody had named was empty. */
function valueIn(fields: MovedFields | undefined, field: string): MovedValue | undefined {
  if (fields === undefined || fields[field] !== undefined) return fields?.[field];
  return field.startsWith('own.') ? null : undefined;
}

/** Whether two values are the same. */
export function isSame(one: MovedValue, other: MovedValue): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
