import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * What belongs to a process and not to a test: its environment, folder, signals and end, what it used, threads, measuring, and
 * whatever is put in place of something that everybody has. Reading the environment is none of it, nor is a browser or another program.
 */
const OF_THE_PROCESS =
  /process\.env(?:\.\w+|\[[^\]]+\]) (?:\?\?|\|\|)?= |delete process\.env|process\.(?:chdir|umask|exit|exitCode|on|once|memoryUsage|cpuUsage|kill)\b|'node:(?:worker_threads|cluster|inspector|inspector\/promises|diagnostics_channel|v8)'|'lighthouse'|\bmock\.|\bt\.mock\b|(?:globalThis|console)\.\w+ = |Object\.assign\((?:globalThis|console)/;

/**
 * In one process these would be of every file's tests. `before` runs before the first of all and `after` when all are done, which does
 * no harm.
 */
const OF_ALL_TESTS = /^(?:beforeEach|afterEach)\(/m;

const IMPORTED = /from '(\.[^']+)'/g;

/**
 * Whether a test file may run with others in one process: neither it nor the fixtures that it uses touch what belongs to the process.
 * What the program itself does there, its tests have to undo; {@link processState} notices what is left.
 */
export function goesTogether(file: string): boolean {
  if (OF_ALL_TESTS.test(readFileSync(file, 'utf8'))) return false;
  return withFixtures(file).every((one) => !OF_THE_PROCESS.test(sourceOf(one)));
}

/** Whether a test file or a fixture of its calls other programs, which takes long. */
export function callsPrograms(file: string): boolean {
  return withFixtures(file).some((one) => /'node:child_process'/.test(sourceOf(one)));
}

const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(file, 'utf8');
  sources.set(file, source);
  return source;
}

/** A test file and all of test, scripts and bench that it imports, or that these import. */
function withFixtures(file: string, found = new Set<string>()): readonly string[] {
  found.add(file);
  for (const [, path = ''] of sourceOf(file).matchAll(IMPORTED)) {
    const imported = normalize(join(dirname(file), path)).replaceAll('\\', '/');
    if (/^(?:test|scripts|bench)\/.*\.ts$|^src\/.*\/testing\//.test(imported) && !found.has(imported))
      withFixtures(imported, found);
  }
  return [...found];
}

/** What must be the same in a process before and after its tests. */
export function processState(): Readonly<Record<string, string>> {
  return {
    // What makes pictures smaller notes where it lies when it is first loaded.
    environment: Object.entries(process.env)
      .filter(([name]) => !name.startsWith('NODE_TEST_') && name !== 'VIPSHOME')
      .map(([name, value]) => `${name}=${value}`)
      .toSorted()
      .join('\n'),
    folder: process.cwd(),
    // Libraries keep what all copies of them share behind two strokes, from when they are first loaded.
    'names that everybody has': Object.getOwnPropertyNames(globalThis)
      .filter((name) => !name.startsWith('__'))
      .toSorted()
      .join(' '),
    'what lies behind them': REPLACEABLE.map((name) =>
      AT_FIRST.get(name) === own(name) ? name : `another ${name}`,
    ).join(),
  };
}

const REPLACEABLE = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'Date', 'console', 'crypto', 'navigator'];
const own = (name: string): unknown => (globalThis as Readonly<Record<string, unknown>>)[name];
const AT_FIRST = new Map(REPLACEABLE.map((name) => [name, own(name)]));
