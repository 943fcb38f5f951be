import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { isMet, type Measurement } from './measurement.ts';

const HERE = import.meta.dirname;
const KEPT = join(HERE, 'results.json');
const PAGE = join(HERE, 'RESULTS.md');

/** One benchmark as it was last run for the record. `scale` says how much it was given, empty for its usual amount. */
interface KeptResult {
  readonly name: string;
  readonly scale: string;
  readonly day: string;
  readonly commit: string;
  readonly seconds: number;
  readonly machine: Machine;
  readonly measurements: readonly Measurement[];
}

interface Machine {
  readonly processors: string;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  readonly postgres: string;
}

/**
 * Keeps the results of one benchmark in `results.json`, in the place of an older one of the same name and scale, and writes
 * `RESULTS.md` anew from all that is kept: a run that is broken off leaves what it had measured.
 */
export function keepResult(name: string, scale: string, seconds: number, measurements: readonly Measurement[]): void {
  const kept = existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as KeptResult[]) : [];
  const day = new Date().toISOString().slice(0, 10);
  const result = { name, scale, day, commit: commit(), seconds: Math.round(seconds), machine: machine(), measurements };
  const all = [...kept.filter((one) => one.name !== name || one.scale !== scale), result];
  write(KEPT, `${JSON.stringify(all, undefined, 2)}\n`);
  write(PAGE, page(all));
}

function write(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

function commit(): string {
  return said('git', ['-C', HERE, 'rev-parse', '--short=8', 'HEAD']);
}

function machine(): Machine {
  const models = new Set(cpus().map(({ model }) => model.trim()));
  const programs = '/usr/lib/postgresql';
  return {
    processors: `${cpus().length} × ${[...models].join(', ')}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `Linux ${release()}`,
    node: process.version,
    sqlite: process.versions.sqlite ?? 'unknown',
    postgres: existsSync(programs)
      ? said('sh', ['-c', `"$(ls -d ${programs}/*/bin/postgres | sort -V | tail -1)" --version`])
      : 'none',
  };
}

function said(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function page(all: readonly KeptResult[]): string {
  const { processors, memory, system, node, sqlite, postgres } = all.at(-1)!.machine;
  const scales = [...new Set(all.map(({ scale }) => scale))].toSorted((one, other) => Number(one) - Number(other));
  return `${[
    '# What was measured',
    '',
    'Written by `npm run bench -- --keep`, one benchmark after the other on an otherwise idle machine. A value with a target is a ratio unless it bears a',
    'unit; the ratio compares with the same machine doing the same without Corestone, in the same minute (see the head of each file in `bench/`).',
    '',
    `Machine of the last run: ${processors}; ${memory} of memory; ${system}; Node ${node}; SQLite ${sqlite}; ${postgres} with its own settings`,
    '(`fsync` on; `shared_buffers` 1 GB since 24 November 2026, the usual 128 MB before). Both engines and the programs that ask them share these processors.',
    ...scales.flatMap((scale) => section(scale, all)),
  ].join('\n')}\n`;
}

function section(scale: string, all: readonly KeptResult[]): string[] {
  const title = scale === '' ? 'Usual amounts' : `${Number(scale).toLocaleString('en')} records`;
  const rows = all
    .filter((one) => one.scale === scale)
    .flatMap(({ commit: of, day, measurements }) => measurements.map((one) => row(one, `${of}, ${day}`)));
  return [
    '',
    `## ${title}`,
    '',
    '| benchmark | store | figure | value | target | | measured |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

function row(one: Measurement, measured: string): string {
  const { name, engine, figure, value, target } = one;
  const store = { sqlite: 'SQLite', postgres: 'PostgreSQL', '': '' }[engine];
  const number = (of: number) => `${of.toFixed(target?.unit === 'MB' ? 0 : 2)}${target?.unit ? ` ${target.unit}` : ''}`;
  const told = { true: 'met', false: '**missed**', undefined: '' }[
    String(isMet(one)) as 'true' | 'false' | 'undefined'
  ];
  const bound = target === undefined ? '' : `${target.kind} ${number(target.bound)}`;
  const cells = [name, store, figure, value === undefined ? '' : number(value), bound, told, measured];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
