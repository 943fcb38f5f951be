import type { Queries } from '../../../src/store/store.ts';
import type { ReceivedCall } from '../../../test/registry/receiver.ts';
import type { Asker } from '../asker.ts';
import { Mirror } from '../clients/oai-harvester.ts';
import { type Proof, proof, repeated } from './proof.ts';

interface Row {
  readonly igsn: string;
  readonly title: string;
  readonly state: string;
  readonly changed_seq: number;
}

/** What readers have at the end: the mirror that a harvester kept all day, and the calls that the receiver of webhooks took. */
export interface Readers {
  readonly asker: Asker;
  readonly mirror: Mirror;
  readonly calls: readonly ReceivedCall[];
}

/** Proves that search, OAI-PMH and webhooks say what the register says. */
export async function proveReaders(db: Queries, { asker, mirror, calls }: Readers): Promise<Proof[]> {
  const rows: Row[] = await db.selectFrom('record').select(['igsn', 'title', 'state', 'changed_seq']).execute();
  const whole = new Mirror();
  await whole.harvest({ asker });
  return [
    proveMirror(`a harvest of everything by OAI-PMH`, rows, whole),
    proveMirror(`the copy of a harvester that asked ${mirror.harvests} times what changed`, rows, mirror),
    await proveSearch(asker, rows),
    ...proveWebhook(rows, calls),
  ];
}

function proveMirror(what: string, rows: readonly Row[], { records }: Mirror): Proof {
  const faults = rows.flatMap(({ igsn, title, state }) => {
    const found = records.get(igsn);
    if (state !== 'registered')
      return found !== undefined && !found.isDeleted ? [`${igsn} is ${state} and harvested`] : [];
    if (found === undefined || found.isDeleted)
      return [`${igsn} is registered and ${found ? 'told as deleted' : 'missing'}`];
    return found.title === title ? [] : [`${igsn} is "${title}", harvested is "${found.title}"`];
  });
  const known = new Set(rows.map((row) => row.igsn));
  const alone = [...records.keys()].filter((igsn) => !known.has(igsn)).map((igsn) => `${igsn} is only harvested`);
  return proof(`${what} equals the register`, `${records.size} records`, [...faults, ...alone]);
}

async function proveSearch(asker: Asker, rows: readonly Row[]): Promise<Proof> {
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await asker.expect({ method: 'GET', path: `/api/v1/search?limit=200&counts=false${after}` }, 200);
    if (answer === undefined) return proof('the search can be paged through', '', ['it was refused']);
    const { hits, next } = JSON.parse(answer.text) as { hits: { igsn: string; state: string }[]; next: string | null };
    found.push(...hits.filter((one) => one.state !== 'withdrawn').map((one) => one.igsn));
    if (next === null) break;
    cursor = next;
  }
  const registered = new Set(rows.filter((row) => row.state === 'registered').map((row) => row.igsn));
  const seen = new Set(found);
  const faults = [
    ...[...registered].filter((igsn) => !seen.has(igsn)).map((igsn) => `${igsn} is not found`),
    ...[...seen].filter((igsn) => !registered.has(igsn)).map((igsn) => `${igsn} is found and not registered`),
    ...repeated(found),
  ];
  return proof('the search finds every registered record, once', `${found.length} found`, faults);
}

/** Every change at least once, and no call tells of a change that lies before one already told, unless it was told itself. */
function proveWebhook(rows: readonly Row[], calls: readonly ReceivedCall[]): Proof[] {
  const known = new Set<number>();
  const latest = new Map<string, number>();
  const disorder: string[] = [];
  let highest = 0;
  for (const [at, { told }] of calls.entries())
    for (const { changeNumber, igsn } of told.events) {
      if (!known.has(changeNumber) && changeNumber < highest)
        disorder.push(`call ${at} tells ${changeNumber} after ${highest}`);
      known.add(changeNumber);
      highest = Math.max(highest, changeNumber);
      latest.set(igsn, Math.max(latest.get(igsn) ?? 0, changeNumber));
    }
  const untold = rows
    .filter((row) => row.state === 'registered' && latest.get(row.igsn) !== row.changed_seq)
    .map((row) => `${row.igsn}: last told ${latest.get(row.igsn)}, stands at ${row.changed_seq}`);
  return [
    proof('the webhook was told of the last change of every record', `${known.size} changes told`, untold),
    proof('the webhook was told in order', `${calls.length} calls`, disorder),
  ];
}
