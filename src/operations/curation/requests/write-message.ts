import type { RequestSide } from '../../../domain/curation/request-state.ts';
import type { Caller } from '../../caller.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { noteEvent } from './keep-request.ts';
import { answeredRequest, theRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';
import { ensureSayable, unsayable } from './sayable.ts';
import { tellContact, tellCurators } from './tell-people.ts';

/**
 * A message of a curator to who asks, or an internal note that only curators see. The message goes to the contact by mail. Throws
 * `not-found`, `not-allowed`, `invalid-input` with `request-message`.
 */
export function writeMessage(
  unitOfWork: UnitOfWork,
  id: string,
  { text, isInternal }: { readonly text: string; readonly isInternal: boolean },
  caller: Caller,
): Promise<void> {
  return unitOfWork(async (work) => {
    const request = await answeredRequest(work, id, caller);
    await note(work, request, text, { actor: caller, side: 'curator', isInternal });
    if (!isInternal) await tellContact(work, request, (words) => [words.curatorWrites, text.trim()]);
  });
}

/**
 * A message of who asks, whose link was checked by who calls. Goes by mail to who answers for the request, as `tellCurators` finds them; of a
 * draft, which anybody can begin, only to the curator who is named for it.
 */
export function writeOwnMessage(unitOfWork: UnitOfWork, id: string, text: string, actor: Actor): Promise<void> {
  return unitOfWork(async (work) => {
    const request = await theRequest(work, id);
    await note(work, request, text, { actor, side: 'requester', isInternal: false });
    if (request.state !== 'draft' || request.curator !== '') await tellCurators(work, request, 'message', text.trim());
  });
}

async function note(
  work: Work,
  request: CurationRequest,
  text: string,
  by: { readonly actor: Actor; readonly side: RequestSide; readonly isInternal: boolean },
): Promise<void> {
  const said = text.trim();
  if (said === '') throw unsayable('The message is empty.', 'text');
  ensureSayable(said, 'text');
  await noteEvent(work, request, request, { ...by, kind: 'message', text: said });
  // What was said stays with the request; the trail says that something was.
  const entry = { action: by.isInternal ? 'note-sample-request' : 'write-sample-request', subject: request.id };
  await work.audit(by.actor, [entry], work.now());
}
