import type { KeptBackups } from '../config/backup-settings.ts';
import { chunkPath, listChunks } from './chunks.ts';
import { chunksOf, manifestPath } from './format/manifest.ts';
import type { HeldLock } from './hold-lock.ts';
import { type Backups, backupIds, findManifest } from './open-backups.ts';
import { keptIds } from './retention.ts';

/** What was taken away. */
export interface Pruned {
  readonly backups: readonly string[];
  readonly chunks: number;
}

/**
 * Takes away the backups that need not be kept, and then every chunk that none of the others needs. The lock must be held. Throws
 * `invalid-input`, and takes nothing away, when a manifest of those that are kept cannot be read: its chunks would be lost.
 */
export async function pruneBackups(backups: Backups, lock: HeldLock, keep: KeptBackups): Promise<Pruned> {
  const ids = await backupIds(backups.place);
  const kept = keptIds(ids, keep);
  const needed = new Set<string>();
  for (const id of kept) for (const name of chunksOf(await findManifest(backups, id))) needed.add(name);
  await lock.confirm();
  const gone = ids.filter((id) => !kept.includes(id));
  for (const id of gone) await backups.place.take(manifestPath(id));
  let chunks = 0;
  const all = await listChunks(backups);
  await lock.confirm();
  for (const name of all) {
    if (needed.has(name)) continue;
    lock.ensure();
    await backups.place.take(chunkPath(name));
    chunks++;
  }
  return { backups: gone, chunks };
}
