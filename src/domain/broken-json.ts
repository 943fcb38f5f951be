import { scanJson } from './scan-json.ts';

/**
 * Where a text ceases to be JSON, in words that name no engine and show nothing of it, since it may hold secrets: `it is empty`,
 * `it ends too early`, `it is broken at character 12 of 40`, or in a text of several lines `it is broken at line 3, character 5` (counted from 1); and
 * `it has a member __proto__ or constructor` for what is JSON, and is refused all the same. Where it is nested too deeply to be followed:
 * `it has a character that does not belong there`.
 */
export function whereBroken(text: string): string {
  if (text.trim() === '') return 'it is empty';
  let fault: number;
  try {
    const scan = scanJson(text);
    if (scan.ok) return 'it has a member `__proto__` or `constructor`';
    fault = scan.fault;
  } catch {
    // The scanner's stack is not as deep as that of `JSON.parse`.
    return 'it has a character that does not belong there';
  }
  if (fault >= text.length) return 'it ends too early';
  const before = text.slice(0, fault).split('\n');
  if (!text.trimEnd().includes('\n')) return `it is broken at character ${fault + 1} of ${text.length}`;
  return `it is broken at line ${before.length}, character ${before.at(-1)!.length + 1}`;
}
