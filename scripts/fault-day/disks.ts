import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of our own that can be filled and emptied again. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves just so much room as of now. */
  readonly fill: (spareBytes: number) => void;
  readonly makeRoom: () => void;
  readonly remove: () => void;
}

const ROOM = '4g';

/**
 * Mounts a disk in memory, which takes only what lies on it. Filling shrinks it, so that no ballast is written. Undefined where this
 * process may not mount, which takes root.
 */
export function mountSmallDisk(name: string): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), `corestone-fault-${name}-`));
  const mount = (...words: string[]) => spawnSync('mount', words).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${ROOM},mode=755`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    fill: (spareBytes) => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      mount('-o', `remount,size=${(blocks - bfree) * bsize + spareBytes}`, folder);
    },
    makeRoom: () => void mount('-o', `remount,size=${ROOM}`, folder),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
