import type { Caller } from '../../caller.ts';
import type { Actor, UnitOfWork } from '../../ports.ts';
import { keepRequest } from './keep-request.ts';
import { moveRequest } from './move-request.ts';
import { answeredRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';
import { ensureSayable } from './sayable.ts';
import { tellContact, tellCurators } from './tell-people.ts';

/** Withdraws a request for who asks, whose link was checked by who calls, and tells its curators. Throws `not-found`, `conflict`, and as `ensureSayable`. */
export function withdrawOwnRequest(
  unitOfWork: UnitOfWork,
  id: string,
  { text, revision }: { readonly text: string; readonly revision: number },
  actor: Actor,
): Promise<CurationRequest> {
  return unitOfWork(async (work) => {
    ensureSayable(text, 'reason');
    const withdrawn = await moveRequest(work, id, { to: 'withdrawn', side: 'requester', text, revision }, actor);
    // Of a draft that was never submitted no curator knows.
    if (withdrawn.number !== null) await tellCurators(work, withdrawn, 'withdrawn', text.trim());
    return withdrawn;
  });
}

/**
 * Gives a request a new link, whose hash this is, in the place of the one before, and mails it to the contact. Throws `not-found`,
 * `not-allowed`.
 */
export function replaceLink(
  unitOfWork: UnitOfWork,
  id: string,
  { secretHash, link }: { readonly secretHash: string; readonly link: string },
  caller: Caller,
): Promise<CurationRequest> {
  return unitOfWork(async (work) => {
    const before = await answeredRequest(work, id, caller);
    const note = { actor: caller, side: 'curator', kind: 'edit', text: 'link', isInternal: true } as const;
    const kept = await keepRequest(work, before, { ...before, secretHash }, note);
    await tellContact(work, kept, (words) => [words.newLink, link], true);
    return kept;
  });
}
