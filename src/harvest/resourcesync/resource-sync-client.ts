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
import type { UrlEntry } from '../pages/read-url-list.ts';
import { batchOf, resourceBatches } from '../pages/resource-batches.ts';
import { fetchList, isSince, listsBelow } from '../pages/sitemap-client.ts';
import { unasked } from '../unasked.ts';

/**
 * A source of ResourceSync (ANSI/NISO Z39.99): its list of capabilities, or the description above that, leads to the list of all
 * resources and, for what changed since, to the list of changes.
 */
export class ResourceSyncClient implements ClientOfKind {
  readonly #source: HarvestSource;
  readonly #asker: Asker;
  readonly #now: () => Date;

  constructor(source: HarvestSource, asker: Asker, now: () => Date) {
    this.#source = source;
    this.#asker = asker;
    this.#now = now;
  }

  /** A list of changes says what was deleted; a list of resources alone does not, and is as good as none in a full run. */
  async introduce(): Promise<Introduction> {
    return unasked('transient', this.#now());
  }

  /** All resources; since a moment those of the list of changes, or, where there is none, all that say they changed. */
  async *list(wanted: WantedList): AsyncGenerator<HarvestBatch> {
    const { from, signal } = wanted;
    const capabilities = await this.#capabilities(this.#source.url, signal);
    const changes = from === null ? undefined : capabilities.get('changelist');
    const start = changes ?? capabilities.get('resourcelist');
    if (start === undefined) throw new SourceFault(withoutList(this.#source.url), true);
    for await (const { url, list } of listsBelow(this.#asker, start, signal)) {
      const entries = latestOf(list.entries.filter((one) => isSince(one, from)));
      yield* resourceBatches(this.#asker, { url, entries }, wanted);
    }
    yield { ...batchOf(this.#asker, [], { list: '', entry: 0 }), position: null };
  }

  /** Addresses by capability, from a list of them, or from the first set of a source description. */
  async #capabilities(url: string, signal: AbortSignal, depth = 0): Promise<ReadonlyMap<string, string>> {
    const list = await fetchList(this.#asker, url, signal);
    if (list.capability === 'resourcelist' || list.capability === 'changelist')
      return new Map([[list.capability, url]]);
    const found = new Map(list.entries.map((one) => [one.capability, one.url]));
    const next = found.get('capabilitylist');
    return next === undefined || depth > 2 ? found : this.#capabilities(next, signal, depth + 1);
  }
}

/** A resource that changed several times is fetched once, as it is now; its last change says whether it is there. */
function latestOf(entries: readonly UrlEntry[]): readonly UrlEntry[] {
  return [...new Map(entries.map((one) => [one.url, one])).values()];
}

function withoutList(url: string) {
  const message = 'The source has neither a list of resources nor one of changes.';
  return finding('not-a-list', message, { value: url, rule: 'capabilities resourcelist, changelist' });
}
