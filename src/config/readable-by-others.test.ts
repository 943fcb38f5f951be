import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { backupSecretFiles, readableByOthers } from './readable-by-others.ts';

const skip = process.platform === 'win32' ? 'Windows has no such modes' : false;

it('a passphrase of backups that others may read is warned of', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-secret-'));
  const file = join(folder, 'passphrase');
  writeFileSync(file, 'secret');
  const files = backupSecretFiles({ backupPassphraseFile: file, backupSftpKeyFile: '', backupSftpPasswordFile: '' });
  chmodSync(file, 0o644);
  assert.match(readableByOthers(files)[0] ?? '', /passphrase holds a password.*chmod 600/);
  assert.equal(readableByOthers(files, `${folder}-of-another`).length, 1);
  chmodSync(file, 0o440);
  assert.deepEqual(readableByOthers(files, folder), [], 'a credential of systemd');
  chmodSync(file, 0o600);
  assert.deepEqual(readableByOthers([...files, join(folder, 'not-there')]), []);
  rmSync(folder, { recursive: true });
});
