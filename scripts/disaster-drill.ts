/**
 * The disasters of docs/operating/disaster.md, for real, on the demonstration expedition: each thing is lost, brought back as the
 * guide says, and compared; every step with its time. `--keep` leaves the folders behind. Exit status 0 when everything came back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Drill } from './disaster-drill/drill.ts';
import { loseKeys } from './disaster-drill/lose-keys.ts';
import { loseStores } from './disaster-drill/lose-stores.ts';
import { withoutBackup } from './disaster-drill/without-backup.ts';
import { findPostgres } from './testing/system-packages.ts';
import { startTemporaryPostgres } from './testing/temporary-postgres.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const postgresBin = findPostgres();
if (postgresBin === undefined) {
  console.error('There is no PostgreSQL on this machine; the drill needs one.');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'corestone-drill-'));
const postgres = await startTemporaryPostgres(postgresBin, { fsync: true });
const drill = new Drill(folder, postgres.url, (line) => console.log(line));
try {
  await drill.prepare();
  await loseStores(drill);
  await loseKeys(drill);
  await withoutBackup(drill);
  console.log(`\n${drill.table()}`);
} finally {
  postgres.stop();
  if (values.keep) console.log(`left behind: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
