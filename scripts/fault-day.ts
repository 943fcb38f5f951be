/**
 * A day on which everything fails: load on two servers and one PostgreSQL, while servers, database and browser are killed, the
 * upstream is cut and disks fill; at the end the proof by counts that nothing acknowledged was lost or doubled. Takes only addresses of
 * this machine. `--minutes` how long (30), `--seed` which faults (1), `--report` where the report goes. Exit status 0 when everything held.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf } from './fault-day/report.ts';
import { runDay } from './fault-day/run-day.ts';
import { findPostgres } from './testing/system-packages.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string', default: 'test-results/fault-day.md' },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes >= 1 && minutes <= 24 * 60) || !Number.isSafeInteger(seed) || seed < 0) {
  console.error('--minutes is a number from 1, --seed a whole number from 0.');
  process.exit(2);
}
const postgresBin = findPostgres();
if (postgresBin === undefined) {
  console.error('There is no PostgreSQL on this machine; a fault day needs one.');
  process.exit(2);
}
const day = await runDay({ minutes, seed, postgresBin, say: (line) => console.log(line) });
mkdirSync(dirname(values.report), { recursive: true });
writeFileSync(values.report, reportOf(day));
const failed = day.proofs.filter((one) => one.faults.length > 0);
for (const one of day.proofs)
  console.log(`${one.faults.length === 0 ? 'holds ' : 'FAILS '} ${one.rule} (${one.counted})`);
for (const one of failed) console.log(`\n${one.rule}:\n  ${one.faults.slice(0, 20).join('\n  ')}`);
console.log(`\n${day.proofs.length - failed.length} hold, ${failed.length} fail; report: ${values.report}`);
process.exit(failed.length === 0 ? 0 : 1);
