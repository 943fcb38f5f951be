import type { ErrorDetail } from 'libxml2-wasm';
import { type Finding, finding } from '../../domain/finding.ts';

const NAMESPACE = /\{[^{}]*\}/g;

/** A complaint of the parser or validator as a finding with file and line; namespaces in braces are left out of its words. */
export function findingOf(code: string, { message, line, col }: ErrorDetail, file: string): Finding {
  const words = message.trim().replace(NAMESPACE, '');
  const element = /Element '([^']*)'/.exec(words)?.[1];
  const attribute = /attribute '([^']*)'/.exec(words)?.[1];
  const value = /: '([^']*)' is not a valid value|The value '([^']*)'/.exec(words);
  const field = element === undefined ? undefined : attribute === undefined ? element : `${element}/@${attribute}`;
  return finding(code, words, {
    ...(field !== undefined && { field }),
    ...(value !== null && { value: value[1] ?? value[2] }),
    at: { file, row: line, ...(col > 0 && { character: col }) },
  });
}
