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
  const objects = answered.flatMap(({ outcome }) => (outcome.object === undefined ? [] : [outcome.object]));
  const there = new Set(objects.map(({ id }) => id));
  return {
    expedition,
    done: answered.filter(({ outcome }) => outcome.result !== 'refused').map(({ kept }) => kept),
    refused: answered
      .filter(({ outcome }) => outcome.result === 'refused')
      .map(({ kept, outcome }) => ({ ...kept, refused: outcome.findings })),
    conflicts: answered.flatMap(({ kept, outcome }) => conflictOf(kept, outcome)),
    objects,
    // Deleted and restored in one batch: the server tells it as it is then.
    deleted: answered
      .filter(({ kept, outcome }) => kept.operation.kind === 'delete' && outcome.result === 'done')
      .map(({ kept }) => objectOf(kept.operation))
      .filter((id) => !there.has(id)),
  };
}

function conflictOf(kept: KeptOperation, { id, conflicts = [] }: StationOutcome): KeptConflict[] {
  if (conflicts.length === 0) return [];
  const { expedition, operation, by } = kept;
  const whose = by === undefined ? {} : { by };
  return [{ id, expedition, objectId: objectOf(operation), at: operation.at, conflicts, ...whose }];
}
