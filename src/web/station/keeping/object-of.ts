import type { StationOperation } from '../../../domain/station/station-operation.ts';

/** Id of the object that an operation is about. */
export function objectOf(operation: StationOperation): string {
  return operation.kind === 'create' ? operation.object.id : operation.objectId;
}
