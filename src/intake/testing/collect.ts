import type { ObjectRow } from '../../domain/drilling/object-row.ts';
import type { Finding } from '../../domain/finding.ts';
import { type Input, inputOfBytes } from '../input.ts';
import type { IntakeOptions } from '../intake-options.ts';
import { readInputs } from '../read-inputs.ts';

/** Everything an intake gave, for tests. `findings` leaves out the remark of how each table was recognised. */
export interface Collected {
  readonly rows: readonly ObjectRow[];
  readonly findings: readonly Finding[];
}

/** Reads inputs to the end, for tests. */
export async function collect(inputs: readonly Input[], options: IntakeOptions = {}): Promise<Collected> {
  const rows: ObjectRow[] = [];
  const findings: Finding[] = [];
  for await (const item of readInputs(inputs, options)) {
    if (item.kind === 'row') rows.push(item.row);
    else if (item.finding.code !== 'table-recognised') findings.push(item.finding);
  }
  return { rows, findings };
}

/** Reads one text as if it were a file, for tests. */
export function collectText(name: string, text: string, options: IntakeOptions = {}): Promise<Collected> {
  return collect([inputOfBytes(name, Buffer.from(text))], options);
}

/** Findings as `code severity row`, which is what most tests look at. */
export function briefly(findings: readonly Finding[]): string[] {
  return findings.map(({ code, severity, at }) => `${code} ${severity} ${at?.row ?? '-'}`);
}
