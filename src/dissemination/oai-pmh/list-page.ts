import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChangeWindow } from '../../store/read/find-change-window.ts';
import type { VerbResult } from './answer.ts';
import { isSetThere } from './is-set-there.ts';
import { type ListWish, readListWish, tokenSecret } from './list-arguments.ts';
import type { ItemPage } from './list-item.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { Part } from './parts.ts';
import { countList, isAnyAvailable, readPage, readStart } from './read-page.ts';
import type { OaiRequest } from './read-request.ts';
import { type Resumption, writeToken } from './resumption-token.ts';
import { listState } from './validator.ts';

const MOST_PASSED_OVER = 10;

/**
 * ListRecords and ListIdentifiers: one page, and the token for the next. Pages follow the order of change by key, so the last
 * costs what the first does; the whole list is counted once, when its first page is not the last. A page is read at once and
 * rendered while it is sent; one of prepared documents is read in several pieces, each while the one before is sent. For who has come with a
 * token, the page behind this one is read as soon as the last piece of this one is. Pages whose records all fail to render, or are not to be had in the format, are passed over; `noRecordsMatch` when nothing is left,
 * `badResumptionToken` when that is because the set of the token has gone.
 * Throws when ten pages running held nothing that could be rendered: that is a fault of the format, not of the records, and to
 * end the list there would tell the harvester that it had everything.
 */
export async function listPage(repository: OaiRepository, request: OaiRequest): Promise<VerbResult> {
  const read = readListWish(repository, request);
  if ('problems' in read) return read;
  const { wish } = read;
  const start = (await takeAhead(repository, request, wish)) ?? (await readStart(repository, wish));
  if (start === undefined) return nothing(repository, wish);
  const { window } = start;
  let { page } = start;
  let cursor = wish.resumed?.cursor ?? 0;
  for (let passed = 0; passed < MOST_PASSED_OVER; ) {
    const parts = await written(page, wish);
    const first = parts.next();
    if (first.value !== undefined) {
      const begun = { page, first: first.value, parts };
      return { xml: listElement(repository, wish, begun, (whole) => nextOf(repository, wish, window, whole, cursor)) };
    }
    if (page.isLast) return nothing(repository, wish);
    if (page.items.some((one) => one.isOutside !== true)) passed++;
    cursor += page.size;
    await nextTurn();
    page = await readPage(repository, wish, { ...window, afterSeq: page.lastSeq });
  }
  throw new Error(`${wish.format.name} could not write any of the records behind change ${window.afterSeq}`);
}

/** The page of a token where it was read ahead, from the same format as is offered now, and everything else is as it was then, too. */
async function takeAhead(repository: OaiRepository, { values }: OaiRequest, { format }: ListWish) {
  const { resumptionToken: token } = values;
  return token === undefined ? undefined : repository.ahead.take(token, format, () => listState(repository));
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

/** What ends a page: its element, empty when the whole list fits one answer; and with which token it goes on, unless it is the last. */
interface PageEnd {
  readonly xml: string;
  readonly next?: { readonly token: string; readonly resumed: Resumption };
}

/**
 * An empty element ends a list that came in several pages. Of a format that demands something the size of the list is the most it can be:
 * who does not meet that is counted.
 */
async function nextOf(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
  page: ItemPage,
  cursor: number,
): Promise<PageEnd> {
  const isLast = page.isLast || !(await isAnyAvailable(repository, wish, { ...window, afterSeq: page.lastSeq }));
  if (isLast && wish.resumed === undefined) return { xml: '' };
  const { face, tokenLifeS } = repository;
  const size = wish.resumed?.completeListSize ?? (await countList(repository, wish, window));
  const place = `completeListSize="${Math.max(size, 1)}" cursor="${cursor}"`;
  if (isLast) return { xml: `<resumptionToken ${place}></resumptionToken>\n` };
  const issuedAtS = Math.floor(face.now().getTime() / 1000);
  const expires = new Date((issuedAtS + tokenLifeS) * 1000).toISOString().slice(0, 19);
  const { verb, metadataPrefix, setSpec, from, until } = wish;
  const behind = { afterSeq: page.lastSeq, cursor: cursor + page.size, completeListSize: size, issuedAtS };
  const resumed = { verb, metadataPrefix, set: setSpec, from, until, ...behind };
  const token = writeToken(resumed, tokenSecret(repository));
  const xml = `<resumptionToken expirationDate="${expires}Z" ${place}>${token}</resumptionToken>\n`;
  return { xml, next: { token, resumed } };
}

/** What is written already of a page, and what is to come of its first piece. */
interface BegunPage {
  readonly page: ItemPage;
  readonly first: readonly Part[];
  readonly parts: Iterator<readonly Part[], undefined>;
}

async function* listElement(
  repository: OaiRepository,
  wish: ListWish,
  { page, first, parts }: BegunPage,
  endOf: (whole: ItemPage) => Promise<PageEnd>,
): AsyncGenerator<Part> {
  let rest = restOf(page);
  let whole = page;
  // Who has gone on once goes on: the next page is read as soon as the last piece of this one is, before that is sent.
  let end = isGoingOn(wish, rest) ? await expectNext(repository, wish, whole, endOf) : undefined;
  yield `<${wish.verb}>\n`;
  yield* first;
  yield* behind(parts);
  while (rest !== undefined) {
    const piece = await rest;
    whole = { ...piece, size: whole.size + piece.size };
    rest = restOf(piece);
    if (isGoingOn(wish, rest)) end = await expectNext(repository, wish, whole, endOf);
    yield* behind(await written(piece, wish));
  }
  const { xml } = end ?? (await endOf(whole));
  yield `${xml}</${wish.verb}>\n`;
}

function isGoingOn({ resumed }: ListWish, rest: Promise<ItemPage> | undefined): boolean {
  return resumed !== undefined && rest === undefined;
}

async function expectNext(
  repository: OaiRepository,
  wish: ListWish,
  whole: ItemPage,
  endOf: (whole: ItemPage) => Promise<PageEnd>,
): Promise<PageEnd> {
  const end = await endOf(whole);
  if (end.next === undefined) return end;
  const { token, resumed } = end.next;
  const read = () => readStart(repository, { ...wish, resumed }, whole.ahead);
  repository.ahead.expect(token, { format: wish.format, state: () => listState(repository), read });
  return end;
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
