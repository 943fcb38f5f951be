import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What is told of a community's format in the audit trail. `hash` is over the package. */
export interface CommunityChange {
  readonly name: string;
  readonly before: { readonly version: string } | undefined;
  readonly after: { readonly version: string; readonly hash: string } | undefined;
}

/**
 * Takes, replaces or withdraws the format of a community. For administrators. `place` puts the files where they count, or takes them
 * away; it is the last thing in the unit of work, so that what fails there is not in the audit trail, and is asked for once even
 * where the engine runs the unit again. Throws `not-allowed`.
 */
export async function changeCommunity(
  unitOfWork: UnitOfWork,
  { name, before, after }: CommunityChange,
  place: () => Promise<void>,
  caller: Caller,
): Promise<void> {
  ensureMay(caller, 'administer', '');
  let placed: Promise<void> | undefined;
  await unitOfWork(async (work) => {
    await holdCommunities(work, caller.name);
    const action = after === undefined ? 'withdraw-community' : 'take-community';
    await work.audit(caller, [{ action, subject: name, before, after }], work.now());
    placed ??= place();
    await placed;
  });
}

/** Of two who change the folder of communities, on whatever server, the second waits here until the first is through. */
export function holdCommunities(work: Pick<Work, 'parties'>, holder: string): Promise<void> {
  return work.parties.holdJob('communities', holder);
}
