import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Drill } from './drill.ts';

/** Database lost, data folder lost, both lost: brought back from the backup alone. */
export async function loseStores(drill: Drill): Promise<void> {
  const { data, flags } = drill.installation;
  const before = await filesIn(data);

  drill.begin('database');
  await drill.database('drop database corestone with (force)');
  await drill.database('create database corestone');
  // Files are put back as well; those that are there are younger, and stay.
  const scratch = join(drill.folder, 'scratch-of-database');
  await drill.run('restore into an empty database, files beside', [
    'restore',
    drill.backups,
    ...drill.passphrase,
    '--data',
    scratch,
    '--database-url',
    drill.databaseUrl('corestone'),
  ]);
  rmSync(scratch, { recursive: true });
  await drill.run('verify, against what the backup remembers', [
    'verify',
    '--against',
    drill.backups,
    ...drill.passphrase,
    ...flags,
  ]);

  drill.begin('data folder');
  rmSync(data, { recursive: true });
  const files = join(drill.folder, 'scratch-of-files');
  await drill.run('restore into a scratch folder with an embedded store', [
    'restore',
    drill.backups,
    ...drill.passphrase,
    '--data',
    files,
  ]);
  await drill.time('files copied to the data folder, without the store', () =>
    cpSync(files, data, { recursive: true, filter: (path) => !/corestone\.sqlite/.test(path) }),
  );
  assert.deepEqual(
    await filesIn(data),
    before.filter((name) => name !== 'signing-key.pem'),
  );
  await drill.run('verify', ['verify', ...flags]);

  drill.begin('database and data folder');
  await drill.database('drop database corestone with (force)');
  await drill.database('create database corestone');
  rmSync(data, { recursive: true });
  await drill.run('restore of both', ['restore', drill.backups, ...drill.passphrase, ...flags]);
  await drill.run('verify, against what the backup remembers', [
    'verify',
    '--against',
    drill.backups,
    ...drill.passphrase,
    ...flags,
  ]);
  await drill.run('reconcile with the upstream', ['reconcile', '--upstream', 'recorded', ...flags]);

  drill.begin('the whole site: another machine, on the embedded store');
  const elsewhere = join(drill.folder, 'elsewhere');
  await drill.run('restore elsewhere', ['restore', drill.backups, ...drill.passphrase, '--data', elsewhere]);
  await drill.run('verify', ['verify', '--against', drill.backups, ...drill.passphrase, '--data', elsewhere]);
  await drill.run('reconcile with the upstream', ['reconcile', '--upstream', 'recorded', '--data', elsewhere]);
}

async function filesIn(folder: string): Promise<string[]> {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !/sqlite|^demo-files$/.test(name))
        .toSorted()
    : [];
}
