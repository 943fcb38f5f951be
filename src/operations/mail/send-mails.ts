import { type MailFailure, mailTriedAgainAt } from '../../domain/mail/mail-retry.ts';
import type { UnitOfWork } from '../ports.ts';
import type { Mail, MailSettling } from './mail-ports.ts';

/** What became of giving a mail to the server: undefined when it took it. `isOfServer` says that no mail would have been taken. */
export type MailOutcome = (MailFailure & { readonly isOfServer: boolean }) | undefined;

/** Gives a mail to the server. Never throws. */
export type SendMail = (mail: Mail) => Promise<MailOutcome>;

/** A claim that is older was left by a program that ended; sending takes less. */
const CLAIM_MS = 180_000;
const MINUTE_MS = 60_000;

/** What one round did: nothing was due, as many as may be went out in this minute, or what became of the mail. */
export type MailRound = 'none' | 'paced' | 'sent' | 'retry' | 'failed' | 'server-down';

/**
 * Sends the next mail that is due; of several servers one does. A program that is killed in between has it sent again, under the
 * same Message-ID, when its claim has run out. What is refused for good, or was tried for three days, is `failed` and waits for a person.
 */
export async function sendNextMail(unitOfWork: UnitOfWork, send: SendMail, perMinute: number): Promise<MailRound> {
  const claimed = await unitOfWork(async ({ mail, now }) => {
    const at = now();
    const later = (ms: number) => new Date(Date.parse(at) + ms).toISOString();
    if ((await mail.triedSince(later(-MINUTE_MS))) >= perMinute) return 'paced';
    return (await mail.claim(at, later(CLAIM_MS))) ?? 'none';
  });
  if (typeof claimed === 'string') return claimed;
  const outcome = await send(claimed);
  const state = await unitOfWork(async ({ mail, now }) => {
    const settling = settled(claimed, outcome, now());
    await mail.settle(claimed.id, claimed.attempts, settling);
    return settling.state;
  });
  if (outcome?.isOfServer) return 'server-down';
  return state === 'sent' || state === 'failed' ? state : 'retry';
}

function settled(mail: Mail, outcome: MailOutcome, now: string): MailSettling {
  // What was sent is not kept: it may hold the secret link of whoever it went to.
  if (outcome === undefined) return { state: 'sent', dueAt: now, lastError: null, sentAt: now, text: '' };
  const { attempts, queuedAt, text } = mail;
  const times = { attempts, queuedAtMs: Date.parse(queuedAt) };
  const againMs = mailTriedAgainAt(outcome, times, Date.parse(now));
  const common = { lastError: outcome.reason.slice(0, 1000), sentAt: null, text };
  if (againMs === undefined) return { ...common, state: 'failed', dueAt: now };
  return { ...common, state: 'retry', dueAt: new Date(againMs).toISOString() };
}
