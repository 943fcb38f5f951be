import { senderOf } from '../../api/mail/mail-worker.ts';
import { CorestoneError } from '../../domain/error.ts';
import { queueTestMail, retryMails, testMail } from '../../operations/mail/care-for-mail.ts';
import { asMail } from '../../operations/mail/queue-mail.ts';
import { newKey } from '../../store/new-key.ts';
import { mailStore } from '../../store/ports/mail-store.ts';
import { type Command, isSet, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const MAIL_OPTIONS = SETTING_OPTIONS.filter((one) => ['smtp-url', 'mail-from', 'mail-reply-to'].includes(one.name));
const STATES = ['waiting', 'sending', 'retry', 'failed', 'sent', 'discarded'] as const;

/** Counts what waits, failed and was sent. */
export const mailStatus: Command = {
  name: 'mail status',
  words: '',
  summary: 'Counts mails that wait, failed or were sent, and says why the latest failed.',
  options: [...STORE_OPTIONS, ...MAIL_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ store, settings }) => {
      const mails = mailStore(store.read, store.engine);
      const counts = await mails.count();
      for (const state of STATES) call.output.say(`${state.padEnd(9)} ${String(counts[state]).padStart(8)}`);
      const failed = await mails.list(['failed'], 20);
      for (const one of failed) call.output.say(`${one.id}  ${one.to}  ${one.subject}: ${one.lastError ?? ''}`);
      if (settings.smtpUrl === '') call.output.warn('warning  No mail server is set (CORESTONE_SMTP_URL): mails wait.');
      call.output.result({ ...counts, hasServer: settings.smtpUrl !== '' });
      return counts.failed > 0 ? 1 : 0;
    }),
};

/** Puts what failed in line again. */
export const mailRetry: Command = {
  name: 'mail retry',
  words: '[ID]',
  summary: 'Puts all mails that failed, or the one of a key, in line again; a running server sends them.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [id, ...rest] = call.words;
      if (rest.length > 0 || (id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
        throw new CorestoneError('wrong-call', 'Say the key of one mail, or none for all that failed.');
      const retried = await retryMails(unitOfWork, id, CLI_CALLER);
      call.output.say(`${retried} in line again.`);
      call.output.result({ retried });
      return 0;
    }),
};

/** Sends a mail to test with. */
export const mailTest: Command = {
  name: 'mail test',
  words: '',
  summary: 'Gives a test mail to the mail server at once, and says what it answered.',
  options: [
    { name: 'to', value: 'ADDRESS', definition: 'Who gets it.' },
    { name: 'queue', definition: 'Only queues it, so that the running server sends it.' },
    ...STORE_OPTIONS,
    ...MAIL_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork, settings, now }) => {
      const to = textOption(call, 'to') ?? '';
      const send = senderOf(settings);
      if (isSet(call, 'queue')) {
        await queueTestMail(unitOfWork, to, settings.baseUrl, CLI_CALLER);
        call.output.say('Queued; a running server sends it.');
        return 0;
      }
      if (send === undefined)
        throw new CorestoneError('wrong-call', 'No mail server is set: --smtp-url or CORESTONE_SMTP_URL names one.');
      const wanted = testMail(to, settings.baseUrl, CLI_CALLER);
      const failure = await send(asMail(wanted, newKey(), now().toISOString()));
      call.output.say(failure === undefined ? `The mail server took it for ${to}.` : failure.reason);
      call.output.result({ taken: failure === undefined, reason: failure?.reason ?? null });
      return failure === undefined ? 0 : 1;
    }),
};
