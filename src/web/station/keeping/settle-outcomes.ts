import type { StationOutcome } from '../../../domain/station/station-operation.ts';
import type { KeptConflict, KeptOperation } from './kept.ts';
import type { Settled } from './kept-database.ts';
import { objectOf } from './object-of.ts';

/**
 * What the server's outcomes mean for what is kept here: done and collided operations need no sending any more, collisions
 * wait for a person, refused ones stay. An operation without an outcome stays as it is.
 */
export function settleOutcomes(
  expedition: string,
  sent: readonly KeptOperation[],
  outcomes: readonly StationOutcome[],
): Settled {
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  const answered = sent.flatMap((kept) => {
    const outcome = byId.get(kept.operation.id);
    return outcome === undefined ? [] : [{ kept, outcome }];
  });
  return {
    expedition,
    done: answered.filter(({ outcome }) => outcome.result !== 'refused').map(({ kept }) => kept),
    refused: answered
      .filter(({ outcome }) => outcome.result === 'refused')
      .map(({ kept, outcome }) => ({ ...kept, refused: outcome.findings })),
    conflicts: answered.flatMap(({ kept, outcome }) => conflictOf(kept, outcome)),
    objects: answered.flatMap(({ outcome }) => (outcome.object === undefined ? [] : [outcome.object])),
  };
}

function conflictOf({ expedition, operation }: KeptOperation, { id, conflicts = [] }: StationOutcome): KeptConflict[] {
  if (conflicts.length === 0) return [];
  return [{ id, expedition, objectId: objectOf(operation), at: operation.at, conflicts }];
}
