import type { FastifyInstance } from 'fastify';

/** One header as harvested. */
export interface HarvestedHeader {
  readonly igsn: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly sets: readonly string[];
  readonly hasMetadata: boolean;
}

/** One page of a list, read as a simple harvester would. `token` is empty on the last page, undefined where there is none. */
export interface HarvestedPage {
  readonly headers: readonly HarvestedHeader[];
  readonly token: string | undefined;
  readonly completeListSize: number | undefined;
  readonly cursor: number | undefined;
  readonly errors: readonly string[];
  readonly body: string;
}

/** Asks one question, with the arguments as they stand in an address, and checks what holds for every answer. */
export async function ask(app: FastifyInstance, query: string): Promise<HarvestedPage> {
  const answer = await app.inject({ url: `/oai?${query}` });
  if (answer.statusCode !== 200 || answer.headers['content-type'] !== 'text/xml; charset=utf-8') {
    throw new Error(`${query}: ${answer.statusCode} ${answer.headers['content-type']} ${answer.body}`);
  }
  return readPage(answer.body);
}

/** Follows a list to its end; `between` runs before every further page. */
export async function harvest(
  app: FastifyInstance,
  query: string,
  between: (page: number) => Promise<void> = async () => undefined,
): Promise<HarvestedPage[]> {
  const verb = /verb=(\w+)/.exec(query)?.[1];
  const pages = [await ask(app, query)];
  for (let token = pages[0]?.token; token; token = pages.at(-1)?.token) {
    await between(pages.length);
    pages.push(await ask(app, `verb=${verb}&resumptionToken=${token}`));
  }
  return pages;
}

/** The IGSNs of all pages in order. */
export function igsns(pages: readonly HarvestedPage[]): string[] {
  return pages.flatMap((page) => page.headers.map((header) => header.igsn));
}

/** Reads an answer by its text alone. */
export function readPage(body: string): HarvestedPage {
  const token = /<resumptionToken([^>]*)>([^<]*)<\/resumptionToken>/.exec(body);
  const size = /completeListSize="(\d+)"/.exec(token?.[1] ?? '')?.[1];
  const cursor = /cursor="(\d+)"/.exec(token?.[1] ?? '')?.[1];
  return {
    headers: [...body.matchAll(/<header([^>]*)>(.*?)<\/header>(<metadata>)?/gs)].map(readHeader),
    token: token?.[2],
    completeListSize: size === undefined ? undefined : Number(size),
    cursor: cursor === undefined ? undefined : Number(cursor),
    errors: [...body.matchAll(/<error code="(\w+)">/g)].map((match) => match[1] ?? ''),
    body,
  };
}

function readHeader([, attributes = '', content = '', metadata]: RegExpExecArray): HarvestedHeader {
  return {
    igsn: /<identifier>oai:registry\.example\.org:([^<]+)</.exec(content)?.[1] ?? '',
    datestamp: /<datestamp>([^<]+)</.exec(content)?.[1] ?? '',
    isDeleted: attributes.includes('status="deleted"'),
    sets: [...content.matchAll(/<setSpec>([^<]+)</g)].map((match) => match[1] ?? ''),
    hasMetadata: metadata !== undefined,
  };
}
