import { coreTypeLetter } from '../../domain/drilling/core-type-letter.ts';
import { ANCESTORS, missingParents, type NamedAbove, namesTo, nearestNamed } from '../../domain/drilling/lineage.ts';
import { lastName, sampleWaysAlong } from '../../domain/drilling/nested-sample.ts';
import type { FieldValues, ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FileLocation } from '../../domain/finding.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { readName } from './object-name.ts';

/** What a row says of objects above its own. */
export interface ToldOfAncestors {
  readonly coreType?: string | undefined;
  readonly told?: Readonly<Partial<Record<ObjectType, FieldValues>>> | undefined;
}

/**
 * Rows for those named ancestors of an object that the intake has not met yet, root first; they are noted as met. A core run
 * among them gets the core type, where its name showed one; what the row says of an ancestor in `told` is stated of it.
 */
export function impliedAncestors(
  type: ObjectType,
  names: ObjectNames,
  at: FileLocation,
  seen: SeenObjects,
  { coreType, told = {} }: ToldOfAncestors = {},
): readonly ObjectRow[] {
  const nearest = nearestNamed(type, names);
  // Most rows follow one with the same parent, and what is met is met with all that stands above it.
  if (nearest === undefined || (Object.keys(told).length === 0 && seen.has(nearest.type, nearest.names))) return [];
  return waysAbove(type, nearest).flatMap(([above, itsNames]): ObjectRow[] => {
    const name = itsNames[above];
    if (name === undefined || missingParents(above, itsNames) !== undefined) return [];
    const isNew = seen.imply(above, itsNames);
    const said = seen.statedAt(above, itsNames) === undefined ? told[above] : undefined;
    if (!isNew && said === undefined) return [];
    const values = namedValues(above, name, coreType);
    if (said === undefined) return [{ type: above, names: itsNames, values, implied: true, at }];
    return [{ type: above, names: itsNames, values: { ...said, ...values }, implied: false, aside: true, at }];
  });
}

/** Every type above with the names that lead to it; samples that hang below each other one by one. */
function waysAbove(
  type: ObjectType,
  { type: nearest, names }: NamedAbove,
): readonly (readonly [ObjectType, ObjectNames])[] {
  const above = nearest === type ? [...ANCESTORS[type], type] : ANCESTORS[type];
  return above.flatMap((one) => {
    const way = one === 'sample' ? names.sample : undefined;
    if (way === undefined) return [[one, namesTo(one, names)] as const];
    return sampleWaysAlong(way).map((sample) => [one, namesTo(one, { ...names, sample })] as const);
  });
}

/** The field that holds the name, as the store keeps it: numbers for core runs and sections. */
function namedValues(type: ObjectType, name: string, coreType: string | undefined): FieldValues {
  const reading = readName(type, name);
  const typed = reading.ok ? reading.values : {};
  const letter = type === 'core_run' ? coreTypeLetter(coreType) : undefined;
  const shown = letter === undefined ? {} : { core_type: letter };
  return { [OBJECT_TYPE[type].nameField]: lastName(type, name), ...typed, ...shown };
}
