import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules, MintChange, RecordChange, RecordOutcome } from './record-change.ts';
import { type Taken, takeBatch } from './take-batch.ts';

/** Carries the outcomes out of a unit of work that is to be undone. */
class Undone extends Error {
  readonly taken: readonly Taken[];

  constructor(taken: readonly Taken[]) {
    super('A dry run is undone.');
    this.taken = taken;
  }
}

/**
 * What {@link changeRecords} would do, tried for real and undone: nothing is kept, nobody is told, no quota is used. An
 * identifier that is made up in it is only an example.
 */
export async function tryChanges(
  unitOfWork: UnitOfWork,
  changes: readonly (RecordChange | MintChange)[],
  rules: ChangeRules,
): Promise<readonly RecordOutcome[]> {
  const wishes = changes.map((change) => ({ change }));
  try {
    await unitOfWork(async (work) => {
      throw new Undone(await takeBatch(work, wishes, rules));
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return error.taken.flatMap((one) => ('outcome' in one ? [one.outcome] : []));
  }
  return [];
}
