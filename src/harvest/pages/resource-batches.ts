import {
  type HarvestBatch,
  type HarvestedItem,
  SourceFault,
  type WantedList,
} from '../../operations/harvest/source-client.ts';
import type { Asker } from '../http/asker.ts';
import { fetchResource } from './fetch-resource.ts';
import type { UrlEntry } from './read-url-list.ts';

/** How far a source of pages is, for whoever looks at a run: the list by its address, and the entry in it, counted from 1. */
interface ListPlace {
  readonly list: string;
  readonly entry: number;
}

/** How many pages are kept together: each takes a request of its own, so that little is lost when a run is killed. */
const BATCH = 20;
/** How many entries are asked at once whether they were met. */
const ASKED_AT_ONCE = 1000;
const MOST_FAILURES = 3;

/**
 * Fetches the entries of a list and gives them on in batches. A run that was broken off passes over what it met before: by the addresses,
 * since lists are written anew, sorted otherwise and parted otherwise while nobody asks.
 */
export async function* resourceBatches(
  asker: Asker,
  list: { readonly url: string; readonly entries: readonly UrlEntry[] },
  wanted: Pick<WantedList, 'position' | 'met' | 'signal'>,
): AsyncGenerator<HarvestBatch> {
  let items: HarvestedItem[] = [];
  let failures = 0;
  let place: ListPlace = { list: list.url, entry: 0 };
  for await (const [at, entry] of unmetOf(list.entries, wanted)) {
    const isGone = entry.change === 'deleted';
    const item = isGone ? goneItem(entry) : await fetchResource(asker, entry, wanted.signal);
    // What we are asked not to fetch is no failure of the source.
    const isFailure = item.isUnavailable === true && item.findings[0]?.code !== 'robots-refused';
    failures = isFailure ? failures + 1 : 0;
    // One page may be out of order; several on end are the source, which is left until another time.
    if (failures >= MOST_FAILURES) {
      // Those that failed before it are to be asked again, so that they are not to count as met.
      yield batchOf(asker, items.slice(0, 1 - MOST_FAILURES), place);
      throw new SourceFault(item.findings[0]!);
    }
    items.push(item);
    place = { list: list.url, entry: at + 1 };
    if (items.length < BATCH || failures > 0) continue;
    yield batchOf(asker, items, place);
    items = [];
  }
  if (items.length > 0) yield batchOf(asker, items, place);
}

/** The entries that a run has not met yet, each with its place in the list. */
async function* unmetOf(
  entries: readonly UrlEntry[],
  { position, met }: Pick<WantedList, 'position' | 'met'>,
): AsyncGenerator<readonly [number, UrlEntry]> {
  for (let from = 0; from < entries.length; from += ASKED_AT_ONCE) {
    const some = entries.slice(from, from + ASKED_AT_ONCE);
    const known = position === null ? undefined : await met(some.map((one) => one.url));
    for (const [at, entry] of some.entries()) if (known?.has(entry.url) !== true) yield [from + at, entry];
  }
}

/** A batch of these items with a place to go on at. */
export function batchOf(asker: Asker, items: readonly HarvestedItem[], place: ListPlace): HarvestBatch {
  const requests = asker.takeRequests();
  return { items, position: JSON.stringify(place), completeListSize: null, requests, findings: [], nameless: 0 };
}

function goneItem({ url, changedAt }: UrlEntry): HarvestedItem {
  return { item: url, isDeleted: true, datestamp: changedAt, sets: [], findings: [] };
}
