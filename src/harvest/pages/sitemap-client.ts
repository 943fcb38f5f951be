import { finding } from '../../domain/finding.ts';
import type { HarvestSource } from '../../operations/harvest/harvest-ports.ts';
import {
  type HarvestBatch,
  type Introduction,
  SourceFault,
  type WantedList,
} from '../../operations/harvest/source-client.ts';
import type { ClientOfKind } from '../client-of-kind.ts';
import type { Asker } from '../http/asker.ts';
import { readAnswer } from '../http/read-answer.ts';
import { unasked } from '../unasked.ts';
import { readUrlList, type UrlEntry, type UrlList } from './read-url-list.ts';
import { batchOf, resourceBatches } from './resource-batches.ts';

const ACCEPT = 'application/xml, text/xml, application/gzip;q=0.9, */*;q=0.5';
const MOST_LISTS = 50_000;

/**
 * A sitemap, or an index of sitemaps, whose pages say in JSON-LD what they are about. A page that is no longer in it is gone;
 * `lastmod`, where it is said, spares the pages that have not changed.
 */
export class SitemapClient implements ClientOfKind {
  readonly #source: HarvestSource;
  readonly #asker: Asker;
  readonly #now: () => Date;

  constructor(source: HarvestSource, asker: Asker, now: () => Date) {
    this.#source = source;
    this.#asker = asker;
    this.#now = now;
  }

  /** A sitemap says nothing of itself. */
  async introduce(): Promise<Introduction> {
    return unasked('no', this.#now());
  }

  /** The pages of every sitemap, in the order of the lists, but for those that the run met before. */
  async *list(wanted: WantedList): AsyncGenerator<HarvestBatch> {
    for await (const { url, list } of listsBelow(this.#asker, this.#source.url, wanted.signal)) {
      const entries = list.entries.filter((one) => isSince(one, wanted.from));
      yield* resourceBatches(this.#asker, { url, entries }, wanted);
    }
    yield { ...batchOf(this.#asker, [], { list: '', entry: 0 }), position: null };
  }
}

/** Every list of pages at and below an address. Throws {@link SourceFault} where one cannot be had. */
export async function* listsBelow(
  asker: Asker,
  address: string,
  signal: AbortSignal,
): AsyncGenerator<{ readonly url: string; readonly list: UrlList }> {
  const waiting = [address];
  const seen = new Set(waiting);
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const list = await fetchList(asker, url, signal);
    if (!list.isIndex) {
      yield { url, list };
      continue;
    }
    for (const one of list.entries) {
      if (seen.has(one.url) || seen.size >= MOST_LISTS) continue;
      seen.add(one.url);
      waiting.push(one.url);
    }
  }
}

/** One list. Throws {@link SourceFault} `http-status`, `not-a-list` and those of the connection. */
export async function fetchList(asker: Asker, url: string, signal: AbortSignal): Promise<UrlList> {
  const { status, bytes, contentType, url: at } = await readAnswer(asker, url, ACCEPT, signal);
  if (status < 400) return readUrlList(bytes, contentType, at);
  const message = 'The source answers with an error of HTTP.';
  throw new SourceFault(finding('http-status', message, { value: `${status} at ${url}` }));
}

/** Whether an entry changed since a moment, or may have: one that says no time is asked for. */
export function isSince({ changedAt }: UrlEntry, from: string | null): boolean {
  if (from === null) return true;
  const ms = Date.parse(changedAt);
  // A day is its last moment: what changed on it may have done so after the last look.
  return Number.isNaN(ms) || ms + (changedAt.length <= 10 ? 86_400_000 : 0) >= Date.parse(from);
}
