import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules, MintChange, RecordChange, RecordOutcome } from './record-change.ts';
import { takeBatch } from './take-batch.ts';
import { tryUndone } from './try-undone.ts';

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
  const taken = await tryUndone(unitOfWork, (inside) => inside((work) => takeBatch(work, wishes, rules)));
  return taken.flatMap((one) => ('outcome' in one ? [one.outcome] : []));
}
