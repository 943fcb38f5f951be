import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { NamedObject } from './core-table.ts';

/** An object with where it lies and the core run it belongs to. Depths are metres on the scale their name says; null is not known. */
export interface PlacedObject extends NamedObject {
  readonly combinedId: string;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
  /** Values of the core run above it; none where there is none. */
  readonly run: FieldValues;
}

/** A number or text of a field, empty where it is not known. */
export function known(value: FieldValues[string] | undefined): string | number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
