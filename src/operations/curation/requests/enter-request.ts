import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { ChangeOperation, CreateOperation } from '../../../domain/station/station-operation.ts';
import type { Issuing } from '../../issuing.ts';
import type { Actor, Work } from '../../ports.ts';
import { changeEntry } from '../../station/change-entry.ts';
import { createEntry } from '../../station/create-entry.ts';
import { EntryRun } from '../../station/entry-run.ts';
import { KeptVocabularies } from '../../station/kept-vocabularies.ts';
import type { CurationRequest } from './request-ports.ts';

/**
 * Makes the `sample_request` of a request in the core tree, by the way stations enter: nothing of the people, whose names are not public.
 * Throws `conflict` with the findings where the tree does not take it.
 */
export function enterRequest(
  work: Work,
  request: CurationRequest,
  { number, objectId, issuing }: { readonly number: string; readonly objectId: string; readonly issuing: Issuing },
  actor: Actor,
): Promise<void> {
  const at = work.now();
  const values = { ...valuesOf(request), date_submission: at.slice(0, 10) };
  const object = {
    id: objectId,
    type: 'sample_request',
    parentId: request.expeditionId,
    name: number,
    values,
  } as const;
  return enter(work, request.expeditionId, { kind: 'create', id: work.newKey(), at, object }, actor, issuing);
}

/**
 * Has the core tree say what a request says by now, and `more`; nothing where the tree says so already, or has no such object (any
 * more). Holds the expedition, so it comes before the request is changed. Throws `conflict` where the tree does not take it.
 */
export async function followInTree(
  work: Work,
  request: CurationRequest,
  more: FieldValues,
  actor: Actor,
): Promise<void> {
  const { objectId } = request;
  const [object] = objectId === null ? [] : await work.tree.findByIds([objectId]);
  if (object === undefined) return;
  const stored = (await work.tree.valuesOf('sample_request', [object.id])).get(object.id) ?? {};
  const wanted: FieldValues = { ...valuesOf(request), ...more };
  const changes = Object.entries(wanted)
    .map(([field, to]) => [field, { from: stored[field] ?? null, to: to === '' ? null : to }] as const)
    // What an import left open is not answered with no.
    .filter(([, { from, to }]) => from !== to && !(from === null && to === false));
  if (changes.length === 0) return;
  const operation = { kind: 'change', id: work.newKey(), at: work.now(), objectId: object.id } as const;
  await enter(work, request.expeditionId, { ...operation, changes: Object.fromEntries(changes) }, actor, {
    phase: 'R',
  });
}

const valuesOf = ({ purpose, isDestructive, samplesAsked }: CurationRequest): FieldValues => ({
  purpose,
  destructive: isDestructive,
  number_samples: samplesAsked,
});

async function enter(
  work: Work,
  expeditionId: string,
  operation: CreateOperation | ChangeOperation,
  actor: Actor,
  issuing: Issuing,
): Promise<void> {
  const run = await EntryRun.begin(work, { expeditionId, ...issuing }, [operation], new KeptVocabularies());
  const rights = { reads: WHOLE_TREE, enters: WHOLE_TREE };
  const by = { actor, account: actor.name, station: 'sample requests', rights };
  const { outcome } =
    operation.kind === 'create' ? await createEntry(run, by, operation) : await changeEntry(run, by, operation);
  if (outcome.result !== 'done')
    throw new CorestoneError('conflict', 'The core tree does not take the request.', { findings: outcome.findings });
  await run.finish([]);
}
