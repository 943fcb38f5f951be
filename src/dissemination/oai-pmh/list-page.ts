import { countRecords } from '../../store/read/count-records.ts';
import { findChangeWindow } from '../../store/read/find-change-window.ts';
import { listHeaders } from '../../store/read/list-headers.ts';
import { listRecords } from '../../store/read/list-records.ts';
import type { RecordSelection } from '../../store/read/select-public.ts';
import type { VerbResult } from './answer.ts';
import { type ListWish, readListWish, tokenSecret } from './list-arguments.ts';
import { oaiProblem } from './oai-problem.ts';
import { keptIds, type OaiRepository } from './oai-repository.ts';
import type { OaiRequest } from './read-request.ts';
import { writeToken } from './resumption-token.ts';
import { writeHeader } from './write-header.ts';
import { writeRecord, writeRecordAside } from './write-record.ts';

/** A page as read from the store: what to render, one by one, and whether more follows. */
interface Page {
  readonly parts: Iterator<string, undefined>;
  readonly size: number;
  readonly lastSeq: number;
  readonly isLast: boolean;
}

const MOST_PASSED_OVER = 10;

/**
 * ListRecords and ListIdentifiers: one page, and the token for the next. Pages follow the order of change by key, so the last
 * costs what the first does; the whole list is counted once, when its first page is not the last. A page is read at once and
 * rendered while it is sent. Pages whose records all fail to render are passed over; `noRecordsMatch` when nothing is left.
 * Throws when ten pages running held nothing that could be rendered: that is a fault of the format, not of the records, and to
 * end the list there would tell the harvester that it had everything.
 */
export async function listPage(repository: OaiRepository, request: OaiRequest): Promise<VerbResult> {
  const read = readListWish(repository, request);
  if ('problems' in read) return read;
  const { wish } = read;
  const selection = await select(repository, wish);
  if (selection === undefined) return nothing();
  let cursor = wish.resumed?.cursor ?? 0;
  let { afterSeq } = selection;
  for (let passed = 0; passed < MOST_PASSED_OVER; passed++) {
    const page = await readPage(repository, wish, { ...selection, afterSeq });
    const first = page.parts.next();
    if (first.value !== undefined) {
      const token = await tokenElement(repository, wish, selection, page, cursor);
      return { xml: listElement(wish.verb, first.value, page.parts, token) };
    }
    if (page.isLast) return nothing();
    cursor += page.size;
    afterSeq = page.lastSeq;
  }
  throw new Error(`${wish.format.name} could not write any of the records behind change ${selection.afterSeq}`);
}

async function select({ face }: OaiRepository, wish: ListWish): Promise<RecordSelection | undefined> {
  const window = await findChangeWindow(face.store.read, wish.period.from, wish.period.until);
  if (window === undefined) return undefined;
  const afterSeq = Math.max(window.afterSeq, wish.resumed?.afterSeq ?? window.afterSeq);
  return { ...window, afterSeq, set: wish.set };
}

async function readPage(repository: OaiRepository, wish: ListWish, selection: RecordSelection): Promise<Page> {
  const db = repository.face.store.read;
  if (wish.verb === 'ListIdentifiers') {
    const { repositoryIdentifier } = repository.face.agent;
    const limit = repository.headersPerPage;
    const headers = await listHeaders(db, selection, limit + 1);
    const kept = await keptIds(repository, headers);
    return toPage(headers, limit, (one) => `${writeHeader(repositoryIdentifier, one, kept.get(one.igsn))}\n`);
  }
  const limit = repository.recordsPerPage;
  const rows = await listRecords(db, selection, limit + 1);
  const kept = await keptIds(repository, rows);
  if (wish.format.writeAside === undefined)
    return toPage(rows, limit, (row) => writeRecord(repository, wish.format, row, kept.get(row.igsn)));
  const shown = rows.slice(0, limit);
  const written = await Promise.all(
    shown.map((row) => writeRecordAside(repository, wish.format, row, kept.get(row.igsn))),
  );
  return toPage(rows, limit, (_, n) => written[n]);
}

function toPage<Row extends { changed_seq: number }>(
  rows: readonly Row[],
  limit: number,
  write: (row: Row, n: number) => string | undefined,
): Page {
  const shown = rows.slice(0, limit);
  const parts = renderGood(shown, write);
  return { parts, size: shown.length, lastSeq: shown.at(-1)?.changed_seq ?? 0, isLast: rows.length <= limit };
}

function* renderGood<Row>(
  rows: readonly Row[],
  write: (row: Row, n: number) => string | undefined,
): Generator<string, undefined> {
  for (const [n, row] of rows.entries()) {
    const xml = write(row, n);
    if (xml !== undefined) yield xml;
  }
  return undefined;
}

/** Empty when the whole list fits one answer; an empty element ends a list that came in several. */
async function tokenElement(
  repository: OaiRepository,
  wish: ListWish,
  selection: RecordSelection,
  page: Page,
  cursor: number,
): Promise<string> {
  if (page.isLast && wish.resumed === undefined) return '';
  const { face, tokenLifeS } = repository;
  const size = wish.resumed?.completeListSize ?? (await countRecords(face.store.read, selection));
  const place = `completeListSize="${Math.max(size, 1)}" cursor="${cursor}"`;
  if (page.isLast) return `<resumptionToken ${place}></resumptionToken>\n`;
  const issuedAtS = Math.floor(face.now().getTime() / 1000);
  const expires = new Date((issuedAtS + tokenLifeS) * 1000).toISOString().slice(0, 19);
  const { verb, metadataPrefix, setSpec, from, until } = wish;
  const next = { afterSeq: page.lastSeq, cursor: cursor + page.size, completeListSize: size, issuedAtS };
  const token = writeToken({ verb, metadataPrefix, set: setSpec, from, until, ...next }, tokenSecret(repository));
  return `<resumptionToken expirationDate="${expires}Z" ${place}>${token}</resumptionToken>\n`;
}

function* listElement(
  verb: string,
  first: string,
  parts: Iterator<string, undefined>,
  token: string,
): Generator<string> {
  yield `<${verb}>\n${first}`;
  for (let part = parts.next(); part.value !== undefined; part = parts.next()) yield part.value;
  yield `${token}</${verb}>\n`;
}

function nothing(): VerbResult {
  return { problems: [oaiProblem('noRecordsMatch', 'No record fits these arguments.')] };
}
