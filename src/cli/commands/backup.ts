import { CorestoneError } from '../../domain/error.ts';
import { backupStore, checkStoreFile, restoreStore } from '../../store/backup-store.ts';
import { verifyRegister } from '../../store/read/verify-register.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { STORE_OPTIONS, settingsOf, withExistingHouse } from '../open-house.ts';

/** Copies the store while it is served. */
export const backup: Command = {
  name: 'backup',
  words: 'FOLDER',
  summary: 'Copies the embedded store into a folder, consistent while serving.',
  options: STORE_OPTIONS,
  run: runBackup,
};

/** Puts a backup back. */
export const restore: Command = {
  name: 'restore',
  words: 'FOLDER',
  summary: 'Puts a backup into a data folder without a store, after checking its checksums.',
  options: STORE_OPTIONS,
  run: runRestore,
};

/** Checks the store. */
export const verify: Command = {
  name: 'verify',
  words: '',
  summary: 'Checks the store: integrity, references, and the rules of the register.',
  options: STORE_OPTIONS,
  run: runVerify,
};

async function runBackup(call: Call): Promise<ExitStatus> {
  const folder = oneFolder(call);
  const settings = settingsOf(call);
  if (settings.databaseUrl !== '') {
    throw new CorestoneError('wrong-call', 'On PostgreSQL use pg_dump; `backup` copies the embedded store.');
  }
  const progress = call.output.progress('Copying pages');
  const manifest = await backupStore(settings.data, folder, new Date().toISOString(), progress.update);
  progress.done();
  for (const file of manifest.files)
    call.output.say(`${file.name}  ${file.bytes.toLocaleString('en')} bytes  ${file.sha256}`);
  call.output.result(manifest);
  return 0;
}

async function runRestore(call: Call): Promise<ExitStatus> {
  const settings = settingsOf(call);
  const manifest = await restoreStore(oneFolder(call), settings.data);
  const broken = checkStoreFile(settings.data);
  for (const line of broken) call.output.warn(`error    ${line}`);
  call.output.say(`Backup of ${manifest.madeAt} restored into ${settings.data}.`);
  call.output.result({ ...manifest, broken });
  return broken.length === 0 ? 0 : 1;
}

async function runVerify(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async (house) => {
    const broken = house.store.engine === 'sqlite' ? checkStoreFile(house.settings.data) : [];
    const checks = await verifyRegister(house.store.read);
    if (house.store.engine === 'sqlite')
      call.output.say(`${broken.length === 0 ? 'sound ' : 'BROKEN'}  file and references`);
    for (const line of broken) call.output.say(`        ${line}`);
    for (const one of checks)
      call.output.say(
        `${one.broken === 0 ? 'sound ' : 'BROKEN'}  ${one.rule}${one.broken === 0 ? '' : `: ${one.broken}`}`,
      );
    call.output.result({ broken, checks });
    return broken.length === 0 && checks.every((one) => one.broken === 0) ? 0 : 1;
  });
}

function oneFolder(call: Call): string {
  const [folder] = call.words;
  if (folder === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one folder.');
  if (/^[a-z]+:\/\//i.test(folder))
    throw new CorestoneError('wrong-call', `${folder}: only folders of this machine are possible yet.`);
  return folder;
}
