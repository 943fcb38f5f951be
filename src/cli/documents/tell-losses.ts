import type { Finding } from '../../domain/finding.ts';
import type { ConvertedRecord } from '../../formats/converting/convert-record.ts';
import { CountedLines } from './counted-lines.ts';

/** Losses told record by record up to this many records; beyond, each kind of loss once with its count. */
const MOST_RECORDS = 10;

/** Lines of a kind for one record. */
const MOST_LINES = 50;

const MOST_SUMMED = 100;

/** What was lost of one record. */
export interface RecordLosses extends Pick<ConvertedRecord, 'losses' | 'foreignLost' | 'narrowed'> {
  readonly igsn: string;
}

/** Gathers what conversion lost, in memory that does not grow with the number of records. */
export class LossTally {
  readonly #first: RecordLosses[] = [];
  readonly #sum = new CountedLines();
  #records = 0;

  /** Takes in what was lost of one record. */
  add(one: RecordLosses): void {
    this.#records++;
    if (this.#first.length < MOST_RECORDS) this.#first.push(one);
    // What one record says differs from what the next one says; the sum is over fields.
    for (const line of linesOf(one, () => '')) this.#sum.add(line);
  }

  /** How many records were converted. */
  get records(): number {
    return this.#records;
  }

  /** Tells it: by record, or summed up where there are many. Nothing where nothing was lost. */
  tell(target: string, tell: (line: string) => void): void {
    if (this.#records <= MOST_RECORDS) for (const one of this.#first) tellRecord(one, target, tell);
    else tellSum(this.#sum.lines(MOST_SUMMED), target, tell);
  }
}

function tellRecord(one: RecordLosses, target: string, tell: (line: string) => void): void {
  const lines = linesOf(one, (found) => ` ${found.value}`);
  if (lines.length === 0) return;
  tell(`${one.igsn}: ${target} does not carry all of it.`);
  for (const line of lines) tell(`  ${line}`);
}

function tellSum(lines: readonly string[], target: string, tell: (line: string) => void): void {
  if (lines.length === 0) return;
  tell(`${target} does not carry all of these records; --json has it by record.`);
  for (const line of lines) tell(`  ${line}`);
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
