import { coreTypeLetter } from '../../domain/drilling/core-type-letter.ts';
import { ANCESTORS, missingParents, namesTo } from '../../domain/drilling/lineage.ts';
import type { FieldValues, ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FileLocation } from '../../domain/finding.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { readName } from './object-name.ts';

/**
 * Rows for those named ancestors of an object that the intake has not met yet, root first; they are noted as met. A core run
 * among them gets the core type, where its name showed one.
 */
export function impliedAncestors(
  type: ObjectType,
  names: ObjectNames,
  at: FileLocation,
  seen: SeenObjects,
  coreType?: string,
): readonly ObjectRow[] {
  const nearest = ANCESTORS[type].findLast((above) => names[above] !== undefined);
  // Most rows follow one with the same parent, and what is met is met with all that stands above it.
  if (nearest === undefined || seen.has(nearest, names)) return [];
  return ANCESTORS[type].flatMap((above) => {
    const itsNames = namesTo(above, names);
    const name = itsNames[above];
    if (name === undefined || missingParents(above, itsNames) !== undefined || !seen.imply(above, itsNames)) return [];
    return [{ type: above, names: itsNames, values: namedValues(above, name, coreType), implied: true, at }];
  });
}

/** The field that holds the name, as the store keeps it: numbers for core runs and sections. */
function namedValues(type: ObjectType, name: string, coreType: string | undefined): FieldValues {
  const reading = readName(type, name);
  const typed = reading.ok ? reading.values : {};
  const letter = type === 'core_run' ? coreTypeLetter(coreType) : undefined;
  const shown = letter === undefined ? {} : { core_type: letter };
  return { [OBJECT_TYPE[type].nameField]: name, ...typed, ...shown };
}
