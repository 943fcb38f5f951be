/**
 * Everything that must hold: format, lint with walls, types, dead code, freshness, then all tests on both engines and in a
 * browser. Installs missing system packages where it may. `node scripts/test-all.ts PART` runs only tests whose path has
 * PART in it. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { idleShare, type Moment, processorTimes } from './testing/processor-times.ts';
import { doJobs, type Job, testJobs } from './testing/run-tests.ts';
import { findChromium, findPostgres, installMissing } from './testing/system-packages.ts';
import { fail, newTally, type Tally } from './testing/tally.ts';
import { folderInMemory } from './testing/temporary-folder.ts';
import { startTemporaryPostgres } from './testing/temporary-postgres.ts';

/** Several at once are sooner done, and each looks through what all need: they take twice as much of the processors. */
const ONE_CHECKER = ['--checkers', '1'];

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint, with the walls between folders', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '--noEmit', ...ONE_CHECKER],
  ['types of the station', 'tsc', '--noEmit', ...ONE_CHECKER, '-p', 'src/web'],
  ['types of its offline worker', 'tsc', '--noEmit', ...ONE_CHECKER, '-p', 'src/web/station/offline-worker'],
  ['dead code', 'knip'],
  ['generated database types', 'node', 'scripts/generate-database-types.ts', '--check'],
  ['generated references', 'node', 'scripts/generate-docs.ts', '--check'],
  ['generated client', 'node', 'scripts/generate-client.ts', '--check'],
  ['generated vocabularies', 'node', 'scripts/write-vocabularies.ts', '--check'],
];

/** What checks the source, told as a test each. */
function checkJobs(tally: Tally): readonly Job[] {
  return CHECKS.map(([name, command, ...args]) => async () => {
    const program = command === 'node' ? process.execPath : join('node_modules', '.bin', command);
    const began = performance.now();
    const { status, said } = await runProgram(program, args);
    tally.seconds.set(name, (performance.now() - began) / 1000);
    if (status === 0) tally.passed++;
    else fail(tally, `${name}\n${said}`);
  });
}

/** How a program ended, and all that it said. */
async function runProgram(
  program: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly said: string }> {
  const child = spawn(program, args, { shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { status, said };
}

/** The applications for browsers and the program for processes of their own, which tests need and the checks of the source do not. */
async function buildWhatIsTested(tally: Tally): Promise<void> {
  const build = async (name: string) => {
    const { status, said } = await runProgram(process.execPath, [join(import.meta.dirname, `${name}.ts`)]);
    if (status !== 0) fail(tally, `${name}\n${said}`);
  };
  await Promise.all([build('build-web'), build('bundle-program')]);
  process.env.CORESTONE_TEST_PROGRAM = join(import.meta.dirname, '../dist/cli/main.js');
}

/** The files and groups that took longest, which is where time can be won. */
function slowest({ seconds, processorSeconds }: Tally): readonly string[] {
  return [...seconds]
    .filter(([, took]) => took >= 10)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 40)
    .map(([name, took]) => {
      const used = processorSeconds.get(name);
      return `${rounded(took)} s ${used === undefined ? '' : `${rounded(used)} s of a processor  `}${name}`;
    });
}

const rounded = (seconds: number): string => seconds.toFixed(0).padStart(5);

/** How long a run took, and how much of that the processors had nothing to do. */
function timeLine(first: Moment, last: Moment): string {
  const busyMs = last.busyMs - first.busyMs;
  const minutes = (ms: number): string => (ms / 60_000).toFixed(1);
  return `${minutes(last.atMs - first.atMs)} min; ${cpus().length} processors worked ${minutes(busyMs)} min, idle ${(idleShare(first, last) * 100).toFixed(0)} %`;
}

const part = process.argv[2];
const began = processorTimes();
// Hundreds of processes load the same files; what one of them compiled serves the next.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/compiled-for-tests');
// The compiler, wherever a test calls it: looking for memory to free takes it longer than checking does.
process.env.GOGC ??= '400';
const tally = newTally();
installMissing();
const temporary = folderInMemory();
if (temporary !== undefined) process.env.TMPDIR = temporary;
const built = buildWhatIsTested(tally);
const bin = findPostgres();
const postgres =
  bin === undefined || process.env.CORESTONE_TEST_POSTGRES_URL
    ? undefined
    : await startTemporaryPostgres(bin, { isForgetful: true });
/** Leaves no server and no memory behind, also when somebody ends the run. */
function putAway(): void {
  postgres?.stop();
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    putAway();
    process.exit(1);
  });
try {
  if (postgres !== undefined) process.env.CORESTONE_TEST_POSTGRES_URL = postgres.url;
  const chromium = findChromium();
  if (chromium !== undefined) process.env.CORESTONE_TEST_CHROMIUM = chromium;
  const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).filter(
    (file) => part === undefined || file.includes(part),
  );
  const tests = testJobs(files.toSorted(), tally).map((job) => () => built.then(job));
  await doJobs([...(part === undefined ? checkJobs(tally) : []), ...tests]);
} finally {
  putAway();
}
for (const line of slowest(tally)) console.log(line);
console.log(timeLine(began, processorTimes()));
for (const [why, count] of tally.skips) console.log(`skipped ${count}: ${why}`);
if (tally.failures.length > 0)
  console.log(`\nFailed:\n${tally.failures.map((one) => `  ${one.split('\n')[0]}`).join('\n')}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
