import { type Finding, finding } from '../../domain/finding.ts';
import { spelled } from '../../domain/harvest/next-from.ts';
import type { RunFinding } from '../../operations/harvest/harvest-ports.ts';
import {
  type HarvestBatch,
  type HarvestedItem,
  SourceFault,
  type WantedList,
} from '../../operations/harvest/source-client.ts';
import { type Asker, faultOf } from '../http/asker.ts';
import type { HttpAnswer } from '../http/send-request.ts';
import { notOai } from './not-oai.ts';
import type { OaiPage } from './oai-page.ts';
import { type OaiPlace, past, readOaiPlace, withoutToken } from './oai-place.ts';
import { type PagePart, partsOfPage } from './parts-of-page.ts';

/** Addresses of a list: of its first page, and of the next ones without their token. */
interface ListAddresses {
  readonly first: string;
  readonly next: string;
}

/** Records of a page that are given on at once: a source may put its whole list on one. */
const BATCH = 500;
const MOST_EMPTY_PAGES = 20;
const MOST_RESTARTS = 3;
/** Errors that no waiting mends. */
const LASTING = new Set(['badArgument', 'badVerb', 'cannotDisseminateFormat', 'noSetHierarchy', 'noMetadataFormats']);

type Ended = Extract<PagePart, { kind: 'end' }>;

/**
 * One list of OAI-PMH to its end. A page that breaks off is asked for again; a token that is refused makes the list begin anew
 * where it surely was complete; a list that goes in circles, or gives page after page of nothing, is a fault.
 */
export class ListOfPages {
  readonly #asker: Asker;
  readonly #addresses: ListAddresses;
  readonly #wanted: WantedList;
  readonly #seen = new Set<string>();
  #place: OaiPlace;
  #granularity: 'day' | 'second';
  #emptyPages = 0;
  #attempts = 0;

  constructor(asker: Asker, addresses: ListAddresses, wanted: WantedList) {
    this.#asker = asker;
    this.#addresses = addresses;
    this.#wanted = wanted;
    this.#place = readOaiPlace(wanted.position, wanted.from);
    this.#granularity = wanted.facts.granularity ?? 'second';
  }

  /** Batches of records; the position of a batch is this page until all of it was given, then the next one. */
  async *batches(): AsyncGenerator<HarvestBatch> {
    for (;;) {
      const address = this.#address();
      const gathered = new Gathered();
      let ended: Ended | undefined;
      let broken: SourceFault | undefined;
      try {
        for await (const part of this.#page(address)) {
          if (part.kind === 'end') ended = part;
          else gathered.take(part);
          if (gathered.items.length >= BATCH) yield this.#batch(gathered, JSON.stringify(this.#place));
        }
      } catch (error) {
        broken = faultOf(error, address, this.#wanted.signal);
      }
      const next = broken === undefined && ended !== undefined ? this.#judge(ended, gathered, address) : 'again';
      if (next === 'again') {
        // What came of the page is good, but for a record that was cut; it comes again with the rest.
        gathered.dropCut();
        yield this.#batch(gathered, JSON.stringify(this.#place));
        await this.#again(broken ?? fault(ended, address));
        continue;
      }
      yield this.#batch(gathered, next === 'end' ? null : JSON.stringify(this.#place), ended?.page.completeListSize);
      if (next === 'end') return;
    }
  }

  #address(): string {
    const { token, from } = this.#place;
    if (token !== null) return `${this.#addresses.next}${encodeURIComponent(token)}`;
    if (from === null) return this.#addresses.first;
    return `${this.#addresses.first}&from=${spelled(Date.parse(from), this.#granularity)}`;
  }

