import type { RequestSide } from '../../../domain/curation/request-state.ts';
import { checkRequest, checkRequestDraft, type RequestFacts } from '../../../domain/curation/sample-request.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { bad, type Checked, good, hasError } from '../../../domain/finding.ts';
import type { Caller } from '../../caller.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { followInTree } from './enter-request.ts';
import { keepRequest } from './keep-request.ts';
import { answeredRequest, theRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';
import { keptWishes, readWishes } from './typed-wishes.ts';

/** What may change of a request; what is left out stays. `revision` is the one that was seen. */
export type RequestChanges = Partial<RequestFacts> & { readonly revision: number };

/**
 * Changes the own draft of a requester, whose link was checked by who calls. Findings of `checkRequestDraft`; throws `not-found`,
 * `conflict` where it is no draft any more, or was changed meanwhile.
 */
export function changeOwnDraft(
  unitOfWork: UnitOfWork,
  id: string,
  changes: RequestChanges,
  actor: Actor,
): Promise<Checked<CurationRequest>> {
  return unitOfWork(async (work) => {
    const before = await theRequest(work, id);
    if (before.state !== 'draft')
      throw new CorestoneError('conflict', 'The request is submitted; write a message to have it changed.');
    return change(work, before, changes, { actor, side: 'requester' });
  });
}

/**
 * Changes a request for its curator, a draft or not; what is submitted stays whole: findings of `checkRequest` and of its wishes.
 * Throws `not-found`, `not-allowed`, `conflict` where somebody else changed it meanwhile.
 */
export function changeRequest(
  unitOfWork: UnitOfWork,
  id: string,
  changes: RequestChanges,
  caller: Caller,
): Promise<Checked<CurationRequest>> {
  return unitOfWork(async (work) => {
    const before = await answeredRequest(work, id, caller);
    return change(work, before, changes, { actor: caller, side: 'curator' });
  });
}

async function change(
  work: Work,
  before: CurationRequest,
  { revision, ...facts }: RequestChanges,
  by: { readonly actor: Actor; readonly side: RequestSide },
): Promise<Checked<CurationRequest>> {
  const after = { ...before, ...facts };
  const isDraft = before.state === 'draft' || before.channel === 'tree';
  const findings = isDraft ? checkRequestDraft(after) : checkRequest(after);
  const wishes = await readWishes(work, after, by.side);
  const standing = [...findings, ...(isDraft ? [] : wishes.findings)];
  if (hasError(standing)) return bad(...standing);
  if (before.state !== 'draft') await followInTree(work, after, {}, by.actor);
  const kept = await keepRequest(work, before, after, {
    ...by,
    kind: 'edit',
    text: changedWords(before, after),
    revision,
  });
  if (before.wishLines !== after.wishLines) await work.requests.putWishes(kept.id, keptWishes(work, kept.id, wishes));
  return good(kept);
}

/** Names of the fields that changed. */
function changedWords(before: CurationRequest, after: CurationRequest): string {
  const names = [
    'title',
    'purpose',
    'material',
    'amounts',
    'scientists',
    'wishLines',
    'samplesAsked',
    'isDestructive',
    'sharePc',
  ] as const;
  return names.filter((one) => JSON.stringify(before[one]) !== JSON.stringify(after[one])).join(', ');
}
