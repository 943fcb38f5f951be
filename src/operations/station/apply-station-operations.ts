import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { MOST_OPERATIONS, type StationOperation, type StationOutcome } from '../../domain/station/station-operation.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';
import { deleteEntry } from './delete-entry.ts';
import { type Applied, refused } from './entry-outcome.ts';
import { type EntryBatch, EntryRun } from './entry-run.ts';
import { refuseWithoutRight } from './refuse-without-right.ts';
import { restoreEntry } from './restore-entry.ts';
import type { KeptOutcome } from './station-ports.ts';

/** What became of a batch, in its order; `throughSeq` is the last change of the expedition when it was done. */
export interface AppliedBatch {
  readonly outcomes: readonly StationOutcome[];
  readonly throughSeq: number;
}

/**
 * Takes what people did at a station: each operation for itself, all in one unit of work, so a crash leaves none half-done.
 * An operation whose id is known has the outcome of the first time and does nothing. Two batches of one expedition wait for
 * each other. Throws `invalid-input` for a batch of none or over 500 operations or with an id twice, `not-found`,
 * `not-allowed`.
 */
export async function applyStationOperations(
  unitOfWork: UnitOfWork,
  batch: EntryBatch,
  caller: Caller,
): Promise<AppliedBatch> {
  ensureBatch(batch);
  return unitOfWork(async (work) => {
    const run = await EntryRun.begin(work, batch, caller);
    const known = await work.station.outcomes(batch.operations.map((one) => one.id));
    await run.learnBatch();
    const applied: Applied[] = [];
    for (const operation of batch.operations) applied.push(await applyOnce(run, operation, known.get(operation.id)));
    await run.scopes.recalculate(work.tree);
    await work.audit(run.actor, run.entries, run.at);
    const fresh = applied.filter(({ outcome }) => !known.has(outcome.id));
    await work.station.keepOutcomes(
      fresh.map(({ outcome, objectId }) => keptOf(run, outcome, objectId)),
      run.at,
    );
    const ids = applied.map((one) => one.objectId);
    const objects = new Map((await work.station.objects(run.expedition.id, ids)).map((one) => [one.id, one]));
    const outcomes = applied.map(({ outcome, objectId }) => {
      const object = objects.get(objectId);
      return object === undefined || !run.mayRead(object) ? outcome : { ...outcome, object };
    });
    return { outcomes, throughSeq: await work.tree.holdExpedition(run.expedition.id) };
  });
}

async function applyOnce(run: EntryRun, operation: StationOperation, known: KeptOutcome | undefined): Promise<Applied> {
  const refusal = await refuseWithoutRight(run, operation);
  if (refusal !== undefined) return refusal;
  if (known === undefined) return applyOne(run, operation);
  if (known.expeditionId === run.expedition.id) return { outcome: known.outcome, objectId: known.objectId ?? '' };
  const rule = 'a new id for every operation';
  return refused(operation, objectOf(operation), [
    finding('operation-reused', 'The id was used in another expedition.', { field: 'id', value: operation.id, rule }),
  ]);
}

function applyOne(run: EntryRun, operation: StationOperation): Promise<Applied> {
  switch (operation.kind) {
    case 'create':
      return createEntry(run, operation);
    case 'change':
      return changeEntry(run, operation);
    case 'delete':
      return deleteEntry(run, operation);
    case 'restore':
      return restoreEntry(run, operation);
  }
}

const objectOf = (operation: StationOperation): string =>
  operation.kind === 'create' ? operation.object.id : operation.objectId;

function keptOf(run: EntryRun, outcome: Applied['outcome'], objectId: string): KeptOutcome {
  return { expeditionId: run.expedition.id, account: run.account, objectId, outcome };
}

function ensureBatch({ operations }: EntryBatch): void {
  const count = operations.length;
  if (count < 1 || count > MOST_OPERATIONS)
    throw new CorestoneError('invalid-input', `A batch has 1 to ${MOST_OPERATIONS} operations, not ${count}.`);
  if (new Set(operations.map((one) => one.id)).size < count)
    throw new CorestoneError('invalid-input', 'Every operation of a batch has an id of its own.');
}