  async *#page(address: string): AsyncGenerator<PagePart> {
    const answer: HttpAnswer = await this.#asker.ask(address, 'text/xml, application/xml', this.#wanted.signal);
    if (answer.status >= 400 && answer.status !== 404 && answer.status !== 400 && answer.status !== 422) {
      answer.leave();
      const message = 'The source answers with an error of HTTP.';
      throw new SourceFault(finding('http-status', message, { value: `${answer.status} at ${address}` }));
    }
    yield* partsOfPage(answer);
  }

  /** What follows a page: `end`, the next one (`on`), or the same `again`. */
  #judge({ page, isMixed }: Ended, gathered: Gathered, address: string): 'end' | 'on' | 'again' {
    if (isMixed) gathered.find('wrong-encoding', 'The page is not in the encoding that it says.', address);
    if (!page.isOai && gathered.count === 0) return 'again';
    if (page.error !== undefined && gathered.count === 0) return this.#judgeError(page.error, gathered);
    if (page.token === undefined && !page.isWhole) return 'again';
    this.#attempts = 0;
    const stamped = gathered.stamps.reduce(past, this.#place);
    const isFurther = gathered.count > 0;
    if (page.token === undefined || page.token === '') return 'end';
    this.#emptyPages = isFurther ? 0 : this.#emptyPages + 1;
    if (this.#emptyPages > MOST_EMPTY_PAGES) throw lasting('empty-pages', 'Page after page comes without a record.');
    this.#refuseCircle(page, gathered);
    const restarts = isFurther && stamped.last > this.#place.last ? 0 : this.#place.restarts;
    this.#place = { ...stamped, token: page.token, restarts };
    return 'on';
  }

  #judgeError(error: NonNullable<OaiPage['error']>, gathered: Gathered): 'end' | 'on' | 'again' {
    const { code, message } = error;
    if (code === 'noRecordsMatch') return 'end';
    if (code === 'badResumptionToken') {
      gathered.find('token-refused', 'The source no longer takes its token; the list begins anew.', message);
      if (this.#place.restarts >= MOST_RESTARTS || this.#place.token === null)
        throw lasting('token-refused', 'The source refuses its own tokens again and again.');
      this.#place = withoutToken(this.#place);
      this.#seen.clear();
      return 'on';
    }
    const mayBeDay = code === 'badArgument' && this.#granularity === 'second' && this.#place.from !== null;
    if (mayBeDay && this.#place.token === null) {
      gathered.find('granularity', 'The source refuses seconds although it says that it knows them.', message);
      this.#granularity = 'day';
      return 'on';
    }
    if (LASTING.has(code)) throw lasting('oai-error', `The source refuses the request: ${code}.`, message);
    throw new SourceFault(finding('oai-error', `The source answers with an error: ${code}.`, { value: message }));
  }

  #refuseCircle(page: OaiPage, gathered: Gathered): void {
    const mark = JSON.stringify([page.token, gathered.firstItem, gathered.lastItem]);
    if (this.#seen.has(mark)) throw lasting('token-circle', 'The list goes in a circle: the same page comes again.');
    this.#seen.add(mark);
  }

  #batch(gathered: Gathered, position: string | null, size: number | null = null): HarvestBatch {
    const { items, findings, nameless } = gathered.give();
    const requests = this.#asker.takeRequests();
    return { items, findings, nameless, position, requests, completeListSize: size };
  }

  async #again(broken: SourceFault): Promise<void> {
    this.#attempts += 1;
    if (broken.isLasting || this.#attempts >= this.#asker.mostAttempts) throw broken;
    // What was asked for often enough already need not be asked for again.
    if (broken.finding.code === 'source-busy' || broken.finding.code === 'address-refused') throw broken;
    await this.#asker.waitFor(this.#attempts, undefined, this.#wanted.signal);
  }
}

/** What has come of a page and was not given on yet, and what must be remembered of all of it. */
class Gathered {
  items: HarvestedItem[] = [];
  count = 0;
  stamps: string[] = [];
  firstItem = '';
  lastItem = '';
  #findings: RunFinding[] = [];
  #nameless = 0;

  take(part: Exclude<PagePart, Ended>): void {
    this.count += 1;
    if (part.kind === 'nameless') {
      this.#nameless += 1;
      const message = 'A record names no identifier and cannot be kept.';
      this.#findings.push({ item: '', finding: finding('record-nameless', message, { value: part.text }) });
      return;
    }
    const { item, datestamp } = part.item;
    this.items.push(part.item);
    this.stamps.push(datestamp);
    if (this.firstItem === '') this.firstItem = item;
    this.lastItem = item;
  }

  dropCut(): void {
    if (this.items.at(-1)?.findings.some((one) => one.code === 'record-broken') === true) this.items.pop();
  }

  find(code: string, message: string, value: string): void {
    const found: Finding = finding(code, message, { severity: 'warning', value });
    this.#findings.push({ item: '', finding: found });
  }

  give() {
    const given = { items: this.items, findings: this.#findings, nameless: this.#nameless };
    [this.items, this.#findings, this.#nameless] = [[], [], 0];
    return given;
  }
}

function fault(ended: Ended | undefined, address: string): SourceFault {
  if (ended !== undefined && !ended.page.isOai) return notOai(address, ended.before);
  const message = 'The page breaks off before its end.';
  return new SourceFault(finding('page-broken', message, { value: address, rule: 'a page to its last tag' }));
}

function lasting(code: string, message: string, value?: string): SourceFault {
  return new SourceFault(finding(code, message, value === undefined ? {} : { value }), true);
}
