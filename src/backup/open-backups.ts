import { CorestoneError } from '../domain/error.ts';
import { type BackupHead, HEAD_FILE, newHead, readHead, unlock } from './format/backup-head.ts';
import { FORMAT_TEXT } from './format/format-text.ts';
import { BACKUP_ID, type BackupManifest, manifestPath, openManifest } from './format/manifest.ts';
import type { BackupKeys } from './format/sealed.ts';
import type { BackupPlace } from './places/backup-place.ts';
import { openPlace, type PlaceSettings, passphraseOf } from './places/open-place.ts';

/** A folder of backups whose keys are known. */
export interface Backups {
  readonly place: BackupPlace;
  readonly head: BackupHead;
  readonly keys: BackupKeys | undefined;
}

/** What an address and the settings lead to, opened for the body. */
export async function withBackups<T>(
  address: string,
  settings: PlaceSettings,
  body: (backups: Backups) => Promise<T>,
): Promise<T> {
  const place = await openPlace(address, settings);
  try {
    return await body(await unlocked(place, settings, await existingHead(place)));
  } finally {
    await place.close();
  }
}

/** The same for a new backup: a folder that is not there or empty becomes one of backups. Throws `already-exists` for another one. */
export async function withOwnBackups<T>(
  address: string,
  settings: PlaceSettings,
  body: (backups: Backups) => Promise<T>,
): Promise<T> {
  const place = await openPlace(address, settings);
  try {
    const found = await place.read(HEAD_FILE);
    const head = found === undefined ? await begin(place, settings) : readHead(found.toString(), place.label);
    return await body(await unlocked(place, settings, head));
  } finally {
    await place.close();
  }
}

async function begin(place: BackupPlace, settings: PlaceSettings): Promise<BackupHead> {
  if ((await place.list('')).length > 0)
    throw new CorestoneError(
      'already-exists',
      `${place.label} is not empty and holds no backups; a backup needs a folder of its own.`,
    );
  const head = await newHead(new Date().toISOString(), passphraseOf(settings));
  // Of two that begin at once, the second goes on with the keys of the first.
  const isOurs = await place.create(HEAD_FILE, Buffer.from(`${JSON.stringify(head, null, 2)}\n`));
  if (!isOurs) return existingHead(place);
  await place.write('FORMAT.txt', Buffer.from(FORMAT_TEXT));
  return head;
}

async function existingHead(place: BackupPlace): Promise<BackupHead> {
  const found = await place.read(HEAD_FILE);
  if (found !== undefined) return readHead(found.toString(), place.label);
  if ((await place.list('')).length === 0)
    throw new CorestoneError('not-found', `There is no backup: ${place.label} is missing or empty.`);
  const isOld = (await place.read('manifest.json')) !== undefined;
  const hint = isOld ? ' It is of the first kind: copy its corestone.sqlite into an empty data folder.' : '';
  throw new CorestoneError('not-found', `${place.label} holds no whole backup.${hint}`);
}

async function unlocked(place: BackupPlace, settings: PlaceSettings, head: BackupHead): Promise<Backups> {
  return { place, head, keys: await unlock(head, passphraseOf(settings), place.label) };
}

/** Names of the complete backups, the latest first. */
export async function backupIds(place: BackupPlace): Promise<string[]> {
  return (await place.list('backups'))
    .filter((name) => BACKUP_ID.test(name))
    .toSorted()
    .toReversed();
}

/** The manifest of a backup, the latest without an id. Throws `not-found`, `invalid-input` for one that was changed. */
export async function findManifest({ place, keys }: Backups, id?: string): Promise<BackupManifest> {
  const wanted = id ?? (await backupIds(place))[0];
  if (wanted === undefined) throw new CorestoneError('not-found', `${place.label} holds no whole backup.`);
  const sealed = BACKUP_ID.test(wanted) ? await place.read(manifestPath(wanted)) : undefined;
  if (sealed === undefined) throw new CorestoneError('not-found', `${place.label} holds no backup ${wanted}.`);
  return openManifest(wanted, sealed, keys);
}
