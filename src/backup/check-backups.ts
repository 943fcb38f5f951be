import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { chunkPath, readChunk } from './chunks.ts';
import { chunksOf } from './format/manifest.ts';
import { type Backups, backupIds, findManifest } from './open-backups.ts';

/** What a check found. */
export interface CheckedBackups {
  readonly backups: number;
  readonly chunks: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads every chunk of one backup, or of all, and compares it with its name. With `isRepair` a chunk that is damaged is taken away, so that
 * the next backup writes it again where it still has its content.
 */
export async function checkBackups(
  backups: Backups,
  id: string | undefined,
  isRepair: boolean,
  onProgress: (done: number, total: number) => void,
): Promise<CheckedBackups> {
  const ids = id === undefined ? await backupIds(backups.place) : [id];
  if (ids.length === 0) throw new CorestoneError('not-found', `${backups.place.label} holds no whole backup.`);
  const findings: Finding[] = [];
  const usedBy = new Map<string, string>();
  for (const one of ids) {
    const manifest = await foundOr(findings, 'backup-manifest', () => findManifest(backups, one));
    for (const name of manifest === undefined ? [] : chunksOf(manifest)) usedBy.set(name, one);
  }
  let done = 0;
  for (const [name, user] of usedBy) {
    const isSound = await foundOr(
      findings,
      'backup-chunk',
      () => readChunk(backups, name),
      `Needed by backup ${user}.`,
    );
    if (isSound === undefined && isRepair) await backups.place.take(chunkPath(name));
    onProgress(++done, usedBy.size);
  }
  return { backups: ids.length, chunks: usedBy.size, findings };
}

async function foundOr<T>(
  findings: Finding[],
  code: string,
  look: () => Promise<T>,
  more = '',
): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CorestoneError) || error.code !== 'invalid-input') throw error;
    findings.push(finding(code, `${error.message}${more === '' ? '' : ` ${more}`}`));
    return undefined;
  }
}
