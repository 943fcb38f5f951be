import { bad, type Checked, finding, good } from '../finding.ts';

const MOST = 1000;

/**
 * Names of several places as people write them: `Hall 2`, `A, B, C`, `Rack 1-14`, `Slot 01-12` (numbers keep their zeros). Finding
 * `place-names`: none, or over 1,000.
 */
export function placeNames(text: string): Checked<readonly string[]> {
  const names = text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .flatMap(range);
  if (names.length > 0 && names.length <= MOST) return good(names);
  const message = names.length === 0 ? 'No name is said.' : `${names.length} places at once.`;
  return bad(
    finding('place-names', message, { field: 'names', value: text, rule: 'such as Rack 1-14, at most 1,000' }),
  );
}

function range(text: string): string[] {
  const parts = /^(.*?)(\d{1,6})\s*[-–]\s*(\d{1,6})$/.exec(text);
  if (parts === null) return [text];
  const [, before = '', first = '', last = ''] = parts;
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return [text];
  // One too many is enough to be refused.
  return Array.from(
    { length: Math.min(count, MOST + 1) },
    (_, at) => `${before}${String(Number(first) + at).padStart(first.startsWith('0') ? first.length : 1, '0')}`,
  );
}
