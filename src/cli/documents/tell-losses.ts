import type { Finding } from '../../domain/finding.ts';
import type { ConvertedRecord } from '../../formats/converting/convert-record.ts';

/** Losses told record by record up to this many records; beyond, each kind of loss once with its count. */
const MOST_RECORDS = 10;

/** Lines of a kind for one record. */
const MOST_LINES = 50;

/** What was lost of one record. */
export interface RecordLosses extends Pick<ConvertedRecord, 'losses' | 'foreignLost' | 'narrowed'> {
  readonly igsn: string;
}

/** Tells what conversion lost: by record, or summed up where there are many. Nothing where nothing was lost. */
export function tellLosses(records: readonly RecordLosses[], target: string, tell: (line: string) => void): void {
  if (records.length > MOST_RECORDS) tellSum(records, target, tell);
  else for (const one of records) tellRecord(one, target, tell);
}

function tellRecord(one: RecordLosses, target: string, tell: (line: string) => void): void {
  const lines = linesOf(one, (found) => ` ${found.value}`);
  if (lines.length === 0) return;
  tell(`${one.igsn}: ${target} does not carry all of it.`);
  for (const line of lines) tell(`  ${line}`);
}

function tellSum(records: readonly RecordLosses[], target: string, tell: (line: string) => void): void {
  const counts = new Map<string, number>();
  // What one record says differs from what the next one says; the sum is over fields.
  const all = records.flatMap((one) => linesOf(one, () => ''));
  for (const line of all) counts.set(line, (counts.get(line) ?? 0) + 1);
  if (counts.size === 0) return;
  tell(`${target} does not carry all of these records; --json has it by record.`);
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  for (const [line, count] of sorted.slice(0, 100)) tell(`  ${String(count).padStart(7)} × ${line}`);
}

function linesOf(
  { losses, foreignLost, narrowed }: RecordLosses,
  wordsOf: (found: Finding) => string,
): readonly string[] {
  const members = losses
    .filter(({ field }) => field !== 'foreign')
    .map(({ fate, label, reason }) => `${fate.padEnd(8)}  ${label}: ${reason}`);
  return [
    ...members,
    ...narrowed.slice(0, MOST_LINES).map((one) => lineOf(one, wordsOf(one))),
    ...foreignLost.slice(0, MOST_LINES).map((path) => `foreign   ${path}: no format but the source knows it.`),
  ];
}

function lineOf({ code, field, message, rule }: Finding, words: string): string {
  if (code === 'narrowed') return `narrowed  ${field}:${words} becomes ${rule}`;
  return code === 'left-out' ? `left out  ${field}:${words} is not known there` : `note      ${message}`;
}
