import { randomUUID } from 'node:crypto';
import type { House } from '../context.ts';
import { type Follower, followChanges } from '../operations/following/follow-changes.ts';
import { shownFollower } from '../operations/harvest/shown-follower.ts';
import { DEFAULT_PROFILE, readProfile } from '../operations/init-installation.ts';
import { searchFollower } from '../operations/search/search-follower.ts';
import { partyStore } from '../store/ports/party-store.ts';
import { findLastChange } from '../store/read/find-last-change.ts';
import { listOwnChanges } from '../store/read/list-own-changes.ts';
import { searchSource } from '../store/search/search-source.ts';
import type { FollowedHouse } from './follow-in-background.ts';
import type { Output } from './output.ts';

/** Told of every record that is left out because it cannot be read. */
export type OnBadRecord = (igsn: string, error: unknown) => void;

/** How many records the search takes up at once while others wait for the process: some 40 ms of it. */
const RECORDS_BESIDE_OTHERS = 50;

/** Everything that is kept ready from the changes of the register; in small batches beside those who wait for the process. */
export async function followersOf(
  house: House,
  { onBadRecord, isBesideOthers = false }: { onBadRecord?: OnBadRecord; isBesideOthers?: boolean } = {},
): Promise<readonly Follower[]> {
  const { read, engine } = house.store;
  const profile = await readProfile(partyStore(read, engine));
  const name = { agentName: profile?.agentName ?? DEFAULT_PROFILE.agentName };
  const today = () => house.now().toISOString().slice(0, 10);
  const shown = shownFollower((after, limit) => listOwnChanges(read, after, limit));
  const recordsAtOnce = isBesideOthers ? RECORDS_BESIDE_OTHERS : undefined;
  return [shown, searchFollower(searchSource(read, engine), name, today, onBadRecord, recordsAtOnce)];
}

/** The house as followers see it. */
export function followedHouse({ unitOfWork, store }: House): FollowedHouse {
  return { unitOfWork, lastChange: () => findLastChange(store.read) };
}

/**
 * Catches up once, with a progress bar, for commands that change the register: what they did is found at once. Where a server
 * follows already, it is left to that.
 */
export async function catchUpOnce(house: House, output: Output): Promise<void> {
  for (const follower of await followersOf(house)) {
    const progress = output.progress('Preparing the search');
    const onKept = (kept: number) => progress.update(kept, 0);
    const kept = await followChanges(house.unitOfWork, follower, { holder: randomUUID(), onKept });
    if (kept !== 0 && kept !== 'held') progress.done();
  }
}
