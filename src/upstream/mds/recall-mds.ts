import type { Account } from '../http/account.ts';
import { ask, isReply, type Reply } from '../http/ask.ts';
import { judge } from '../http/judge.ts';
import type { KnownRecord } from '../upstream.ts';
import type { MdsSettings } from './mds.ts';

/** The list comes whole: a million identifiers take 25 MB. */
const MOST_LIST_BYTES = 512 * 1024 * 1024;

/**
 * Every identifier of our account, with its address and whether its metadata is active. The API knows no pages and tells of each
 * record only by itself. Throws with what the agent said when something cannot be read.
 */
export async function* recallMds({ account, concurrency }: MdsSettings): AsyncIterable<KnownRecord> {
  const list = await read(account, '/igsn', [200, 204], MOST_LIST_BYTES);
  for (let batch: string[] = [], rest: string | undefined = list.body ?? ''; rest !== undefined; ) {
    const end: number = rest.indexOf('\n');
    const line = (end < 0 ? rest : rest.slice(0, end)).trim();
    rest = end < 0 ? undefined : rest.slice(end + 1);
    if (line !== '') batch.push(line);
    if (batch.length < concurrency && rest !== undefined) continue;
    yield* await Promise.all(batch.map((id) => knownOf(account, id)));
    batch = [];
  }
}

async function knownOf(account: Account, id: string): Promise<KnownRecord> {
  const path = id.split('/').map(encodeURIComponent).join('/');
  const address = await read(account, `/igsn/${path}`, [200, 204, 404, 410]);
  const metadata = await read(account, `/metadata/${path}`, [200, 404, 410]);
  return {
    igsn: id.slice(id.indexOf('/') + 1).toUpperCase(),
    url: address.status === 200 ? (address.body ?? '').trim() : '',
    state: metadata.status === 200 ? 'registered' : 'hidden',
  };
}

async function read(account: Account, path: string, good: readonly number[], mostBytes?: number): Promise<Reply> {
  const reply = await ask(account, { method: 'GET', path, ...(mostBytes === undefined ? {} : { mostBytes }) });
  const detail = isReply(reply) ? reply.body : '';
  if (!isReply(reply) || !good.includes(reply.status) || reply.body === undefined)
    throw new Error(judge(account, `reading ${path}`, reply, detail).reason);
  return reply;
}
