import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../config/settings.ts';
import type { House } from '../../context.ts';
import { readSender, readSmtpUrl } from '../../domain/mail/smtp-server.ts';
import { smtpSender } from '../../mail/send-by-smtp.ts';
import { type MailRound, type SendMail, sendNextMail } from '../../operations/mail/send-mails.ts';
import { mailStore } from '../../store/ports/mail-store.ts';
import { type Repeating, repeat } from '../jobs/repeat.ts';
import { queueAlarms } from './queue-alarms.ts';
import { queueContactMails } from './queue-contact-mails.ts';

const LOOK_EVERY_MS = 1000;
const ALARMS_EVERY_MS = 60_000;
const CONTACTS_EVERY_MS = 3_600_000;
/** A server that takes no mail is left alone for so long. */
const SERVER_DOWN_MS = 30_000;

/** How mails of this installation go out; undefined where no mail server is set. */
export function senderOf({ smtpUrl, mailFrom, mailReplyTo }: Settings): SendMail | undefined {
  const server = readSmtpUrl(smtpUrl);
  const from = readSender(mailFrom);
  if (server === undefined || from === undefined) return undefined;
  return smtpSender(server, { ...from, replyTo: mailReplyTo });
}

/**
 * Sends mails while the server runs, and queues those of alarms and to contacts of clients. Of several servers of one database each mail is sent by one. What is given up
 * is told. `stop` lets the mail under way end.
 */
export function startMailWorker(
  house: House,
  onError: (error: unknown) => void,
  lookEveryMs = LOOK_EVERY_MS,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = Promise.all([
    repeat(() => queueAlarms(house), { signal, onError, everyMs: ALARMS_EVERY_MS }),
    repeat(() => queueContactMails(house), { signal, onError, everyMs: CONTACTS_EVERY_MS }),
    keepSending(house, { signal, onError, everyMs: lookEveryMs }),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await loops;
    },
  };
}

async function keepSending(house: House, repeating: Repeating): Promise<void> {
  const send = senderOf(house.settings);
  if (send !== undefined) await repeat(() => sendWhatIsDue(house, send, repeating), repeating);
}

/** Sends what is due, one after another, until nothing is or the server takes none. */
async function sendWhatIsDue(house: House, send: SendMail, { signal, onError }: Repeating): Promise<void> {
  const mails = mailStore(house.store.read, house.store.engine);
  // On the reading side, so that looking every second writes nothing.
  while (!signal.aborted && (await mails.isDue(house.now().toISOString()))) {
    const round = await sendNextMail(house.unitOfWork, send, house.settings.mailPerMinute);
    if (round === 'failed') onError(new Error('A mail could not be sent and waits for a person (/admin/mail).'));
    if (isOver(round)) {
      const waitMs = round === 'server-down' ? SERVER_DOWN_MS : 0;
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      return;
    }
  }
}

const isOver = (round: MailRound): boolean => round === 'none' || round === 'paced' || round === 'server-down';
