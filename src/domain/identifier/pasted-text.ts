import { bad, type Checked, type Finding, finding, good } from '../finding.ts';

/** The longest text that is looked at: the usual limit of a URL. */
const LONGEST = 2048;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const OPENING = new Set('"\'`´<([{«»‹›“”„‘’‚');
const CLOSING = new Set('"\'`´>)]}«»‹›“”„‘’‚.,;:!?…');
const BRACKET_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Takes away what comes along when an identifier is copied from a paper, a mail or a page: invisible characters
 * (info `invisible-character`), blanks of any kind, quotes, angle and other brackets, closing punctuation. A closing
 * bracket stays when its opening one is inside. Other findings: `identifier-empty`, `identifier-too-long`.
 */
export function cleanPastedText(text: string): Checked<string> {
  if (text.length > LONGEST) return bad(problem('identifier-too-long', 'This is too long for an identifier.', text));
  const visible = text.replace(INVISIBLE, '');
  const bare = unwrapped(visible);
  if (bare === '') return bad(problem('identifier-empty', 'There is no identifier here.', text));
  return good(bare, visible === text ? [] : [invisibleFinding(text)]);
}

const LONGEST_TIGHTENED = 100;

/**
 * What a text may be meant for where it names nothing as it stands: set by a typesetter with blanks, line ends or dashes in
 * the middle (`ICDP 5054 EX10001`, `ICDP5054-\nEX10001`, `10.60510 / X`), or the end of the address of somebody else's page. Guesses,
 * to be held against what is there; empty for plain words.
 */
export function tightenedTexts(text: string): readonly string[] {
  const plain = text.replace(INVISIBLE, '').normalize('NFKC').trim();
  if (plain.length > LONGEST || !/[0-9]/.test(plain)) return [];
  if (/^https?:\/\//i.test(plain)) {
    const last =
      plain
        .split(/[?#]/)[0]!
        .split('/')
        .findLast((part) => part !== '') ?? '';
    return [last];
  }
  const bare = plain.replace(/^(?:igsn|doi|hdl|handle)\b\s*[:=]?\s*/i, '');
  if (bare.length > LONGEST_TIGHTENED) return [];
  const closed = bare.replaceAll(/\s+/g, '');
  const joined = closed.replaceAll(/[-\u2010-\u2015\u2212]/g, '');
  return [...new Set([closed, joined])].filter((one) => one !== text.trim());
}

/** Decodes `%2F` and the like, once; the text itself when nothing is encoded. Finding: `percent-encoding`. */
export function percentDecoded(text: string): Checked<string> {
  if (!text.includes('%')) return good(text);
  try {
    return good(decodeURIComponent(text));
  } catch {
    return bad(problem('percent-encoding', 'The percent signs in this do not encode anything.', text));
  }
}

function unwrapped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOpening(text.charAt(start))) start++;
  while (end > start && isClosing(text, start, end)) end--;
  return text.slice(start, end);
}

function isOpening(character: string): boolean {
  return OPENING.has(character) || character.trim() === '';
}

function isClosing(text: string, start: number, end: number): boolean {
  const character = text.charAt(end - 1);
  if (character.trim() === '') return true;
  const opening = BRACKET_OF[character];
  return CLOSING.has(character) && (opening === undefined || !text.slice(start, end).includes(opening));
}

function invisibleFinding(text: string): Finding {
  const message = 'Invisible characters were taken out; they came along when this was copied.';
  return finding('invisible-character', message, { severity: 'info', field: 'identifier', value: text });
}

function problem(code: string, message: string, value: string): Finding {
  return finding(code, message, { field: 'identifier', value, rule: 'an IGSN, handle, DOI, address or combined id' });
}
