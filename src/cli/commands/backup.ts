import { runBackup } from '../../api/backups/run-backup.ts';
import { checkBackups } from '../../backup/check-backups.ts';
import { timeOfId } from '../../backup/format/manifest.ts';
import { holdLock } from '../../backup/hold-lock.ts';
import { backupIds, findManifest, withBackups } from '../../backup/open-backups.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Call, type Command, type ExitStatus, isSet, type OptionDescriptor, textOption } from '../command.ts';
import { CLI_ACTOR, SETTING_OPTIONS, STORE_OPTIONS, settingsOf, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** How a place of backups is reached; for commands that make none. */
export const PLACE_OPTIONS: readonly OptionDescriptor[] = SETTING_OPTIONS.filter(({ name }) =>
  /^backup-(to|passphrase|sftp)/.test(name),
);

/** Backs up once, while the server runs or not. */
export const backup: Command = {
  name: 'backup',
  words: 'DEST',
  summary: 'Backs up store and files into a folder or sftp://user@host:port/path, consistent while serving.',
  options: [
    {
      name: 'trial',
      definition: 'Proves the backup at once by restoring it on trial; without it the setting decides.',
    },
    { name: 'keep-all', definition: 'Takes no older backup away.' },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => name.startsWith('backup-')),
  ],
  run: (call) => withExistingHouse(call, (house) => make(call, house)),
};

/** Lists backups. */
export const backupList: Command = {
  name: 'backup list',
  words: 'SOURCE',
  summary: 'Lists the complete backups of a folder or sftp address, the latest first.',
  options: PLACE_OPTIONS,
  run: list,
};

/** Checks backups without restoring them. */
export const backupCheck: Command = {
  name: 'backup check',
  words: 'SOURCE',
  summary: 'Reads every chunk of the backups: whether it is there, whole and unchanged.',
  options: [
    { name: 'backup', value: 'ID', definition: 'Only this backup; all without it.' },
    { name: 'repair', definition: 'Takes damaged chunks away, so that the next backup writes them again.' },
    ...PLACE_OPTIONS,
  ],
  run: check,
};

async function make(call: Call, house: Parameters<typeof runBackup>[0]): Promise<ExitStatus> {
  const destination = placeWord(call);
  const { backupPassphrase, backupPassphraseFile } = house.settings;
  if (backupPassphrase === '' && backupPassphraseFile === '')
    call.output.warn('warning  The backup is not encrypted: no passphrase is set (--backup-passphrase-file).');
  const stopping = new AbortController();
  const stop = () =>
    stopping.abort(
      new CorestoneError('interrupted', 'The backup was stopped; the next one goes on with what is there.'),
    );
  process.once('SIGINT', stop);
  let label = '';
  let bar = call.output.progress('Copying');
  try {
    const { manifest, pruned, verified } = await runBackup(house, {
      destination,
      actor: CLI_ACTOR,
      isPruned: !isSet(call, 'keep-all'),
      isBesideOthers: false,
      signal: stopping.signal,
      ...(isSet(call, 'trial') && { isTrial: true }),
      onStep: (step, done, total) => {
        if (label !== '' && label !== step) {
          bar.done();
          bar = call.output.progress(step);
        }
        label = step;
        bar.update(done, total);
      },
    });
    bar.done();
    const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
    call.output.say(
      `Backup ${manifest.id}: ${rows.toLocaleString('en')} rows, ${manifest.files.length} files, ${manifest.bytes.toLocaleString('en')} bytes; ${manifest.newBytes.toLocaleString('en')} bytes written.${verified ? ' Restored on trial: whole.' : ''}`,
    );
    if (pruned !== undefined && pruned.backups.length > 0) call.output.say(`Taken away: ${pruned.backups.join(', ')}.`);
    call.output.result({ ...shown(manifest), verified, pruned: pruned ?? null });
    return 0;
  } finally {
    process.off('SIGINT', stop);
  }
}

type Shown = Awaited<ReturnType<typeof findManifest>>;

function shown({ tables, files, ...rest }: Shown) {
  const counts = Object.fromEntries(tables.map((one) => [one.name, one.rows]));
  return { ...rest, rows: counts, files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })) };
}

function list(call: Call): Promise<ExitStatus> {
  return withBackups(placeWord(call), settingsOf(call), async (backups) => {
    const found = [];
    for (const id of await backupIds(backups.place)) {
      try {
        const { tables, bytes, newBytes, program, engine } = await findManifest(backups, id);
        const rows = tables.reduce((sum, one) => sum + one.rows, 0);
        call.output.say(
          `${id}  ${rows.toLocaleString('en').padStart(13)} rows  ${bytes.toLocaleString('en').padStart(16)} bytes  ${newBytes.toLocaleString('en').padStart(16)} written  ${engine}, ${program}`,
        );
        found.push({ id, madeAt: timeOfId(id), rows, bytes, newBytes, program, engine });
      } catch (error) {
        if (!(error instanceof CorestoneError) || error.code !== 'invalid-input') throw error;
        call.output.warn(`error    ${error.message}`);
        found.push({ id, madeAt: timeOfId(id), error: error.message });
      }
    }
    if (found.length === 0) call.output.say('There is no complete backup.');
    call.output.result({ backups: found });
    return found.some((one) => 'error' in one) ? 1 : 0;
  });
}

function check(call: Call): Promise<ExitStatus> {
  return withBackups(placeWord(call), settingsOf(call), async (backups) => {
    const progress = call.output.progress('Reading chunks');
    const isRepair = isSet(call, 'repair');
    const look = () => checkBackups(backups, textOption(call, 'backup'), isRepair, progress.update);
    // A backup under way counts on the chunks that it has seen.
    const checked = isRepair ? await holdLock(backups.place, look) : await look();
    progress.done();
    for (const one of checked.findings) call.output.say(findingLine(one));
    call.output.say(
      `${checked.backups.toLocaleString('en')} backups, ${checked.chunks.toLocaleString('en')} chunks, ${checked.findings.length} findings.`,
    );
    call.output.result(checked);
    return checked.findings.length === 0 ? 0 : 1;
  });
}

/** The folder or address of a call; the setting where none is said. Throws `wrong-call` where there is neither. */
export function placeWord(call: Call): string {
  const [word] = call.words;
  if (word !== undefined) return word;
  const { backupTo } = settingsOf(call);
  if (backupTo !== '') return backupTo;
  throw new CorestoneError('wrong-call', 'Say a folder, or sftp://user@host:port/path; or set backupTo.');
}
