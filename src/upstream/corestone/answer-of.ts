import { type Account, toldBy } from '../http/account.ts';
import { away, refused, unsure } from '../http/judge.ts';
import type { UpstreamAnswer, UpstreamRequest } from '../upstream.ts';

/** A line of the agent's answer, of which nothing is sure. */
export type ToldResult = Readonly<Record<string, unknown>>;

/** Errors that pass by themselves. */
const PASSING: ReadonlySet<unknown> = new Set(['store-unavailable', 'store-full', 'busy', 'interrupted']);
/** What is withdrawn here and was never there, or is withdrawn there, is as it should be. */
const WITHDRAWN_ANYHOW: ReadonlySet<unknown> = new Set(['not-found', 'gone']);
/** How long an agent is left alone that waits for a confirmation itself, in seconds. */
const UPSTREAM_OF_AGENT_S = 30;

/**
 * What a line of the agent's answer means for a request. An agent that waits for a confirmation itself has not confirmed; one that
 * keeps the record for trying only never will.
 */
export function answerOf(account: Account, { igsn, action }: UpstreamRequest, result: ToldResult): UpstreamAnswer {
  if (result.igsn !== undefined && result.igsn !== igsn)
    return unsure(`${account.name} answered about ${toldBy(account, String(result.igsn))} instead of ${igsn}.`);
  if (result.outcome === 'refused') return refusal(account, igsn, action, result);
  if (action === 'withdraw' || result.state === 'registered' || result.state === 'hidden')
    return { outcome: 'confirmed' };
  if (result.state === 'pending')
    return {
      ...away(`${account.name} has ${igsn} and waits for a confirmation itself.`, { retryAfterS: UPSTREAM_OF_AGENT_S }),
      isTaken: true,
    };
  const words = result.state === 'test' ? 'for trying only' : `as ${toldBy(account, String(result.state))}`;
  return refused(`${account.name} keeps ${igsn} ${words}: it is not registered there.`);
}

function refusal(account: Account, igsn: string, action: string, result: ToldResult): UpstreamAnswer {
  if (action === 'withdraw' && WITHDRAWN_ANYHOW.has(result.code)) return { outcome: 'confirmed' };
  const reason = `${account.name}: ${toldBy(account, reasonOf(result))}`;
  return PASSING.has(result.code) ? away(reason) : refused(reason.includes(igsn) ? reason : `${reason} (${igsn})`);
}

/** The message, and the fields it is about, each with the rule that it breaks. */
function reasonOf({ message, findings }: ToldResult): string {
  const list = Array.isArray(findings) ? (findings as readonly ToldResult[]) : [];
  const told = list
    .filter((one) => one.severity === 'error' && one.field !== 'igsn')
    .map((one) => `${one.field ?? one.code}: ${one.message}${one.rule === undefined ? '' : ` (${one.rule})`}`);
  return [String(message ?? 'refused without a word'), ...told.slice(0, 5)].join(' ');
}
