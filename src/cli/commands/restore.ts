import { findManifest, withBackups } from '../../backup/open-backups.ts';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { openStore, type StorePlace } from '../../store/engine/open-store.ts';
import { unitOfWork } from '../../store/unit-of-work.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, settingsOf } from '../open-house.ts';
import { PLACE_OPTIONS, placeWord } from './backup.ts';

/** Puts a backup back. */
export const restore: Command = {
  name: 'restore',
  words: 'SOURCE',
  summary: 'Puts a backup into an empty data folder, and an empty database: all or nothing, compared row by row.',
  options: [
    { name: 'backup', value: 'ID', definition: 'Which backup, as `backup list` names it; the latest without it.' },
    ...STORE_OPTIONS,
    ...PLACE_OPTIONS,
  ],
  run,
};

function run(call: Call): Promise<ExitStatus> {
  const settings = settingsOf(call);
  const target = { dataFolder: settings.data, databaseUrl: settings.databaseUrl };
  return withBackups(placeWord(call), settings, async (backups): Promise<ExitStatus> => {
    const manifest = await findManifest(backups, textOption(call, 'backup'));
    const progress = call.output.progress('Restoring');
    await restoreBackup(backups, manifest, target, progress.update);
    progress.done();
    const migrated = await settle(target, manifest.id);
    const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
    call.output.say(
      `Backup ${manifest.id} restored into ${settings.data}${target.databaseUrl === '' ? '' : ' and the database'}: ${rows.toLocaleString('en')} rows and ${manifest.files.length} files, all as they were.`,
    );
    if (manifest.files.some((one) => one.path === 'upstreams.without-secrets.json'))
      call.output.say('Upstreams: put secrets into upstreams.without-secrets.json and rename it to upstreams.json.');
    call.output.say(
      'The search is made anew when the server starts. Before it does: docs/backup.md, "After a disaster".',
    );
    call.output.result({ backup: manifest.id, madeAt: manifest.madeAt, rows, files: manifest.files.length, migrated });
    return 0;
  });
}

/** Brings a backup of an older program up to date, and says in the audit trail where everything came from. */
async function settle(target: StorePlace, id: string): Promise<readonly string[]> {
  const store = openStore(target);
  try {
    const migrated = await store.migrate();
    await unitOfWork(store)((work) => work.audit(CLI_ACTOR, [{ action: 'restore-backup', subject: id }], work.now()));
    return migrated;
  } finally {
    await store.close();
  }
}
