import { CorestoneError } from './error.ts';
import { findJsonFault } from './json-fault.ts';

const LINE_FEED = 0x0a;

/**
 * Where a text ceases to be JSON, in words that name no engine and show nothing of it, since it may hold secrets: `it is empty`,
 * `it ends too early`, `it is broken at character 12 of 40`, or in a text of several lines `it is broken at line 3, character 5` (counted from 1); and
 * `it has a member __proto__ or constructor` for what is JSON, and is refused all the same. Where it is nested more than 100 000 levels deep:
 * `it has a character that does not belong there`.
 */
export function whereBroken(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const fault = findJsonFault(text);
  if (fault === undefined) return 'it has a member `__proto__` or `constructor`';
  if (fault === 'too-deep') return 'it has a character that does not belong there';
  if (fault >= text.length) return 'it ends too early';
  if (!text.trimEnd().includes('\n')) return `it is broken at character ${fault + 1} of ${text.length}`;
  return `it is broken at ${placeInLines(text, fault)}`;
}

/** The value of a text that must be JSON. Throws `invalid-input`, which says of the text by this name where it is broken. */
export function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new CorestoneError('invalid-input', `${name} is no JSON: ${whereBroken(text)}.`, { cause });
  }
}

function placeInLines(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at++) {
    if (text.charCodeAt(at) !== LINE_FEED) continue;
    line++;
    start = at + 1;
  }
  return `line ${line}, character ${offset - start + 1}`;
}
