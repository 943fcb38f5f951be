import { isMailAddress, mailBody, mailSubject } from '../../domain/mail/mail-address.ts';
import type { Work } from '../ports.ts';
import type { Mail, MailSubject } from './mail-ports.ts';

/** A mail to be sent. */
export interface WantedMail {
  /** One plain address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text; lines are not broken. */
  readonly text: string;
  readonly about: MailSubject;
  /** Not sent before this moment (ISO 8601, UTC); at once where it is not said. */
  readonly sendAfter?: string;
  /** A name under which this is said once only, however often and by how many servers it is queued. */
  readonly once?: string;
}

const NO_ADDRESS = 'This is no address that mail can be sent to.';

/**
 * Puts a mail into the queue as part of the caller's transaction: it goes out when that is kept, and never otherwise. Never fails
 * for what it is given: a wrong address stands among the failed ones, control characters are left out of subject and text. False
 * where it was queued before under the same `once`.
 */
export function queueMail(work: Pick<Work, 'mail' | 'now' | 'newKey'>, wanted: WantedMail): Promise<boolean> {
  return work.mail.add(asMail(wanted, work.newKey(), work.now()));
}

/** A wanted mail as it is kept: waiting, or failed where it has no address. */
export function asMail(wanted: WantedMail, id: string, now: string): Mail {
  const to = wanted.to.trim();
  const isSendable = isMailAddress(to);
  return {
    id,
    to: isSendable ? to : mailSubject(to),
    subject: mailSubject(wanted.subject),
    text: mailBody(wanted.text),
    about: wanted.about,
    once: wanted.once ?? null,
    state: isSendable ? 'waiting' : 'failed',
    attempts: 0,
    dueAt: wanted.sendAfter ?? now,
    queuedAt: wanted.sendAfter ?? now,
    triedAt: null,
    sentAt: null,
    lastError: isSendable ? null : NO_ADDRESS,
  };
}
