import { bad, type Checked, type Finding, finding, good } from '../finding.ts';

/** A line of wishes as it reads. `code` names a hole, a section or a split; empty is anywhere. Lines count from 1. */
export interface WishLine {
  readonly line: number;
  readonly code: string;
  readonly interval: WishInterval | undefined;
  readonly samples: number | null;
  readonly note: string;
}

/** From top to bottom; `unit` is what was typed, undefined where nothing was. */
export interface WishInterval {
  readonly top: number;
  readonly bottom: number;
  readonly unit: 'm' | 'cm' | undefined;
}

/** The most lines of one request. */
export const MOST_WISHES = 300;
const FORM = 'a line such as “Hole A 143.0-148.0 m”, “ICDP5054EX… 10-15 cm”, “any 3 samples between Hole A 143-148 m”';
const COUNT = /(?:\bany\s+)?(?<![\w.-])(\d{1,6})\s+samples?\b/i;
const NUMBER = String.raw`(\d{1,5}(?:[.,]\d{1,4})?)`;
const INTERVAL = new RegExp(
  String.raw`(?:^|\s)${NUMBER}\s*(?:m|cm)?\s*(?:[-–—−]|to|and)\s*${NUMBER}\s*(m|cm)?(?=\s|$)`,
  'i',
);
const SMALL_WORDS = /(^|\s)(?:hole|section|split|half|between|from|in|of|any|anywhere|samples?)(?=\s|$)/gi;

/**
 * Reads wishes as people type them, one a line; empty lines are passed over, what stands after `;` or `#` is a note. A line names a
 * hole with metres below surface (CSF-A), a section or half by IGSN or name with centimetres from the top of the section, or neither where
 * only a number of samples is wished. All findings by line (`at.row`): `wish-form`, `wish-order`, `wish-where` (metres without a hole),
 * `wish-many` for more than {@link MOST_WISHES}.
 */
export function readWishLines(text: string): Checked<readonly WishLine[]> {
  const lines = text.split(/\r?\n/).map((typed, at) => ({ typed: typed.trim(), line: at + 1 }));
  const some = lines.filter(({ typed }) => typed !== '');
  if (some.length > MOST_WISHES)
    return bad(atLine(MOST_WISHES + 1, 'wish-many', `These are ${some.length} wishes.`, '', `at most ${MOST_WISHES}`));
  const read = some.map(({ typed, line }) => readLine(typed, line));
  const findings = read.flatMap((one) => one.findings);
  return findings.length > 0 ? bad(...findings) : good(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** A finding of one line of wishes. */
export function atLine(line: number, code: string, message: string, value: string, rule: string): Finding {
  const at = { file: 'wishes', row: line };
  return finding(code, `Line ${line}: ${message}`, { field: 'wishLines', value, rule, at });
}

function readLine(typed: string, line: number): Checked<WishLine> {
  const [said = '', note = ''] = typed.split(/[;#](.*)/s).map((one) => one.trim());
  // A comma between figures is a decimal point, any other one a pause.
  const words = said.replaceAll(/(?<!\d)[,:]|[,:](?!\d)/g, ' ');
  const count = COUNT.exec(words);
  const rest = count === null ? words : words.replace(count[0], ' ');
  const found = INTERVAL.exec(rest);
  const interval = found === null ? undefined : intervalOf(found);
  const code = (found === null ? rest : rest.replace(found[0], ' '))
    .replaceAll(SMALL_WORDS, ' ')

    .trim();
  const samples = count === null ? null : Number(count[1]);
  const say = (finding: string, message: string, rule: string) => bad(atLine(line, finding, message, typed, rule));
  if (/\s/.test(code) || (code === '' && interval === undefined && samples === null))
    return say('wish-form', 'This does not read as a wish.', FORM);
  if (interval !== undefined && !(interval.bottom > interval.top))
    return say('wish-order', `${interval.bottom} is not below ${interval.top}.`, 'the bottom below the top');
  if (code === '' && interval !== undefined) return say('wish-where', 'This names no hole and no section.', FORM);
  return good({ line, code, interval, samples, note });
}

function intervalOf([, top, bottom, unit]: RegExpExecArray): WishInterval {
  const number = (text: string) => Number(text.replace(',', '.'));
  return { top: number(top!), bottom: number(bottom!), unit: unit?.toLowerCase() as 'm' | 'cm' | undefined };
}
