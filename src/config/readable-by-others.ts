import { existsSync, statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * A warning for each file with a secret that others on the machine may read. Windows has no such modes; credentials that systemd hands out
 * have a list of who may read them, which shows as a right of their group and is none.
 */
export function readableByOthers(
  files: readonly string[],
  credentials = process.env.CREDENTIALS_DIRECTORY ?? '',
): string[] {
  if (process.platform === 'win32') return [];
  return [...new Set(files)]
    .filter((file) => !isBelow(file, credentials))
    .filter((file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0)
    .map((file) => `${file} holds a password and can be read by others; \`chmod 600 ${file}\` mends that.`);
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return folder !== '' && !path.startsWith('..') && !isAbsolute(path);
}

/** The files with what opens backups and the servers they lie on. */
export function backupSecretFiles(
  settings: Pick<Settings, 'backupPassphraseFile' | 'backupSftpKeyFile' | 'backupSftpPasswordFile'>,
): string[] {
  const { backupPassphraseFile, backupSftpKeyFile, backupSftpPasswordFile } = settings;
  return [backupPassphraseFile, backupSftpKeyFile, backupSftpPasswordFile].filter((file) => file !== '');
}
