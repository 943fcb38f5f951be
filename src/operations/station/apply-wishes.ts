import type { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { isReadIn, type TreeRights } from '../../domain/party/tree-right.ts';
import type { StationOperation, StationOutcome } from '../../domain/station/station-operation.ts';
import { type Caller, notAllowed } from '../caller.ts';
import type { Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';
import { deleteEntry } from './delete-entry.ts';
import { type Applied, refused } from './entry-outcome.ts';
import { type Author, type EntryBatch, EntryRun } from './entry-run.ts';
import type { KeptVocabularies } from './kept-vocabularies.ts';
import { learnEntries } from './learn-entries.ts';
import { refuseWithoutRight } from './refuse-without-right.ts';
import { restoreEntry } from './restore-entry.ts';
import type { KeptOutcome } from './station-ports.ts';
import { objectIdOf } from './wanted-objects.ts';

/** What became of a batch, in its order; `throughSeq` is the last change of the expedition when it was done. */
export interface AppliedBatch {
  readonly outcomes: readonly StationOutcome[];
  readonly throughSeq: number;
}

/** What somebody wants done at a station. */
export interface EntryWish {
  readonly batch: EntryBatch;
  readonly caller: Caller;
}

/**
 * Does what several wish of one expedition, one after the other, in one unit of work, so a crash leaves nothing half-done;
 * each sees what those before did. Each operation stands for itself; one whose id is known has the outcome of the first time
 * and does nothing, where its author sent it or may enter there. No operation may be in two wishes. A `not-allowed` is told to whom it belongs; throws `not-found`.
 */
export async function applyWishes(
  work: Work,
  wishes: readonly EntryWish[],
  vocabularies: KeptVocabularies,
): Promise<(AppliedBatch | CorestoneError)[]> {
  const all = wishes.flatMap(({ batch }) => batch.operations);
  const run = await EntryRun.begin(work, wishes[0]!.batch, all, vocabularies);
  const rights = new Map(wishes.map((wish) => [wish, rightsOf(run, wish)]));
  const granted = wishes.filter((wish) => rights.get(wish)!.enters.length > 0);
  const operations = granted.flatMap(({ batch }) => batch.operations);
  const { outcomes: known, deleted } = await work.station.known(idsOf(operations), operations.map(objectIdOf));
  run.picture.learnDeleted(deleted);
  const stations = [...new Set(granted.map(({ batch }) => batch.station))];
  await learnEntries(
    run,
    operations.filter((one) => !known.has(one.id)),
    stations,
  );
  const applied = new Map<EntryWish, Applied[]>();
  const kept: KeptOutcome[] = [];
  for (const wish of granted) {
    const some = await applyWish(run, wish, rights.get(wish)!, known);
    applied.set(wish, some);
    kept.push(...some.filter(({ outcome }) => !known.has(outcome.id)).map((one) => keptOf(run, wish, one)));
  }
  await run.finish(kept);
  const objectIds = [...applied.values()].flat().map((one) => one.objectId);
  const found = await work.station.objects(run.expedition.id, objectIds, run.picture.knownValues(objectIds));
  const objects = new Map(found.map((one) => [one.id, one]));
  return wishes.map((wish) => {
    const some = applied.get(wish);
    if (some === undefined) return notAllowed(wish.caller, 'deposit', run.client);
    const outcomes = some.map(({ outcome, objectId }) => {
      const object = objects.get(objectId);
      return object === undefined || !isReadIn(rights.get(wish)!.reads, object) ? outcome : { ...outcome, object };
    });
    return { outcomes, throughSeq: run.writes.seq };
  });
}

const rightsOf = (run: EntryRun, { caller }: EntryWish): TreeRights =>
  rightsIn(caller, { path: run.expedition.path, client: run.client });

const idsOf = (operations: readonly StationOperation[]): string[] => operations.map((one) => one.id);

async function applyWish(
  run: EntryRun,
  { batch, caller }: EntryWish,
  rights: TreeRights,
  known: ReadonlyMap<string, KeptOutcome>,
): Promise<Applied[]> {
  const { station, operations } = batch;
  const actor = { name: `${caller.name} at ${station}`, origin: 'station' } as const;
  const by = { actor, account: caller.account, station, rights };
  const applied: Applied[] = [];
  for (const operation of operations) applied.push(await applyOnce(run, by, operation, known.get(operation.id)));
  return applied;
}

async function applyOnce(
  run: EntryRun,
  by: Author,
  operation: StationOperation,
  known: KeptOutcome | undefined,
): Promise<Applied> {
  // What was decided of one's own operation stands, though the right to it was taken away since.
  const refusal = known?.account === by.account ? undefined : await refuseWithoutRight(run, by, operation);
  if (refusal !== undefined) return refusal;
  if (known === undefined) return applyOne(run, by, operation);
  if (known.expeditionId === run.expedition.id) return { outcome: known.outcome, objectId: known.objectId ?? '' };
  const rule = 'a new id for every operation';
  return refused(operation, objectIdOf(operation), [
    finding('operation-reused', 'The id was used in another expedition.', { field: 'id', value: operation.id, rule }),
  ]);
}

function applyOne(run: EntryRun, by: Author, operation: StationOperation): Promise<Applied> {
  switch (operation.kind) {
    case 'create':
      return createEntry(run, by, operation);
    case 'change':
      return changeEntry(run, by, operation);
    case 'delete':
      return deleteEntry(run, by, operation);
    case 'restore':
      return restoreEntry(run, by, operation);
  }
}

function keptOf(run: EntryRun, { caller }: EntryWish, { outcome, objectId }: Applied): KeptOutcome {
  return { expeditionId: run.expedition.id, account: caller.account, objectId, outcome };
}
