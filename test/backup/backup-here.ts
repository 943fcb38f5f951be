import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { BackupManifest } from '../../src/backup/format/manifest.ts';
import { encodeRow } from '../../src/backup/format/row-lines.ts';
import { holdLock } from '../../src/backup/hold-lock.ts';
import { type BackupWork, makeBackup } from '../../src/backup/make-backup.ts';
import { withOwnBackups } from '../../src/backup/open-backups.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import type { Settings } from '../../src/config/settings.ts';
import { readSnapshot } from '../../src/store/snapshot/read-snapshot.ts';
import type { TestPlace } from '../store/each-engine.ts';

/** The settings of a place, with those of backups that a test chooses. */
export function settingsAt(
  place: Pick<TestPlace, 'dataFolder' | 'databaseUrl'>,
  chosen: Partial<Settings> = {},
): Settings {
  const flags = { data: place.dataFolder, 'database-url': place.databaseUrl };
  return { ...decideSettings({ flags, environment: {}, file: {} }), ...chosen };
}

/** A folder for the backups of a suite, removed with all that is in it when the suite has ended. */
export function folderOfSuite(): (name: string) => string {
  let root = '';
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'corestone-backup-'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  return (name) => join(root, name);
}

/** Backs a place up without telling the store of it, so that the store stays as the backup has it. */
export function backUpQuietly(
  place: TestPlace,
  destination: string,
  chosen: Partial<Settings> = {},
  more: Partial<BackupWork> = {},
): Promise<BackupManifest> {
  const settings = settingsAt(place, chosen);
  return withOwnBackups(destination, settings, (backups) =>
    holdLock(backups.place, (lock) =>
      makeBackup(backups, lock, {
        store: place,
        files: settings,
        program: 'test',
        now: () => new Date(),
        isBesideOthers: false,
        onProgress: () => undefined,
        ...more,
      }),
    ),
  );
}

/** Every row of every table that is kept, as sorted lines, by table. */
export function everyLine(place: Pick<TestPlace, 'dataFolder' | 'databaseUrl'>): Promise<Record<string, string[]>> {
  return readSnapshot(place, async (snapshot) => {
    const all: Record<string, string[]> = {};
    for (const table of snapshot.tables) {
      const lines: string[] = [];
      for await (const page of snapshot.rows(table)) lines.push(...page.map(encodeRow));
      all[`${table.name}: ${table.columns.join()}`] = lines.toSorted();
    }
    return all;
  });
}

/** How many places a chain of the audit trail has given, by the only line of its table as {@link everyLine} gives it. */
export function placesGiven(chainLines: readonly string[]): number {
  return (JSON.parse(chainLines[0]!) as [id: number, seq: number, hash: string])[1];
}
