import type { Follower } from '../following/follow-changes.ts';
import type { Work } from '../ports.ts';

/** Reads which of our own records changed behind a number: up to `limit` in the order of change. */
export type ReadOwnChanges = (
  afterSeq: number,
  limit: number,
) => Promise<readonly { readonly igsn: string; readonly seq: number }[]>;

const BATCH = 2000;

/**
 * Keeps harvested records aside for which we have, or no longer have, a public record ourselves: whatever of our own changes, the
 * harvested ones of its IGSN are decided anew.
 */
export function shownFollower(readOwnChanges: ReadOwnChanges): Follower {
  return {
    name: 'harvested-shown',
    fingerprint: '1',
    prepare: async (afterSeq) => {
      const changes = await readOwnChanges(afterSeq, BATCH);
      const last = changes.at(-1);
      if (last === undefined) return undefined;
      const igsns = changes.map((one) => one.igsn);
      const keep = async (work: Work) => {
        await work.harvests.settleIgsns(igsns);
      };
      return { throughSeq: last.seq, count: changes.length, keep };
    },
  };
}
