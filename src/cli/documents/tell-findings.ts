import type { Finding } from '../../domain/finding.ts';
import { documentFindingLine } from './document-finding-line.ts';
import type { DocumentResult } from './document-order.ts';

const MOST_LINES = 50;

/** Tells the findings of a document by `tell`, at most fifty; the rest are counted. */
export function tellDocument({ findings, records }: DocumentResult, tell: (line: string) => void): void {
  const isMany = records.length > 1;
  const lines = [
    ...findings.map((one) => documentFindingLine(one)),
    ...records.flatMap(({ igsn, findings: own }) =>
      own.map((one) => documentFindingLine(one, isMany ? igsn : undefined)),
    ),
  ];
  for (const line of lines.slice(0, MOST_LINES)) tell(line);
  if (lines.length > MOST_LINES) tell(`         and ${lines.length - MOST_LINES} more; --json has them all.`);
}

/** Every finding of a document and its records. */
export function allFindings({ findings, records }: DocumentResult): readonly Finding[] {
  return [...findings, ...records.flatMap((one) => one.findings)];
}

/** Whether a finding makes the exit status 1: errors and warnings do, a note does not. */
export function counts({ severity }: Finding): boolean {
  return severity !== 'info';
}
