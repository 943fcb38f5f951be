import { catcherNumber, isCatcherName } from '../drilling/core-catcher.ts';
import type { FieldValues } from '../drilling/object-row.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../finding.ts';
import { lengthCmOf, metresOfCm } from './length-text.ts';

/** A section as the section line states it: `1`, `2` … from the top, `CC` the core catcher; its length in centimetres. */
export interface LineSection {
  readonly name: string;
  readonly lengthCm: number;
}

interface Word {
  readonly text: string;
  /** Place of its first character in the line, from 1. */
  readonly character: number;
}

const LONGEST_CM = 2000;
const MOST_SECTIONS = 99;

/**
 * Reads the section line of a core run, `98 100 57 CC 12`: lengths in centimetres from the top of the run, the core catcher
 * last. Blanks or `;` part them, a decimal comma is as good as a point. `firstNumber` is the number of the first section.
 * An empty line is no sections. Findings, all at once, with the character they stand at: `section-line-word` (no length),
 * `section-line-length` (0, or over 20 m), `catcher-without-length`, `catcher-not-last`, `section-line-long` (over 99).
 */
export function parseSectionLine(line: string, firstNumber = 1): Checked<readonly LineSection[]> {
  const words = wordsOf(line);
  const sections: LineSection[] = [];
  const findings: Finding[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const isCatcher = isCatcherName(word.text);
    const length = isCatcher ? words[++at] : word;
    findings.push(...(length === undefined ? [catcherAlone(word)] : checkLength(length)));
    if (isCatcher && at < words.length - 1) findings.push(catcherNotLast(word));
    const name = isCatcher ? 'CC' : String(firstNumber + sections.length);
    if (length !== undefined) sections.push({ name, lengthCm: lengthCmOf(length.text) ?? 0 });
  }
  if (sections.length > MOST_SECTIONS) findings.push(tooMany(sections.length));
  return hasError(findings) ? bad(...findings) : good(sections);
}

/** The line that says these sections; what {@link parseSectionLine} reads back. */
export function writeSectionLine(sections: readonly LineSection[]): string {
  return sections.map((one) => (isCatcherName(one.name) ? `CC ${one.lengthCm}` : String(one.lengthCm))).join(' ');
}

/**
 * The fields of a section of the line. The core catcher takes the number that ICDP keeps for it, or the next that none of
 * the sections has. The curated length is that of the cut until it is edited.
 */
export function sectionValues(section: LineSection, all: readonly LineSection[]): FieldValues {
  const lengthM = metresOfCm(section.lengthCm);
  const lengths = { section_length_m: lengthM, curated_length_m: lengthM };
  if (!isCatcherName(section.name)) return { section: Number(section.name), ...lengths };
  const number = catcherNumber((name) => all.some((one) => one.name === name));
  return { section: number, ...lengths, core_catcher: true };
}

/** The words of a line; `CC12` is two, and a comma behind a length parts like a blank. */
function wordsOf(line: string): Word[] {
  return [...line.matchAll(/CC(?=\d)|[^\s;]+/gi)].flatMap(({ 0: found, index }) => {
    const text = found.replace(/,$/, '');
    return text === '' ? [] : [{ text, character: index + 1 }];
  });
}

function checkLength(word: Word): Finding[] {
  const lengthCm = lengthCmOf(word.text);
  if (lengthCm === undefined) {
    const rule = 'lengths in cm with blanks between, CC before that of the core catcher: 98 100 57 CC 12';
    return [about(word, 'section-line-word', `“${word.text}” is no length in cm`, rule)];
  }
  if (lengthCm > 0 && lengthCm <= LONGEST_CM) return [];
  return [about(word, 'section-line-length', `A section of ${lengthCm} cm`, `over 0, at most ${LONGEST_CM} cm`)];
}

const catcherAlone = (word: Word): Finding =>
  about(word, 'catcher-without-length', 'The core catcher has no length', 'CC and its length in cm');

const catcherNotLast = (word: Word): Finding =>
  about(word, 'catcher-not-last', 'Sections stand behind the core catcher', 'the core catcher is the last');

const tooMany = (count: number): Finding =>
  about({ text: String(count), character: 1 }, 'section-line-long', `${count} sections`, `at most ${MOST_SECTIONS}`);

function about({ text, character }: Word, code: string, message: string, rule: string): Finding {
  const at = { file: 'section line', character };
  return finding(code, `${message}.`, { field: 'sections', value: text, rule, at });
}
