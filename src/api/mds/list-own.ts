import { Readable } from 'node:stream';
import { isWithin, partiesGranted } from '../../domain/party/permission.ts';
import type { Caller } from '../../operations/caller.ts';
import { listIgsns } from '../../store/read/list-igsns.ts';
import { type MdsAnswer, PLAIN_TEXT } from './mds-answer.ts';
import type { MdsService } from './mds-service.ts';

/** All identifiers of the caller's parties in the order of bytes, a line break between them and none at the end; 204 without any. */
export async function listOwn({ house, agent }: MdsService, caller: Caller): Promise<MdsAnswer> {
  const pages = listIgsns(house.store, readableParties(caller));
  const first = await pages.next();
  if (first.done === true) return { status: 204 };
  return { status: 200, mediaType: PLAIN_TEXT, body: Readable.from(lines(first.value, pages, agent.handlePrefix)) };
}

async function* lines(first: readonly string[], rest: AsyncGenerator<readonly string[]>, prefix: string) {
  const text = (page: readonly string[]) => page.map((igsn) => `${prefix}/${igsn}`).join('\n');
  yield text(first);
  for await (const page of rest) yield `\n${text(page)}`;
}

/** Where the caller may read: what is granted, narrowed to the part of the tree that the caller acts for. */
function readableParties({ grants, within }: Caller): readonly string[] {
  const granted = partiesGranted(grants, 'read');
  if (within === undefined) return granted;
  if (granted.some((one) => isWithin(within, one))) return [within];
  return granted.filter((one) => isWithin(one, within));
}
