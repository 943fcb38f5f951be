import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import type { BackupPlace } from './backup-place.ts';
import { folderPlace } from './folder-place.ts';
import { type KnownHost, keysOfHost } from './known-hosts.ts';
import type { SftpAddress } from './sftp-place.ts';

/** What opening a place needs of the settings. */
export interface PlaceSettings {
  readonly backupPassphraseFile: string;
  readonly backupPassphrase: string;
  readonly backupSftpKnownHosts: string;
  readonly backupSftpFingerprint: string;
  readonly backupSftpKeyFile: string;
  readonly backupSftpPasswordFile: string;
  readonly backupSftpPassword: string;
}

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Where an address leads on a server; undefined for a folder. Throws `wrong-call` for one that is neither, or has a password in it. */
export function serverAt(address: string): Pick<SftpAddress, 'host' | 'port' | 'user' | 'path'> | undefined {
  if (!ADDRESS.test(address)) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const [user, path] = [decoded(url?.username), decoded(url?.pathname)];
  if (url?.protocol !== 'sftp:' || url.hostname === '' || user === undefined || path === undefined || path.length < 2)
    throw new CorestoneError('wrong-call', 'A backup lies in a folder, or at sftp://user@host:port/path.');
  if (url.password !== '')
    throw new CorestoneError(
      'wrong-call',
      'A password has no place in the address; --backup-sftp-password-file names its file.',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: url.port === '' ? 22 : Number(url.port), user: user || (process.env.USER ?? 'corestone'), path };
}

function decoded(part = ''): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/**
 * Opens a folder, or a folder on an sftp server. Throws `wrong-call` for another address, `invalid-setting` for a file that cannot be
 * read, `not-allowed` for a server whose key is not known, `store-unavailable` for one that does not answer.
 */
export async function openPlace(address: string, settings: PlaceSettings): Promise<BackupPlace> {
  const server = serverAt(address);
  if (server === undefined) return folderPlace(resolve(address));
  const { backupSftpKeyFile: keyFile } = settings;
  // Loaded only here: who backs up into a folder needs none of it.
  const { sftpPlace } = await import('./sftp-place.ts');
  return sftpPlace({
    ...server,
    known: knownHost(settings, server.host, server.port),
    privateKey: keyFile === '' ? undefined : readSecret(keyFile, 'backupSftpKeyFile'),
    password: secretOf(settings.backupSftpPasswordFile, settings.backupSftpPassword, 'backupSftpPasswordFile'),
  });
}

/** The passphrase of the settings; undefined where there is none. Throws `invalid-setting` for an empty file, or one that cannot be read. */
export function passphraseOf(settings: PlaceSettings): string | undefined {
  return secretOf(settings.backupPassphraseFile, settings.backupPassphrase, 'backupPassphraseFile');
}

function knownHost(settings: PlaceSettings, host: string, port: number): KnownHost {
  const { backupSftpFingerprint: fingerprint, backupSftpKnownHosts: named } = settings;
  if (fingerprint !== '') return { keys: [], fingerprint };
  const file = named === '' ? join(homedir(), '.ssh', 'known_hosts') : named;
  const text = named === '' && !existsSync(file) ? '' : readSecret(file, 'backupSftpKnownHosts').toString();
  return { keys: keysOfHost(text, host, port), fingerprint: undefined };
}

function secretOf(file: string, given: string, setting: string): string | undefined {
  if (file === '') return given === '' ? undefined : given;
  const text = readSecret(file, setting)
    .toString()
    .replace(/\r?\n$/, '');
  if (text !== '') return text;
  throw new CorestoneError('invalid-setting', `${file}, which ${setting} names, is empty.`);
}

function readSecret(file: string, setting: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new CorestoneError('invalid-setting', `${file}, which ${setting} names, cannot be read: ${code}.`, { cause });
  }
}
