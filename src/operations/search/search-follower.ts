import type { SearchEntry } from '../../domain/search/search-entry.ts';
import type { Follower } from '../following/follow-changes.ts';
import { entryOfRecords, type OwnName } from './entry-of-records.ts';
import type { SearchSource } from './search-ports.ts';

const BATCH = 500;
/** Raised whenever an entry is made in another way than before: the index is then made anew. */
const MAKING = 'entries 1';

/**
 * Keeps the search index up with our own and with harvested records: what is public today of what changed. `today` gives the ISO
 * day (UTC). A record that cannot be read is left out and told to `onBadRecord`, so that one never stops the others.
 */
export function searchFollower(
  source: SearchSource,
  name: OwnName,
  today: () => string,
  onBadRecord: (igsn: string, error: unknown) => void = () => undefined,
): Follower {
  return {
    name: 'search',
    fingerprint: MAKING,
    prepare: async (afterSeq) => {
      const changed = await source.changedAfter(afterSeq, BATCH);
      if (changed === undefined) return undefined;
      const day = today();
      const records = await source.recordsOf(changed.igsns);
      const entries = records.flatMap((one) => tryEntry(() => entryOfRecords(one, day, name), one.igsn, onBadRecord));
      const found = new Set(entries.map((entry) => entry.igsn));
      const gone = changed.igsns.filter((igsn) => !found.has(igsn));
      return {
        throughSeq: changed.throughSeq,
        count: changed.igsns.length,
        keep: (work) => work.searchIndex.replace(entries, gone),
      };
    },
  };
}

function tryEntry(
  make: () => SearchEntry | undefined,
  igsn: string,
  onBadRecord: (igsn: string, error: unknown) => void,
): SearchEntry[] {
  try {
    return [make() ?? []].flat();
  } catch (error) {
    onBadRecord(igsn, error);
    return [];
  }
}
