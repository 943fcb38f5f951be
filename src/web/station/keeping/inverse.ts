import type { StationOperation } from '../../../domain/station/station-operation.ts';

type Unstated<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;

/** What a person wants done, before it has an id and a time. */
export type Wish = Unstated<StationOperation>;

/** What takes an operation back: a deletion for a creation, the old values for a change, a restore for a deletion. */
export function inverse(operation: Wish): Wish {
  switch (operation.kind) {
    case 'create':
      return { kind: 'delete', objectId: operation.object.id };
    case 'restore':
      return { kind: 'delete', objectId: operation.objectId };
    case 'delete':
      return { kind: 'restore', objectId: operation.objectId };
    case 'change':
      return {
        kind: 'change',
        objectId: operation.objectId,
        changes: Object.fromEntries(
          Object.entries(operation.changes).map(([field, { from, to }]) => [field, { from: to, to: from }]),
        ),
      };
  }
}
