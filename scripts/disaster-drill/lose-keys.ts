import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drill } from './drill.ts';

/** Keys lost: what cannot be recovered is refused, and what can goes on with a new key. */
export async function loseKeys(drill: Drill): Promise<void> {
  const { flags } = drill.installation;
  drill.begin('passphrase of the backups');
  const wrong = join(drill.folder, 'wrong-passphrase');
  writeFileSync(wrong, 'another sentence\n', { mode: 0o600 });
  const into = ['--data', join(drill.folder, 'never')];
  await drill.refused(
    'restore with a wrong one',
    ['restore', drill.backups, '--backup-passphrase-file', wrong, ...into],
    /passphrase[^.]*\./i,
  );
  await drill.refused('restore without one', ['restore', drill.backups, ...into], /passphrase[^.]*\./i);
  const fresh = join(drill.folder, 'backups-of-tomorrow');
  writeFileSync(join(drill.folder, 'new-passphrase'), 'a new sentence on new paper\n', { mode: 0o600 });
  await drill.run('new backups under a new one, in a new folder', [
    'backup',
    fresh,
    '--backup-passphrase-file',
    join(drill.folder, 'new-passphrase'),
    ...flags,
  ]);

  drill.begin('key that packages are signed with');
  const repository = ['--data', join(drill.folder, 'repository')];
  await drill.run('another installation took a package while the key was there', [
    'import',
    'package',
    join(drill.folder, 'first.corestone'),
    ...repository,
  ]);
  const out = join(drill.folder, 'second.corestone');
  await drill.run('package under the new key', ['export', 'package', '5054', '--out', out, ...flags]);
  await drill.refused('it is taken over', ['import', 'package', out, ...repository], /foreign-key/);
}
