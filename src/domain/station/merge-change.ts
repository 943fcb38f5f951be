import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import { isSameValue } from '../drilling/same-value.ts';
import type { FieldChange } from './station-operation.ts';

/** A field that somebody else changed since the person looked. */
export interface Collision extends FieldChange {
  readonly field: string;
  /** What is kept now; null is empty. */
  readonly now: FieldValue;
}

/** What a change comes to: the fields to take, and those that collide. Neither holds a field that is already as wanted. */
export interface MergedChange {
  readonly taken: FieldValues;
  readonly collisions: readonly Collision[];
}

/**
 * Merges a change into what is stored, field by field: stored is what was wanted: nothing to do; stored is what the person
 * saw: the change is taken; otherwise the field collides. All ways of being empty count as one.
 */
export function mergeChange(stored: FieldValues, changes: Readonly<Record<string, FieldChange>>): MergedChange {
  const taken: Record<string, FieldValue> = {};
  const collisions: Collision[] = [];
  for (const [field, { from, to }] of Object.entries(changes)) {
    const now = stored[field] ?? null;
    if (isSameValue(now, to)) continue;
    if (isSameValue(now, from)) taken[field] = to;
    else collisions.push({ field, from, to, now });
  }
  return { taken, collisions };
}
