import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import { pathSegment } from '../../../domain/drilling/object-path.ts';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { CreateOperation, StationOperation } from '../../../domain/station/station-operation.ts';

const NOWHERE = {
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
} as const;

/**
 * What an object looks like here before the server has heard of an operation; undefined where it is deleted. Depths are those
 * from before: they are calculated afterwards. `kept` is the object as the server had it, which a restore brings back.
 */
export function applyOperation(
  object: StationObject | undefined,
  operation: StationOperation,
  parent: StationObject | undefined,
  person: string,
  kept?: StationObject,
): StationObject | undefined {
  switch (operation.kind) {
    case 'create':
      return object ?? created(operation, parent, person);
    case 'change':
      return object && { ...object, values: changed(object, operation.changes), ...done(operation, person) };
    case 'delete':
      return undefined;
    case 'restore':
      return object ?? kept;
  }
}

function created(operation: CreateOperation, parent: StationObject | undefined, person: string): StationObject {
  const { id, type, parentId, name, igsn = null, values } = operation.object;
  const segment = pathSegment(type, name);
  return {
    id,
    type,
    parentId,
    name,
    igsn,
    values,
    path: parent === undefined ? segment : `${parent.path}/${segment}`,
    combinedId: combinedIdOf(type, name, parent?.combinedId ?? ''),
    recordState: igsn === null ? null : 'reserved',
    ...NOWHERE,
    seq: 0,
    ...done(operation, person),
  };
}

const done = ({ at }: StationOperation, person: string) => ({ changedAt: at, changedBy: person });

function changed(
  { values }: StationObject,
  changes: Readonly<Record<string, { readonly to: FieldValue }>>,
): StationObject['values'] {
  const next: Record<string, FieldValue> = { ...values };
  for (const [field, { to }] of Object.entries(changes)) {
    if (to === null) delete next[field];
    else next[field] = to;
  }
  return next;
}
