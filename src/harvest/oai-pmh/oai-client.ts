import { type Finding, finding } from '../../domain/finding.ts';
import { spelled } from '../../domain/harvest/next-from.ts';
import type { HarvestSource } from '../../operations/harvest/harvest-ports.ts';
import {
  type HarvestBatch,
  type Introduction,
  SourceFault,
  type WantedList,
} from '../../operations/harvest/source-client.ts';
import { type Asker, faultOf } from '../http/asker.ts';
import { ListOfPages } from './list-of-pages.ts';
import { notOai } from './not-oai.ts';
import { type PagePart, partsOfPage } from './parts-of-page.ts';
import { readIdentify } from './read-identify.ts';

const DAY_MS = 86_400_000;

/** A source that speaks OAI-PMH 2.0, asked for one prefix and, where wanted, one set. */
export class OaiClient {
  readonly #source: HarvestSource;
  readonly #asker: Asker;
  readonly #now: () => Date;

  constructor(source: HarvestSource, asker: Asker, now: () => Date) {
    this.#source = source;
    this.#asker = asker;
    this.#now = now;
  }

  /** What the source says of itself. An answer that is none of OAI-PMH is asked for again, and is a fault in the end. */
  async introduce(signal: AbortSignal): Promise<Introduction> {
    const address = `${this.#base()}verb=Identify`;
    for (let attempt = 1; ; attempt++) {
      const { before, page, date } = await this.#whole(address, signal);
      if (page.isOai && page.error === undefined) {
        const { facts, findings } = readIdentify(before);
        const moment = this.#moment(page.responseDate, date);
        return {
          facts,
          at: moment.at,
          requests: this.#asker.takeRequests(),
          findings: [...findings, ...moment.findings, ...(await robotsFinding(this.#asker, this.#source.url, signal))],
        };
      }
      if (attempt >= this.#asker.mostAttempts) throw notOai(address, before);
      await this.#asker.waitFor(attempt, undefined, signal);
    }
  }

  /** The records, page by page; see {@link ListOfPages}. */
  async *list(wanted: WantedList): AsyncGenerator<HarvestBatch> {
    const { metadataPrefix, setSpec } = this.#source;
    const set = setSpec === '' ? '' : `&set=${encodeURIComponent(setSpec)}`;
    const first = `${this.#base()}verb=ListRecords&metadataPrefix=${encodeURIComponent(metadataPrefix)}${set}`;
    const next = `${this.#base()}verb=ListRecords&resumptionToken=`;
    yield* new ListOfPages(this.#asker, { first, next }, wanted).batches();
  }

  #base(): string {
    const { url } = this.#source;
    return `${url}${url.includes('?') ? '&' : '?'}`;
  }

  async #whole(address: string, signal: AbortSignal) {
    const answer = await this.#asker.ask(address, 'text/xml, application/xml', signal);
    if (answer.status >= 400) {
      answer.leave();
      const message = 'The source answers with an error of HTTP.';
      throw new SourceFault(finding('http-status', message, { value: `${answer.status} at ${address}` }));
    }
    const parts: PagePart[] = [];
    try {
      for await (const part of partsOfPage(answer)) parts.push(part);
    } catch (error) {
      throw faultOf(error, address, signal);
    }
    const last = parts.at(-1) as Extract<PagePart, { kind: 'end' }>;
    return { before: last.before, page: last.page, date: answer.header('date') };
  }

  /** The moment by the source's clock; by that of its server, or a day ago by ours, where what it says cannot be. */
  #moment(said: string, date: string | undefined): { readonly at: string; readonly findings: readonly Finding[] } {
    const now = this.#now().getTime();
    const [own, served] = [Date.parse(said), Date.parse(date ?? '')];
    if (Math.abs(own - now) < DAY_MS) return { at: spelled(own, 'second'), findings: [] };
    const odd = finding('response-date', 'The source says another time than it is.', {
      severity: 'warning',
      field: 'responseDate',
      value: said,
    });
    const at = Math.abs(served - now) < DAY_MS ? served : now - DAY_MS;
    return { at: spelled(at, 'second'), findings: [odd] };
  }
}

/**
 * What a robots.txt would ask of crawlers, as information alone: an endpoint of OAI-PMH is made for harvesters, and who puts one up
 * wants it asked.
 */
async function robotsFinding(asker: Asker, url: string, signal: AbortSignal): Promise<readonly Finding[]> {
  const refused = await asker.ensureMayAsk(new URL(url), signal).then(
    () => undefined,
    (error: unknown) => faultOf(error, url, signal).finding,
  );
  if (refused?.code !== 'robots-refused') return [];
  const message =
    'The robots.txt of the host asks programs not to come here; OAI-PMH is for programs, so that it is asked.';
  return [finding('robots-not-held', message, { severity: 'info', value: url })];
}
