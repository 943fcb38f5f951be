import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A record of the fake provider; `raw` stands in its place as it is. */
export interface FakeRecord {
  readonly id: string;
  readonly datestamp: string;
  readonly isDeleted?: boolean;
  readonly metadata?: string;
  readonly sets?: readonly string[];
  readonly raw?: string;
}

/** What is sent instead of the usual answer; `cutsAfter` breaks the connection after so many octets. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly cutsAfter?: number;
}

const NAMESPACES = 'xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A provider of OAI-PMH that can be made to do anything wrong. Its pages are three records long, its token the place and `from`. */
export class FakeProvider {
  records: FakeRecord[] = [];
  pageSize = 3;
  /** How long it thinks before it answers. */
  delayMs = 0;
  /** Nothing is answered before this has ended. */
  waitsFor: Promise<unknown> = Promise.resolve();
  identify: Readonly<Record<string, string>> = {};
  /** Its robots.txt, which is not counted among what came; undefined for none. */
  robots: string | undefined;
  /** Called for every request; what it returns is sent instead. */
  intercept: (query: URLSearchParams, count: number) => Reply | undefined = () => undefined;
  responseDate = () => `${new Date().toISOString().slice(0, 19)}Z`;
  /** The queries that came. */
  asked: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(
      (request, response) =>
        void this.waitsFor.then(() => setTimeout(() => this.#answer(request, response), this.delayMs)),
    );
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/oai`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  reset(records: readonly FakeRecord[]): void {
    this.records = [...records];
    this.pageSize = 3;
    this.delayMs = 0;
    this.waitsFor = Promise.resolve();
    this.identify = {};
    this.robots = undefined;
    this.asked = [];
    this.intercept = () => undefined;
    this.responseDate = () => `${new Date().toISOString().slice(0, 19)}Z`;
  }

  /** An answer with this inside. */
  envelope(inner: string): string {
    const head = `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH ${NAMESPACES}>`;
    return `${head}<responseDate>${this.responseDate()}</responseDate><request>x</request>${inner}</OAI-PMH>`;
  }

  /** The page that belongs to a query. */
  page(query: URLSearchParams): string {
    const token = query.get('resumptionToken');
    const [offset, from] = token === null ? [0, query.get('from') ?? ''] : (JSON.parse(token) as [number, string]);
    const due = this.records.filter((one) => one.datestamp >= from);
    const some = due.slice(offset, offset + this.pageSize);
    if (some.length === 0) return this.envelope('<error code="noRecordsMatch"/>');
    const next = offset + some.length;
    const text = next < due.length ? JSON.stringify([next, from]).replaceAll('"', '&quot;') : '';
    const resumption = `<resumptionToken completeListSize="${due.length}" cursor="${offset}">${text}</resumptionToken>`;
    return this.envelope(
      `<ListRecords>${some.map(recordXml).join('\n')}${token === null && text === '' ? '' : resumption}</ListRecords>`,
    );
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/robots.txt') {
      response.writeHead(this.robots === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(this.robots);
      return;
    }
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    this.asked.push(query.toString());
    const reply = this.intercept(query, this.asked.length) ?? { body: this.#usual(query) };
    response.writeHead(reply.status ?? 200, { 'content-type': 'text/xml; charset=utf-8', ...reply.headers });
    if (reply.cutsAfter === undefined) response.end(reply.body);
    else response.write(reply.body.slice(0, reply.cutsAfter), () => response.destroy());
  }

  #usual(query: URLSearchParams): string {
    return query.get('verb') === 'Identify'
      ? this.envelope(`<Identify>${this.#identity()}</Identify>`)
      : this.page(query);
  }

  #identity(): string {
    const said = {
      repositoryName: 'Fake',
      baseURL: 'http://fake/oai',
      protocolVersion: '2.0',
      adminEmail: 'a@example.org',
      earliestDatestamp: '2020-01-01T00:00:00Z',
      deletedRecord: 'persistent',
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
      ...this.identify,
    };
    return Object.entries(said)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('');
  }
}

/** A record as it stands on a page. */
export function recordXml(one: FakeRecord): string {
  if (one.raw !== undefined) return one.raw;
  const status = one.isDeleted === true ? ' status="deleted"' : '';
  const sets = (one.sets ?? []).map((set) => `<setSpec>${set}</setSpec>`).join('');
  const head = `<header${status}><identifier>${one.id}</identifier><datestamp>${one.datestamp}</datestamp>${sets}</header>`;
  const metadata = one.isDeleted === true ? '' : `<metadata>${one.metadata ?? dublinCore(one.id)}</metadata>`;
  return `<record>${head}${metadata}</record>`;
}

/** Dublin Core of a sample whose IGSN is the last part of its name. */
export function dublinCore(id: string, title = `Sample ${id}`): string {
  const igsn = id.slice(id.lastIndexOf(':') + 1);
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"><dc:title>${title}</dc:title><dc:identifier>http://hdl.handle.net/10273/${igsn}</dc:identifier><dc:identifier>igsn:10273/${igsn}</dc:identifier></oai_dc:dc>`;
}

/** Records `oai:fake:ABC1` and on, a second apart. */
export function fakeRecords(count: number, first = 1): FakeRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `oai:fake:ABC${first + at}`,
    datestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, first + at)).toISOString().replace('.000', ''),
  }));
}
