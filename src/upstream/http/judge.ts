import type { UpstreamFailure } from '../upstream.ts';
import { type Account, toldBy } from './account.ts';
import { isReply, type NoReply, type Reply } from './ask.ts';

/** A failure that asking again cannot mend: this record is refused. */
export function refused(reason: string): UpstreamFailure {
  return { outcome: 'failed', reason, mayRetry: false, fault: 'record' };
}

/** A failure that may pass, of a record that upstream should have taken. */
export function unsure(reason: string): UpstreamFailure {
  return { outcome: 'failed', reason, mayRetry: true, fault: 'unclear' };
}

/** Upstream itself is away, busy or does not know us; no record is to blame. */
export function away(reason: string, more: { retryAfterS?: number; isLockedOut?: boolean } = {}): UpstreamFailure {
  return { outcome: 'failed', reason, mayRetry: true, fault: 'upstream', ...more };
}

/** Statuses by which a server, or the proxy before it, says that it cannot serve now. */
const AWAY: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

/**
 * What a status that is no success means, where the protocol says nothing else: 401 shuts the whole account out, 408, 425, 429
 * and 502 to 504 are about upstream, other 5xx and a redirection may be either, every other 4xx refuses this record. `detail`
 * is what upstream said in its body.
 */
export function judge(account: Account, what: string, reply: Reply | NoReply, detail = ''): UpstreamFailure {
  if (!isReply(reply)) return noReply(`${account.name}, ${what}: ${reply.problem}`, reply);
  const { status, retryAfterS } = reply;
  const said = toldBy(account, detail);
  const reason = `${account.name}, ${what}: ${status}${said === '' ? '' : ` ${said}`}`;
  if (status === 401)
    return away(`${reason} (${credentialsOf(account)} not accepted)`, {
      isLockedOut: true,
    });
  if (AWAY.has(status)) return away(reason, retryAfterS === undefined ? {} : { retryAfterS });
  if (status >= 400 && status < 500) return refused(reason);
  return unsure(reason);
}

function credentialsOf({ user, session }: Account): string {
  if (session !== undefined) return 'the key is';
  return user === '' ? 'the token is' : 'user and password are';
}

// A connection that is cut, or too slow, may be the fault of this one request.
const noReply = (reason: string, { isUnreachable }: NoReply): UpstreamFailure =>
  isUnreachable ? away(reason) : unsure(reason);
