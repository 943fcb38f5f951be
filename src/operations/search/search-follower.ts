import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { entryLabel } from '../../domain/harvest/entry-path.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { SearchEntry } from '../../domain/search/search-entry.ts';
import { searchParents } from '../../domain/search/search-parents.ts';
import type { Follower, PreparedChanges } from '../following/follow-changes.ts';
import { entryOfRecords, type OwnName } from './entry-of-records.ts';
import type { Kin, Names, OwnRecord, RecordsOfIgsn, SearchSource } from './search-ports.ts';

/** So many records at once where nobody waits. */
const BATCH = 1000;
/** Raised whenever an entry is made in another way than before: the index is then made anew. */
const MAKING = 'entries 4';

/**
 * Keeps the search index up with our own and with harvested records: what is public today of what changed. `today` gives the ISO
 * day (UTC). A record that cannot be read is left out and told to `onBadRecord`, so that one never stops the others. What lies
 * below a record of which something is kept back may repeat that, and is made anew with it, batch by batch: the position moves on
 * when all of it is. `recordsAtOnce` are read, and written in one unit of work.
 */
export function searchFollower(
  source: SearchSource,
  name: OwnName,
  today: () => string,
  onBadRecord: (name: string, error: unknown) => void = () => undefined,
  recordsAtOnce: number = BATCH,
): Follower {
  let pending: Pending | undefined;
  const batchOf = (asked: Names, records: readonly RecordsOfIgsn[], next: Pending): PreparedChanges => {
    const day = today();
    const entries = records.flatMap((one) => tryMade(() => entryOfRecords(one, day, name), nameOf(one), onBadRecord));
    const byIgsn = new Map(entries.map((entry) => [entry.igsn, entry]));
    // One that cannot be read was told of already.
    const kin = records.flatMap((one) =>
      tryMade(
        () => kinOf(one, byIgsn),
        nameOf(one),
        () => undefined,
      ),
    );
    const gone = { igsns: asked.igsns.filter((igsn) => !byIgsn.has(igsn)), items: asked.items };
    return {
      throughSeq: next.tops.length === 0 ? next.throughSeq : next.afterSeq,
      count: records.length,
      keep: (work) => work.searchIndex.replace(entries, gone, kin),
      kept: () => {
        pending = next;
      },
    };
  };
  return {
    name: 'search',
    fingerprint: MAKING,
    prepare: async (afterSeq) => {
      if (pending?.afterSeq === afterSeq && pending.tops.length > 0) {
        const { igsns, next } = await nextBelow(source, pending, recordsAtOnce);
        return batchOf({ igsns, items: [] }, await source.recordsOf(igsns), next);
      }
      const changed = await source.changedAfter(afterSeq, recordsAtOnce);
      if (changed === undefined) return undefined;
      const records = await source.recordsOf(changed.igsns);
      const nameless = changed.items.length === 0 ? [] : await source.namelessOf(changed.items);
      const tops = await topsToRepeat(source, records);
      return batchOf(changed, [...records, ...nameless], { afterSeq, throughSeq: changed.throughSeq, tops, after: '' });
    },
  };
}

/** What is still to be made anew before the position may move from `afterSeq` on to `throughSeq`. */
interface Pending {
  readonly afterSeq: number;
  readonly throughSeq: number;
  /** Paths of which what lies below is not done; of the first, all up to the path `after` is. */
  readonly tops: readonly string[];
  readonly after: string;
}

async function topsToRepeat(source: SearchSource, records: readonly RecordsOfIgsn[]): Promise<readonly string[]> {
  const [closed, open] = [true, false].map((wanted) =>
    records.filter(({ own }) => own !== undefined && isClosed(own) === wanted).flatMap(({ igsn }) => igsn ?? []),
  );
  // What is open again is to be named by what was made while it was not.
  const repeated = [...closed!, ...(open!.length === 0 ? [] : await source.leftOutAbove(open!))];
  if (repeated.length === 0) return [];
  const paths = await source.pathsWithChildren(repeated);
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}

async function nextBelow(
  source: SearchSource,
  pending: Pending,
  most: number,
): Promise<{ igsns: string[]; next: Pending }> {
  const igsns: string[] = [];
  let { tops, after } = pending;
  for (let [top] = tops; top !== undefined && igsns.length < most; [top] = tops) {
    const below = await source.igsnsBelow(top, after, most - igsns.length);
    igsns.push(...below.igsns);
    after = below.last ?? '';
    if (below.last === undefined) tops = tops.slice(1);
  }
  return { igsns, next: { ...pending, tops, after } };
}

function isClosed({ state, privacy }: OwnRecord): boolean {
  return isKeptBack(state) || privacy.withheld !== null;
}

function nameOf({ igsn, harvested }: RecordsOfIgsn): string {
  return entryLabel({ igsn, item: harvested?.item ?? null });
}

/** What a record names as its parents; undefined for one without IGSN. */
function kinOf(
  { igsn, own, harvested }: RecordsOfIgsn,
  entries: ReadonlyMap<string | null, SearchEntry>,
): Kin | undefined {
  const said = own?.description ?? harvested?.description;
  if (igsn === null || said === undefined) return undefined;
  const told = new Set(entries.get(igsn)?.parents);
  const all = searchParents(JSON.parse(said) as SampleDescription);
  return { igsn, parents: [...new Set([...told, ...all])].map((one) => ({ igsn: one, isPublic: told.has(one) })) };
}

function tryMade<Made>(
  make: () => Made | undefined,
  name: string,
  onBadRecord: (name: string, error: unknown) => void,
): Made[] {
  try {
    const made = make();
    return made === undefined ? [] : [made];
  } catch (error) {
    onBadRecord(name, error);
    return [];
  }
}
