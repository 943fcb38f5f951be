import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { SearchEntry } from '../../domain/search/search-entry.ts';
import type { Follower } from '../following/follow-changes.ts';
import { entryOfRecords, type OwnName } from './entry-of-records.ts';
import type { OwnRecord, RecordsOfIgsn, SearchSource } from './search-ports.ts';

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
      const records = await withRepeaters(source, await source.recordsOf(changed.igsns));
      const entries = records.flatMap((one) => tryEntry(() => entryOfRecords(one, day, name), one.igsn, onBadRecord));
      const found = new Set(entries.map((entry) => entry.igsn));
      const gone = records.map((record) => record.igsn).filter((igsn) => !found.has(igsn));
      return {
        throughSeq: changed.throughSeq,
        count: changed.igsns.length,
        keep: (work) => work.searchIndex.replace(entries, gone),
      };
    },
  };
}

/** What lies below a record of which something is kept back may repeat that, and is made anew with it. */
async function withRepeaters(
  source: SearchSource,
  records: readonly RecordsOfIgsn[],
): Promise<readonly RecordsOfIgsn[]> {
  const closed = records.filter(({ own }) => own !== undefined && isClosed(own)).map((record) => record.igsn);
  if (closed.length === 0) return records;
  const known = new Set(records.map((record) => record.igsn));
  const below = (await source.igsnsBelow(closed)).filter((igsn) => !known.has(igsn));
  return [...records, ...(await source.recordsOf(below))];
}

function isClosed({ state, privacy }: OwnRecord): boolean {
  return isKeptBack(state) || privacy.withheld !== null;
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
