import { type HarvestBatch, type HarvestedItem, SourceFault } from '../../operations/harvest/source-client.ts';
import type { Asker } from '../http/asker.ts';
import { fetchResource } from './fetch-resource.ts';
import type { UrlEntry } from './read-url-list.ts';

/** Where a source of pages goes on: the list by its address, and the entry in it, counted from 0. */
export interface ListPlace {
  readonly list: string;
  readonly entry: number;
}

/** A place from its text; undefined for the beginning. */
export function readListPlace(position: string | null): ListPlace | undefined {
  return position === null ? undefined : (JSON.parse(position) as ListPlace);
}

/** How many pages are kept together: each takes a request of its own, so that little is lost when a run is killed. */
const BATCH = 20;
const MOST_FAILURES = 3;

/** Fetches the entries of a list from a place on, and gives them on in batches that say where to go on. */
export async function* resourceBatches(
  asker: Asker,
  list: { readonly url: string; readonly entries: readonly UrlEntry[]; readonly from: number },
  signal: AbortSignal,
): AsyncGenerator<HarvestBatch> {
  let items: HarvestedItem[] = [];
  let failures = 0;
  for (const [at, entry] of list.entries.entries()) {
    if (at < list.from) continue;
    const isGone = entry.change === 'deleted';
    const item = isGone ? goneItem(entry) : await fetchResource(asker, entry, signal);
    // What we are asked not to fetch is no failure of the source.
    const isFailure = item.isUnavailable === true && item.findings[0]?.code !== 'robots-refused';
    failures = isFailure ? failures + 1 : 0;
    // One page may be out of order; several on end are the source, which is left until another time.
    if (failures >= MOST_FAILURES) throw new SourceFault(item.findings[0]!);
    items.push(item);
    if (items.length < BATCH && at < list.entries.length - 1) continue;
    yield batchOf(asker, items, { list: list.url, entry: at + 1 });
    items = [];
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
