import { UNTIL_OPENED } from '../../domain/registration/embargo.ts';
import type { OwnWithheld, Privacy } from '../../domain/registration/privacy.ts';
import type { Account } from '../http/account.ts';
import { ask, isReply } from '../http/ask.ts';
import { type Members, membersOf, readJson, textMember } from '../http/json-members.ts';
import { judge } from '../http/judge.ts';
import type { KnownRecord, UpstreamState } from '../upstream.ts';

const PAGE = 1000;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Every record at the agent of whom our token acts for, a page at a time. Versions are counted by each end for itself; the hash of the
 * description tells whether both say the same. Throws with what the agent said when it cannot be read to the end.
 */
export async function* recallCorestone(account: Account): AsyncIterable<KnownRecord> {
  const parties = await ourParties(account);
  const [only] = parties;
  const filter = parties.length === 1 && only!.includes('.') ? `&client=${encodeURIComponent(only!)}` : '';
  for (let cursor = '0'; ; ) {
    const page = membersOf(await read(account, `/api/v1/records?limit=${PAGE}&cursor=${cursor}${filter}`));
    if (!Array.isArray(page.records)) throw new Error(`${account.name}: a page of records is no list.`);
    for (const one of page.records.map(membersOf)) if (isOurs(one, parties)) yield knownOf(one);
    const next = textMember(page, 'next');
    if (next === undefined) return;
    if (next === cursor) throw new Error(`${account.name}: the cursor leads back to the same page of records.`);
    cursor = next;
  }
}

async function ourParties(account: Account): Promise<readonly string[]> {
  const me = membersOf(await read(account, '/api/v1/me'));
  const within = textMember(me, 'within') ?? '';
  if (within !== '') return [within];
  const grants = Array.isArray(me.grants) ? me.grants.map(membersOf) : [];
  return grants.map((one) => textMember(one, 'party') ?? '');
}

function isOurs(record: Members, parties: readonly string[]): boolean {
  const client = textMember(record, 'client') ?? '';
  return parties.some((one) => one === '' || client === one || client.startsWith(`${one}.`));
}

const STATES: Readonly<Record<string, UpstreamState>> = {
  registered: 'registered',
  hidden: 'hidden',
  withdrawn: 'hidden',
};

function knownOf(record: Members): KnownRecord {
  const url = record.hasOwnPage === true ? null : textMember(record, 'landingUrl');
  const contentHash = textMember(record, 'contentHash');
  return {
    igsn: textMember(record, 'igsn') ?? '',
    state: STATES[textMember(record, 'state') ?? ''] ?? 'draft',
    ...(url === undefined ? {} : { url }),
    ...(contentHash === undefined ? {} : { contentHash }),
    // An agent of an older version does not say.
    ...('withheld' in record && { keptBack: keptBackOf(record) }),
  };
}

function keptBackOf(record: Members): Privacy {
  const embargoUntil = textMember(record, 'embargoUntil') ?? null;
  if (record.withheld === null) return { embargoUntil, withheld: null };
  const said = membersOf(record.withheld);
  const { members, positionStepDeg } = said;
  const until = textMember(said, 'until') ?? UNTIL_OPENED;
  // In whatever words: they are only compared.
  const withheld = { members: Array.isArray(members) ? members.map(String) : [], until, positionStepDeg };
  return { embargoUntil, withheld: withheld as OwnWithheld };
}

async function read(account: Account, path: string): Promise<unknown> {
  const reply = await ask(account, { method: 'GET', path, accept: 'application/json', mostBytes: MOST_BYTES });
  const value = isReply(reply) && reply.status === 200 ? readJson(reply.body) : undefined;
  if (value !== undefined) return value;
  const said = isReply(reply) ? membersOf(readJson(reply.body)).detail : undefined;
  throw new Error(judge(account, 'reading what it knows', reply, String(said ?? '')).reason);
}
