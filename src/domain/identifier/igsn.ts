import { CorestoneError } from '../error.ts';
import { bad, type Checked, type Finding, finding, good } from '../finding.ts';
import { asciiLookalike, characterName } from './lookalike.ts';

declare const igsnBrand: unique symbol;

/** An IGSN in normal form, without any prefix: `ICDP5054EHW1001`. Made only by {@link parseIgsn} and {@link ensureIgsn}. */
export type Igsn = string & { readonly [igsnBrand]: true };

/**
 * Which characters are legal. `guideline` is for what we mint and what people type: the published guideline's
 * A-Z 0-9 - . and, with a warning, `_`, which agents accept in handed-down ids. `registry` is for records
 * that another registry already holds and for the GFZ protocol: printable ASCII without blanks.
 */
export type IgsnGrammar = 'guideline' | 'registry';

interface GrammarRule {
  readonly syntax: RegExp;
  readonly character: RegExp;
  readonly shortest: number;
  readonly longest: number;
  readonly rule: string;
}

/*
 * 3 = the shortest namespace (2) and one character of code. 200 is the longest that GFZ's present system takes, and
 * with any DOI prefix it stays within the 255 of a registered identifier; 249 = 255 less `10273/`.
 * Ends are alphanumeric so that punctuation picked up from a sentence can be told from the id.
 * A registered suffix may not start with one character and a slash.
 */
const RULES: Record<IgsnGrammar, GrammarRule> = {
  guideline: {
    syntax: /^[A-Z0-9][A-Z0-9._-]*[A-Z0-9]$/,
    character: /[A-Za-z0-9._-]/,
    shortest: 3,
    longest: 200,
    rule: 'letters A-Z, digits, "-" and "." (and "_" in old ids), beginning and ending with a letter or digit',
  },
  registry: {
    syntax: /^(?![!-~]\/)[!-~]+$/,
    character: /[!-~]/,
    shortest: 1,
    longest: 249,
    rule: 'printable ASCII without blanks, not beginning with one character and a slash',
  },
};

/**
 * Reads an IGSN without prefix. Normal form: trimmed, ASCII letters upper-cased; nothing else is changed and no other
 * alphabet is accepted, so `ı` never becomes `I`. Findings: `igsn-empty`, `igsn-too-short`, `igsn-too-long`,
 * `igsn-character`, `igsn-lookalike`, `igsn-edge`; beside a value only the warning `igsn-legacy-character`.
 * Source: IGSN syntax guideline; GFZ registry validation (255, no blanks, no control characters).
 */
export function parseIgsn(text: string, grammar: IgsnGrammar = 'guideline'): Checked<Igsn> {
  const rule = RULES[grammar];
  const trimmed = text.trim();
  const sized = lengthFindings(trimmed, rule);
  if (sized.length > 0) return bad(...sized);
  const normal = upperCaseAscii(trimmed);
  return rule.syntax.test(normal)
    ? good(normal as Igsn, legacyFindings(normal))
    : bad(...syntaxFindings(trimmed, rule));
}

/** True for a text that already is an IGSN in normal form by the guideline (`_` included). */
export function isIgsn(text: string): text is Igsn {
  const { syntax, shortest, longest } = RULES.guideline;
  return text.length >= shortest && text.length <= longest && syntax.test(text);
}

/** The IGSN that the text is; throws `invalid-input` with the findings of {@link parseIgsn} when it is none. */
export function ensureIgsn(text: string): Igsn {
  const checked = parseIgsn(text);
  if (checked.ok) return checked.value;
  throw new CorestoneError('invalid-input', 'This is not an IGSN.', { findings: checked.findings });
}

/** Upper-cases a-z and leaves every other character as it is, in any locale. */
export function upperCaseAscii(text: string): string {
  return isAscii(text) ? text.toUpperCase() : text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant
  return /^[\x00-\x7f]*$/.test(text);
}

function lengthFindings(text: string, { shortest, longest }: GrammarRule): Finding[] {
  const details = { field: 'igsn', value: text, rule: `${shortest} to ${longest} characters` };
  if (text.length === 0) return [finding('igsn-empty', 'There is no IGSN here.', details)];
  if (text.length < shortest) return [finding('igsn-too-short', 'An IGSN is longer than this.', details)];
  if (text.length > longest) return [finding('igsn-too-long', 'An IGSN is shorter than this.', details)];
  return [];
}

function legacyFindings(igsn: string): readonly Finding[] {
  if (!igsn.includes('_')) return [];
  const message = 'The underscore occurs only in old IGSNs; new ones use "-" or ".".';
  return [finding('igsn-legacy-character', message, { severity: 'warning', field: 'igsn', value: igsn })];
}

function syntaxFindings(text: string, rule: GrammarRule): Finding[] {
  const wrong = new Set([...text].filter((character) => !rule.character.test(character)));
  if (wrong.size > 0) return [...wrong].map((character) => characterFinding(character, text, rule.rule));
  return [
    finding('igsn-edge', 'An IGSN does not begin or end like this.', { field: 'igsn', value: text, rule: rule.rule }),
  ];
}

function characterFinding(character: string, text: string, rule: string): Finding {
  const ascii = asciiLookalike(character);
  const details = { field: 'igsn', value: text, rule };
  const name = characterName(character);
  if (ascii === undefined) return finding('igsn-character', `An IGSN has no ${name}.`, details);
  return finding('igsn-lookalike', `${name} only looks like ${ascii}; type ${ascii} instead.`, details);
}
