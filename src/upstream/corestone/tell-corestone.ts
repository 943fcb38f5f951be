import type { Account } from '../http/account.ts';
import { toldBy } from '../http/account.ts';
import { ask, isReply, type NoReply, type Reply } from '../http/ask.ts';
import { membersOf, readJson } from '../http/json-members.ts';
import { away, judge, refused, unsure } from '../http/judge.ts';
import type { UpstreamAnswer, UpstreamFailure, UpstreamRequest } from '../upstream.ts';
import { answerOf, type ToldResult } from './answer-of.ts';
import { type ToldBatch, toldBatches } from './told-item.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Makes wishes true at the agent. Each record is judged there by itself, and one that is as it should be already is left as it is, so
 * that asking again after a lost answer changes nothing. Answers come in the order of the requests.
 */
export async function tellCorestone(account: Account, requests: readonly UpstreamRequest[]): Promise<UpstreamAnswer[]> {
  const answers = new Map<UpstreamRequest, UpstreamAnswer>();
  const known = requests.filter(({ action, record }) => action === 'withdraw' || record?.whole !== undefined);
  for (const batch of toldBatches(known)) {
    const told = await tellBatch(account, batch);
    for (const [at, request] of batch.requests.entries()) answers.set(request, told[at]!);
    // Who does not answer is not asked for the rest.
    if (told.every((one) => one.outcome === 'failed' && one.fault === 'upstream' && one.isTaken !== true)) break;
  }
  return requests.map((one) => answers.get(one) ?? untold(one, known));
}

function untold(request: UpstreamRequest, known: readonly UpstreamRequest[]): UpstreamAnswer {
  if (known.includes(request)) return away('The agent did not answer to what was told before.');
  return refused(`The register has no version ${request.version} of ${request.igsn}.`);
}

async function tellBatch(account: Account, { kind, requests, body }: ToldBatch): Promise<UpstreamAnswer[]> {
  const query = kind === 'withdraw' ? 'kind=withdraw&reason=Withdrawn%20by%20the%20expedition&' : '';
  const reply = await ask(account, {
    method: 'POST',
    path: `/api/v1/bulk?${query}stream=true`,
    accept: 'application/x-ndjson',
    contentType: 'application/x-ndjson',
    body,
    mostBytes: MOST_BYTES,
  });
  if (!isReply(reply) || reply.status !== 200) {
    const failure = judgeWhole(account, reply);
    return requests.map(() => failure);
  }
  const results = (reply.body ?? '').split('\n').map((line): ToldResult => membersOf(readJson(line)));
  const problem = membersOf(results.find((one) => 'problem' in one)?.problem);
  const byLine = new Map(results.map((one) => [one.line, one]));
  return requests.map((request, at) => {
    const result = byLine.get(at + 1);
    if (result !== undefined) return answerOf(account, request, result);
    return brokenOff(account, problem);
  });
}

/** The agent stopped in the middle: what it did not speak of is told again. */
function brokenOff(account: Account, { status, detail, title }: Readonly<Record<string, unknown>>): UpstreamFailure {
  const said = toldBy(account, String(detail ?? title ?? 'the answer was cut off'));
  const reason = `${account.name}: ${said}`;
  if (status === 401 || status === 403) return away(reason, { isLockedOut: true });
  return typeof status === 'number' && status >= 500 ? away(reason) : unsure(reason);
}

/** A request that was not taken as a whole says nothing about any of its records: who we are there, or where we ask, is wrong. */
function judgeWhole(account: Account, reply: Reply | NoReply): UpstreamFailure {
  const { detail, title } = isReply(reply) ? membersOf(readJson(reply.body)) : {};
  const judged = judge(account, 'pushing', reply, String(detail ?? title ?? ''));
  if (!isReply(reply) || judged.mayRetry) return judged;
  if (reply.status === 403) return away(judged.reason, { isLockedOut: true });
  if (reply.status === 404 || reply.status === 405)
    return away(`${judged.reason} (there is no Corestone at this address)`, { isLockedOut: true });
  return unsure(judged.reason);
}
