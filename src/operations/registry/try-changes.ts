import type { UnitOfWork } from '../ports.ts';
import { changeRecords } from './change-records.ts';
import type { ChangeRules, RecordChange, RecordOutcome } from './record-change.ts';

/** Carries the outcomes out of a unit of work that is to be undone. */
class Undone extends Error {
  readonly outcomes: readonly RecordOutcome[];

  constructor(outcomes: readonly RecordOutcome[]) {
    super('A dry run is undone.');
    this.outcomes = outcomes;
  }
}

/** What {@link changeRecords} would do, tried for real and undone: nothing is kept, nobody is told, no quota is used. */
export async function tryChanges(
  unitOfWork: UnitOfWork,
  changes: readonly RecordChange[],
  rules: ChangeRules,
): Promise<readonly RecordOutcome[]> {
  try {
    await unitOfWork(async (work) => {
      throw new Undone(await changeRecords(work, changes, rules));
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcomes;
    throw error;
  }
  return [];
}
