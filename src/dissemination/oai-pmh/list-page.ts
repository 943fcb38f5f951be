import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChangeWindow } from '../../store/read/find-change-window.ts';
import type { VerbResult } from './answer.ts';
import { isSetThere } from './is-set-there.ts';
import { type ListWish, readListWish, tokenSecret } from './list-arguments.ts';
import type { ItemPage } from './list-item.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { Part } from './parts.ts';
import { countList, findWindow, isAnyAvailable, readPage } from './read-page.ts';
import type { OaiRequest } from './read-request.ts';
import { writeToken } from './resumption-token.ts';

const MOST_PASSED_OVER = 10;

/**
 * ListRecords and ListIdentifiers: one page, and the token for the next. Pages follow the order of change by key, so the last
 * costs what the first does; the whole list is counted once, when its first page is not the last. A page is read at once and
 * rendered while it is sent; one of prepared documents is read in several pieces, each while the one before is sent. Pages whose records all fail to render, or are not to be had in the format, are passed over; `noRecordsMatch` when nothing is left,
 * `badResumptionToken` when that is because the set of the token has gone.
 * Throws when ten pages running held nothing that could be rendered: that is a fault of the format, not of the records, and to
 * end the list there would tell the harvester that it had everything.
 */
export async function listPage(repository: OaiRepository, request: OaiRequest): Promise<VerbResult> {
  const read = readListWish(repository, request);
  if ('problems' in read) return read;
  const { wish } = read;
  const window = await findWindow(repository, wish);
  if (window === undefined) return nothing(repository, wish);
  let cursor = wish.resumed?.cursor ?? 0;
  let { afterSeq } = window;
  for (let passed = 0; passed < MOST_PASSED_OVER; ) {
    const page = await readPage(repository, wish, { ...window, afterSeq });
    const parts = await written(page, wish);
    const first = parts.next();
    if (first.value !== undefined) {
      const begun = { page, first: first.value, parts };
      return { xml: listElement(wish, begun, (whole) => tokenElement(repository, wish, window, whole, cursor)) };
    }
    if (page.isLast) return nothing(repository, wish);
    if (page.items.some((one) => one.isOutside !== true)) passed++;
    cursor += page.size;
    afterSeq = page.lastSeq;
    await nextTurn();
  }
  throw new Error(`${wish.format.name} could not write any of the records behind change ${window.afterSeq}`);
}

/** Items are written while they are sent, but those of a format that takes its time all at once before. */
async function written({ items }: ItemPage, { format }: ListWish): Promise<Iterator<readonly Part[], undefined>> {
  if (format.writeAside === undefined) return goodOnes(items.values().map((one) => one.write()));
  return goodOnes((await Promise.all(items.map((one) => one.writeAside?.() ?? one.write()))).values());
}

function* goodOnes(all: Iterable<readonly Part[] | undefined>): Generator<readonly Part[], undefined> {
  for (const one of all) if (one !== undefined) yield one;
  return undefined;
}

/**
 * Empty when the whole list fits one answer; an empty element ends a list that came in several. Of a format that demands something the
 * size of the list is the most it can be: who does not meet that is counted.
 */
async function tokenElement(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
  page: ItemPage,
  cursor: number,
): Promise<string> {
  const isLast = page.isLast || !(await isAnyAvailable(repository, wish, { ...window, afterSeq: page.lastSeq }));
  if (isLast && wish.resumed === undefined) return '';
  const { face, tokenLifeS } = repository;
  const size = wish.resumed?.completeListSize ?? (await countList(repository, wish, window));
  const place = `completeListSize="${Math.max(size, 1)}" cursor="${cursor}"`;
  if (isLast) return `<resumptionToken ${place}></resumptionToken>\n`;
  const issuedAtS = Math.floor(face.now().getTime() / 1000);
  const expires = new Date((issuedAtS + tokenLifeS) * 1000).toISOString().slice(0, 19);
  const { verb, metadataPrefix, setSpec, from, until } = wish;
  const next = { afterSeq: page.lastSeq, cursor: cursor + page.size, completeListSize: size, issuedAtS };
  const token = writeToken({ verb, metadataPrefix, set: setSpec, from, until, ...next }, tokenSecret(repository));
  return `<resumptionToken expirationDate="${expires}Z" ${place}>${token}</resumptionToken>\n`;
}

/** What is written already of a page, and what is to come of its first piece. */
interface BegunPage {
  readonly page: ItemPage;
  readonly first: readonly Part[];
  readonly parts: Iterator<readonly Part[], undefined>;
}

async function* listElement(
  wish: ListWish,
  { page, first, parts }: BegunPage,
  tokenOf: (whole: ItemPage) => Promise<string>,
): AsyncGenerator<Part> {
  let rest = restOf(page);
  yield `<${wish.verb}>\n`;
  yield* first;
  yield* behind(parts);
  let whole = page;
  while (rest !== undefined) {
    const piece = await rest;
    whole = { ...piece, size: whole.size + piece.size };
    rest = restOf(piece);
    yield* behind(await written(piece, wish));
  }
  yield `${await tokenOf(whole)}</${wish.verb}>\n`;
}

function restOf(page: ItemPage): Promise<ItemPage> | undefined {
  const rest = page.rest?.();
  // Whoever leaves before the end does not hear of a failure any more.
  rest?.catch(() => undefined);
  return rest;
}

function* behind(parts: Iterator<readonly Part[], undefined>): Generator<Part> {
  for (let part = parts.next(); part.value !== undefined; part = parts.next()) yield* part.value;
}

async function nothing(repository: OaiRepository, { resumed, set }: ListWish): Promise<VerbResult> {
  if (resumed !== undefined && set !== undefined && !(await isSetThere(repository, set)))
    return { problems: [oaiProblem('badResumptionToken', 'The set that this token asks for is not there any more.')] };
  return { problems: [oaiProblem('noRecordsMatch', 'No record fits these arguments.')] };
}
