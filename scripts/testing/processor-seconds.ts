import { readFileSync } from 'node:fs';

/** Parts of a second that Linux counts in, for programs. */
const TICKS_PER_SECOND = 100;

/**
 * What this process took of the processors until now, s, and every program that it began and that has ended. Where the system tells
 * nothing of the programs (any but Linux), of the process alone. Not in it: what works for tests without being a child that is waited
 * for, PostgreSQL and the processes of a browser beside its first; those are only in what all processors of the machine did.
 */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + ofPrograms();
}

function ofPrograms(): number {
  if (process.platform !== 'linux') return 0;
  // The name of the program, in brackets, may have blanks in it.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  const [user = 0, system = 0] = fields.slice(13, 15);
  return (user + system) / TICKS_PER_SECOND;
}
