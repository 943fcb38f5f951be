import type { Actor, UnitOfWork } from '../../ports.ts';

/** A draft of the public form that was never submitted is kept for so many days after its last change, and with it the people it names. */
export const DRAFT_KEPT_DAYS = 90;

/** Removes drafts of the public form that nobody went on with, also those that were withdrawn; how many. */
export function removeDrafts(unitOfWork: UnitOfWork, actor: Actor): Promise<number> {
  return unitOfWork(async (work) => {
    const now = work.now();
    const since = new Date(Date.parse(now) - DRAFT_KEPT_DAYS * 86_400_000).toISOString();
    const ids = await work.requests.removeDrafts(since);
    const entries = ids.map((subject) => ({ action: 'remove-sample-request', subject }));
    await work.audit(actor, entries, now);
    return ids.length;
  });
}
