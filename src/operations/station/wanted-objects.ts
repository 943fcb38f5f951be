import { pathSegment } from '../../domain/drilling/object-path.ts';
import type { ChangeOperation, CreatedObject, StationOperation } from '../../domain/station/station-operation.ts';
import type { WantedObjects } from './station-ports.ts';

/** What operations look at beside what they are about: of a new object its parent, its place and those beside it. */
export function wantedObjects(operations: readonly StationOperation[]): WantedObjects {
  const made = madeBy(operations);
  const about = operations.map(objectIdOf);
  const below = made.flatMap((one) => (one.parentId === null ? [] : [{ ...one, parentId: one.parentId }]));
  const beside = below.filter(({ type }) => type === 'section' || type === 'sample');
  return {
    ids: [...new Set([...about, ...below.map((one) => one.parentId)])],
    changed: operations.flatMap((one) => (one.kind === 'change' ? [one.objectId] : [])),
    resized: operations.flatMap((one) => (isResizing(one) ? [one.objectId] : [])),
    children: [...new Map(beside.map(({ parentId, type }) => [`${parentId} ${type}`, { parentId, type }])).values()],
    places: below.map(({ parentId, type, name }) => ({ parentId, segment: pathSegment(type, name) })),
  };
}

/** The lengths of a section, that which counts first. */
export const SECTION_LENGTHS = ['curated_length_m', 'section_length_m'] as const;

/** Whether an operation says anew how long a section is. */
export const isResizing = (operation: StationOperation): operation is ChangeOperation =>
  operation.kind === 'change' && SECTION_LENGTHS.some((field) => field in operation.changes);

/** The object an operation is about. */
export const objectIdOf = (operation: StationOperation): string =>
  operation.kind === 'create' ? operation.object.id : operation.objectId;

/** The objects that operations make. */
export const madeBy = (operations: readonly StationOperation[]): CreatedObject[] =>
  operations.flatMap((one) => (one.kind === 'create' ? [one.object] : []));
