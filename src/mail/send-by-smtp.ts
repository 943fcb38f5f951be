import { readFileSync } from 'node:fs';
import type { SmtpServer } from '../domain/mail/smtp-server.ts';
import type { Mail } from '../operations/mail/mail-ports.ts';
import type { MailOutcome, SendMail } from '../operations/mail/send-mails.ts';

/** Who mails are from, and where answers go; an empty `replyTo` is to whom they are from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
  readonly replyTo: string;
}

/** How long a step may take, and the whole of it; a claim of the queue runs longer. */
const STEP_MS = 20_000;
const WHOLE_MS = 120_000;

/**
 * Gives mails to one server by SMTP, one connection each. The Message-ID follows from the key of the mail, so that who gets one
 * twice can tell. What goes wrong is told in words without the password.
 */
export function smtpSender(server: SmtpServer, sender: MailSender): SendMail {
  return async (mail) => {
    try {
      await give(server, sender, mail);
      return undefined;
    } catch (error) {
      return outcomeOf(error as SmtpError, server);
    }
  };
}

async function give(server: SmtpServer, sender: MailSender, mail: Mail): Promise<void> {
  const { host, port, tls, user, password, caFile } = server;
  // Loaded with the first mail: most servers and commands send none.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    tls: caFile === '' ? {} : { ca: readFileSync(caFile) },
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server took longer than two minutes.')), WHOLE_MS);
  });
  try {
    await Promise.race([transport.sendMail(messageOf(sender, mail)), tooLong]);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

function messageOf({ name, address, replyTo }: MailSender, mail: Mail) {
  return {
    from: { name, address },
    to: { name: '', address: mail.to },
    ...(replyTo === '' ? {} : { replyTo: { name: '', address: replyTo } }),
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
    date: new Date(mail.queuedAt),
    // RFC 3834: no out-of-office answers to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Only what is said of the recipient or the content is the mail's own fault; all else would be said of any mail. */
function outcomeOf(error: SmtpError, server: SmtpServer): MailOutcome {
  const { code, command = '', responseCode = 0 } = error;
  const isOwn = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  const isForGood = isOwn && (responseCode >= 500 || command === 'API');
  return { reason: withoutSecret(wordsOf(error, server), server), isForGood, isOfServer: !isOwn };
}

function wordsOf({ code, message }: SmtpError, { host, port }: SmtpServer): string {
  const where = `${host}:${port}`;
  if (code === 'EAUTH') return `The mail server ${where} takes neither user nor password as they are set: ${message}`;
  if (code === 'ETLS') return `No TLS with the mail server ${where}: ${message}`;
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return `The mail server ${where} said: ${message}`;
  return `The mail server ${where} cannot be reached: ${message}`;
}

function withoutSecret(text: string, { user, password }: SmtpServer): string {
  if (password === '') return text;
  const encoded = [password, `\0${user}\0${password}`].map((one) => Buffer.from(one).toString('base64'));
  return [password, ...encoded].reduce((said, secret) => said.replaceAll(secret, '…'), text);
}
