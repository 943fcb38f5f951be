import type { Finding } from '../../domain/finding.ts';
import { findingLine } from '../output.ts';

/**
 * A finding of a document as one line for people and editors: `file:line:character`, then as every finding is told. `igsn` is
 * said where a document has several records.
 */
export function documentFindingLine(one: Finding, igsn?: string): string {
  const { at, ...rest } = one;
  const place = [at?.file, at?.row, at?.character].filter((part) => part !== undefined).join(':');
  const column = at?.column === undefined ? '' : `, ${at.column}`;
  const record = igsn === undefined || igsn === '' ? '' : ` (${igsn})`;
  const line = findingLine(rest);
  const [mark, said] = [line.slice(0, 9), line.slice(9)];
  const field = one.field === undefined ? '' : `${one.field}: `;
  return place === '' ? `${mark}${field}${said}` : `${mark}${place}${column}${record}: ${field}${said}`;
}
