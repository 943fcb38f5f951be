import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { CorestoneError } from '../../domain/error.ts';
import { storeFile } from '../engine/open-store.ts';

/** Runs SQLite's integrity and foreign key checks on the store of a data folder; findings as lines, none when sound. Throws `not-found`. */
export function checkStoreFile(dataFolder: string): string[] {
  const file = storeFile(dataFolder);
  if (!existsSync(file)) throw new CorestoneError('not-found', `There is no store in ${dataFolder}.`);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const integrity = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    const orphans = database.prepare('pragma foreign_key_check').all() as { table: string }[];
    return [...broken, ...orphans.map((row) => `a row of ${row.table} points at nothing`)];
  } finally {
    database.close();
  }
}
