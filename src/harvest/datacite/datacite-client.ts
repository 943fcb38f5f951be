import { finding } from '../../domain/finding.ts';
import { readDatestamp, spelled } from '../../domain/harvest/next-from.ts';
import type { HarvestSource } from '../../operations/harvest/harvest-ports.ts';
import {
  type HarvestBatch,
  type HarvestedItem,
  type Introduction,
  SourceFault,
  type WantedList,
} from '../../operations/harvest/source-client.ts';
import type { ClientOfKind } from '../client-of-kind.ts';
import type { Asker } from '../http/asker.ts';
import { readAnswer, type WholeAnswer } from '../http/read-answer.ts';
import { unasked } from '../unasked.ts';

const PAGE_SIZE = 200;
const ACCEPT = 'application/vnd.api+json, application/json';
const BYTES = new TextEncoder();

/**
 * The public records of one client of DataCite by its REST API, page after page along a cursor. Only what is findable is given; what
 * is registered and hidden, or no longer active, is gone for the public, and what vanished was never told.
 */
export class DataciteClient implements ClientOfKind {
  readonly #source: HarvestSource;
  readonly #asker: Asker;
  readonly #now: () => Date;

  constructor(source: HarvestSource, asker: Asker, now: () => Date) {
    this.#source = source;
    this.#asker = asker;
    this.#now = now;
  }

  /** The API says nothing of itself that a harvest needs. */
  async introduce(): Promise<Introduction> {
    return unasked('no', this.#now());
  }

  /** The records, a page a batch; a cursor that is no longer known begins the list anew. */
  async *list({ from, position, signal }: WantedList): AsyncGenerator<HarvestBatch> {
    const seen = new Set<string>();
    let url = position ?? this.#first(from);
    let isAnew = position === null;
    for (;;) {
      const answer = await readAnswer(this.#asker, url, ACCEPT, signal);
      if (answer.status >= 400 && !isAnew) {
        isAnew = true;
        url = this.#first(from);
        continue;
      }
      const page = pageOf(answer);
      const next = page.items.length === 0 ? null : this.#next(page.next, url);
      if (next !== null && seen.has(next)) throw new SourceFault(circle(next), true);
      const { items, nameless, total } = page;
      const requests = this.#asker.takeRequests();
      yield { items, nameless, position: next, completeListSize: total, requests, findings: [] };
      if (next === null) return;
      seen.add(next);
      url = next;
      isAnew = true;
    }
  }

  #first(from: string | null): string {
    const { url, setSpec } = this.#source;
    const query = new URLSearchParams({
      'client-id': setSpec,
      'page[cursor]': '1',
      'page[size]': String(PAGE_SIZE),
      'disable-facets': 'true',
      ...(from !== null && { query: `updated:[${spelled(Date.parse(from), 'second')} TO *]` }),
    });
    return `${url.replace(/\/+$/, '')}${/\/dois\/?$/.test(url) ? '' : '/dois'}?${query}`;
  }

  /** Where the list says that it goes on, as long as that is the same place. */
  #next(link: string | undefined, asked: string): string | null {
    if (link === undefined || link === '' || !URL.canParse(link, asked)) return null;
    return new URL(link, asked).href;
  }
}

interface Page {
  readonly items: readonly HarvestedItem[];
  readonly nameless: number;
  readonly next: string | undefined;
  readonly total: number | null;
}

interface Resource {
  readonly id?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function pageOf({ status, bytes, url }: WholeAnswer): Page {
  const body = status < 400 ? parsed(bytes) : undefined;
  if (body === undefined || !Array.isArray(body.data)) {
    const message = 'The source answers with something that is no list of DOIs.';
    throw new SourceFault(finding('not-a-list', message, { value: `${status} at ${url}`, rule: 'JSON:API' }));
  }
  const resources = body.data as readonly Resource[];
  const items = resources.flatMap(itemOf);
  const total = Number(body.meta?.total ?? Number.NaN);
  return {
    items,
    nameless: resources.length - items.length,
    next: typeof body.links?.next === 'string' ? body.links.next : undefined,
    total: Number.isInteger(total) ? total : null,
  };
}

interface Body {
  readonly data?: unknown;
  readonly links?: { readonly next?: unknown };
  readonly meta?: { readonly total?: unknown };
}

function parsed(bytes: Buffer): Body | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function itemOf(resource: Resource | null): HarvestedItem[] {
  const { id, attributes } = resource ?? {};
  if (typeof id !== 'string' || id === '' || typeof attributes !== 'object' || attributes === null) return [];
  const { state, isActive, updated, types } = attributes;
  const isDeleted = (state !== undefined && state !== 'findable') || isActive === false;
  const { datestamp } = readDatestamp(typeof updated === 'string' ? updated : '');
  const common = { item: id.toLowerCase(), isDeleted, datestamp: datestamp.slice(0, 20), sets: [], findings: [] };
  if (isDeleted) return [common];
  const isSample = (types as { resourceTypeGeneral?: unknown } | undefined)?.resourceTypeGeneral === 'PhysicalObject';
  const content = BYTES.encode(JSON.stringify(withoutCounts(attributes)));
  const mediaType = 'application/vnd.datacite.datacite+json';
  return [{ ...common, isSample, document: { mediaType, content } }];
}

/** Counts change every day and say nothing of the sample; the XML is the same record once more. */
function withoutCounts(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(attributes).filter(([name]) => !/(?:Count|OverTime)$/.test(name) && name !== 'xml');
  return Object.fromEntries(kept);
}

function circle(url: string) {
  return finding('token-circle', 'The list goes in a circle: the same page comes again.', { value: url });
}
