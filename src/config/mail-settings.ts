import { REMINDER_DAYS_RULE, readReminderDays } from '../domain/curation/loan-reminders.ts';
import { isMailAddress } from '../domain/mail/mail-address.ts';
import { readSender, readSmtpUrl, SMTP_URL_RULE } from '../domain/mail/smtp-server.ts';
import { type SettingDescriptor, setting } from './setting-descriptor.ts';

/** Outgoing mail. */
export const MAIL_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'smtpUrl',
    'smtp-url',
    'CORESTONE_SMTP_URL',
    'Mail server, smtp://user:password@host:587 or smtps://…; over TLS unless it is this machine or ?tls=none stands behind. Empty: mails wait.',
    () => '',
    (text) => (readSmtpUrl(text) === undefined ? { rule: SMTP_URL_RULE } : { value: text }),
  ),
  setting(
    'mailFrom',
    'mail-from',
    'CORESTONE_MAIL_FROM',
    'Who mails are from: an address, or a name and an address in angle brackets; corestone@ and the host of the base address unless said.',
    ({ baseUrl = '' }) => `corestone@${senderHost(baseUrl)}`,
    (text) =>
      readSender(text) === undefined ? { rule: 'core@example.org or Name <core@example.org>' } : { value: text },
  ),
  setting(
    'mailReplyTo',
    'mail-reply-to',
    'CORESTONE_MAIL_REPLY_TO',
    'Address that answers to mails go to; empty is whom they are from.',
    () => '',
    parseAddress,
  ),
  setting(
    'mailPerMinute',
    'mail-per-minute',
    'CORESTONE_MAIL_PER_MINUTE',
    'Mails a minute at most, over all servers of one database.',
    () => 30,
    (text) =>
      /^\d{1,5}$/.test(text) && Number(text) > 0 ? { value: Number(text) } : { rule: 'a whole number from 1 to 99999' },
  ),
  setting(
    'alarmMail',
    'alarm-mail',
    'CORESTONE_ALARM_MAIL',
    'Address told, once a day each, of a late backup, failed registrations and mails, and of requests no curator takes; empty: nobody.',
    () => '',
    parseAddress,
  ),
  setting(
    'loanReminders',
    'loan-reminders',
    'CORESTONE_LOAN_REMINDERS',
    'Days from the due date at which who has something on loan is reminded by mail, before it with a minus; none is never.',
    () => [-14, 0, 7, 30],
    (text) => {
      const value = readReminderDays(text);
      return value === undefined ? { rule: REMINDER_DAYS_RULE } : { value };
    },
  ),
];

function parseAddress(text: string) {
  return isMailAddress(text) ? { value: text } : { rule: 'an address such as core@example.org' };
}

function senderHost(baseUrl: string): string {
  const host = URL.parse(baseUrl)?.hostname ?? '';
  return /^[a-z0-9][a-z0-9.-]*$/i.test(host) ? host : 'localhost';
}
