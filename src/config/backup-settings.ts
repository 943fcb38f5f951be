import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { oneOf } from './setting-values.ts';

const TRIALS = ['never', 'weekly', 'always'] as const;

/** Care for the data: where backups go, when, what is kept of them. */
export const BACKUP_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'backupTo',
    'backup-to',
    'CORESTONE_BACKUP_TO',
    'Folder or sftp://user@host:port/path that the server backs up to by itself; empty is never.',
    () => '',
    parsePlace,
  ),
  setting(
    'backupAt',
    'backup-at',
    'CORESTONE_BACKUP_AT',
    'When the server backs up: a time of day in UTC (02:30), or every so many hours (6h).',
    () => '02:30',
    (text) =>
      /^(([01]\d|2[0-3]):[0-5]\d|([1-9]|[1-9]\d|1[0-5]\d|16[0-8])h)$/.test(text)
        ? { value: text }
        : { rule: 'a time of day such as 02:30, or hours from 1h to 168h' },
  ),
  setting(
    'backupKeep',
    'backup-keep',
    'CORESTONE_BACKUP_KEEP',
    'Which backups are kept: so many of the last, and the last of so many days, weeks and months.',
    () => 'last=7,daily=14,weekly=8,monthly=24',
    parseKeep,
  ),
  setting(
    'backupTrial',
    'backup-trial',
    'CORESTONE_BACKUP_TRIAL',
    'How often a backup is proved by restoring it on trial beside the store: always, weekly or never.',
    () => 'weekly',
    (text) => oneOf(text, TRIALS),
  ),
  setting(
    'backupLateHours',
    'backup-late-hours',
    'CORESTONE_BACKUP_LATE_HOURS',
    'Hours after which the latest backup is too old and an alarm is given; 0 is one and a half times the schedule.',
    () => 0,
    (text) => (/^\d{1,4}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number of hours from 0 to 9999' }),
  ),
  setting(
    'backupWatch',
    'backup-watch',
    'CORESTONE_BACKUP_WATCH',
    'Other places that a timer backs up to, each with the hours after which the latest there is too old (DEST=HOURS, commas between).',
    () => '',
    parseWatch,
  ),
  setting(
    'backupPassphraseFile',
    'backup-passphrase-file',
    'CORESTONE_BACKUP_PASSPHRASE_FILE',
    'File with the passphrase that encrypts backups; keep a copy elsewhere, without it none opens.',
    () => '',
    anyText,
    'secret',
  ),
  setting(
    'backupPassphrase',
    'backup-passphrase',
    'CORESTONE_BACKUP_PASSPHRASE',
    'The passphrase itself; better a variable than an option, which others on the machine can see.',
    () => '',
    anyText,
  ),
  setting(
    'backupSftpKnownHosts',
    'backup-sftp-known-hosts',
    'CORESTONE_BACKUP_SFTP_KNOWN_HOSTS',
    'File with the keys of sftp servers that are trusted, as ssh keeps it; empty is ~/.ssh/known_hosts.',
    () => '',
    anyText,
    'plain',
  ),
  setting(
    'backupSftpFingerprint',
    'backup-sftp-fingerprint',
    'CORESTONE_BACKUP_SFTP_FINGERPRINT',
    'The one key of the sftp server that is trusted, as ssh-keygen -l prints it (SHA256:…).',
    () => '',
    (text) =>
      text === '' || /^SHA256:[A-Za-z0-9+/]{43}=?$/.test(text)
        ? { value: text }
        : { rule: 'SHA256: and 43 signs, as ssh-keygen -l prints it' },
  ),
  setting(
    'backupSftpKeyFile',
    'backup-sftp-key-file',
    'CORESTONE_BACKUP_SFTP_KEY_FILE',
    'File with the private key, without a passphrase, to sign in to the sftp server.',
    () => '',
    anyText,
    'secret',
  ),
  setting(
    'backupSftpPasswordFile',
    'backup-sftp-password-file',
    'CORESTONE_BACKUP_SFTP_PASSWORD_FILE',
    'File with the password to sign in to the sftp server, where there is no key.',
    () => '',
    anyText,
    'secret',
  ),
  setting(
    'backupSftpPassword',
    'backup-sftp-password',
    'CORESTONE_BACKUP_SFTP_PASSWORD',
    'The password itself, where it is no file; better a variable than an option.',
    () => '',
    anyText,
  ),
];

function anyText(text: string) {
  return { value: text };
}

function parsePlace(text: string) {
  if (text === '' || !/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return { value: text };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits = url?.protocol === 'sftp:' && url.password === '' && url.hostname !== '' && url.pathname.length > 1;
  return fits ? { value: text } : { rule: 'a folder, or sftp://user@host:port/path without a password' };
}

/** How many backups are kept of each kind; a kind that is not named is 0. */
export interface KeptBackups {
  readonly last: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** The setting `backupKeep`, which has been checked. */
export function keptBackups(text: string): KeptBackups {
  const pairs = text.split(',').map((one) => one.trim().split('='));
  return {
    last: 0,
    daily: 0,
    weekly: 0,
    monthly: 0,
    ...Object.fromEntries(pairs.map(([kind, n]) => [kind, Number(n)])),
  };
}

/** A place that somebody else than the server backs up to, and after how many hours its latest backup is too old. */
export interface WatchedBackup {
  readonly destination: string;
  readonly hours: number;
}

/** The setting `backupWatch`, which has been checked; none where it is empty. */
export function watchedBackups(text: string): readonly WatchedBackup[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => ({
      destination: one.slice(0, one.lastIndexOf('=')).trim(),
      hours: Number(one.slice(one.lastIndexOf('=') + 1)),
    }));
}

function parseWatch(text: string) {
  const watched = watchedBackups(text);
  const isSound = ({ destination, hours }: WatchedBackup) =>
    destination !== '' && 'value' in parsePlace(destination) && Number.isInteger(hours) && hours > 0 && hours < 10_000;
  const isOnce = new Set(watched.map((one) => one.destination)).size === watched.length;
  if (watched.every(isSound) && isOnce) return { value: text };
  return { rule: 'places with hours, apart by commas, such as sftp://core@files.example.org:22/corestone=36' };
}

function parseKeep(text: string) {
  const parts = text.split(',').map((one) => /^(last|daily|weekly|monthly)=(\d{1,4})$/.exec(one.trim()));
  const kinds = new Set(parts.map((one) => one?.[1]));
  const isSound = parts.every((one) => one !== null) && kinds.size === parts.length && keptBackups(text).last > 0;
  return isSound ? { value: text } : { rule: 'last=N with N from 1, and daily=, weekly=, monthly= where wanted' };
}
