import { bad, type Checked, finding, good } from '../finding.ts';
import { isDoiPrefix } from './doi.ts';
import { parseHandle, splitAtSlash } from './handle.ts';
import { upperCaseAscii } from './igsn.ts';

/**
 * What another name of an identifier is: a handle, a DOI, the id of its OAI-PMH record in another repository, or any other
 * name, such as the IGSN it had elsewhere or a label.
 */
export const ALIAS_KINDS = ['handle', 'doi', 'oai', 'name'] as const;

/** One of {@link ALIAS_KINDS}. */
export type AliasKind = (typeof ALIAS_KINDS)[number];

/** Another name in the form in which names are compared and kept. */
export interface Alias {
  readonly spelling: string;
  readonly kind: AliasKind;
}

const LONGEST = 255;
const LABEL = /^(?:info:(?:hdl|doi)\/|(?:igsn|hdl|handle|doi)\s*[:=]\s*)/i;
const RESOLVER = /^(?:https?:\/\/)?(?:www\.)?(?:(?:dx\.)?doi\.org|hdl\.handle\.net|igsn\.org)\/(?:api\/handles\/)?/i;
const NAME = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;

/**
 * Reads another name of an identifier in any spelling: bare, with a label (`hdl:`, `doi:`, `igsn:`), or as an address at a
 * resolver. Normal form: ASCII letters upper case, names compare without case; the id of an OAI-PMH record is lower case
 * instead, as it is written in answers. The kind follows from the text: `10.N/…` is a DOI, any other prefix and slash a
 * handle, `oai:…` an OAI id, the rest a name. Findings: `alias-empty`, `alias-too-long`, `alias-character`.
 */
export function parseAlias(text: string): Checked<Alias> {
  const trimmed = text.trim();
  const say = (code: string, message: string, rule: string) =>
    bad(finding(code, message, { field: 'alias', value: trimmed, rule }));
  if (/^oai:/i.test(trimmed) && NAME.test(trimmed) && trimmed.length <= LONGEST)
    return good({ spelling: trimmed.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), kind: 'oai' });
  const spelling = upperCaseAscii(withoutWrapping(trimmed));
  if (spelling === '') return say('alias-empty', 'There is no name here.', 'a handle, a DOI or another name');
  if (spelling.length > LONGEST)
    return say('alias-too-long', 'This name is too long.', `${LONGEST} characters at most`);
  if (!NAME.test(spelling))
    return say('alias-character', 'A name has no control or invisible characters.', 'characters that can be seen');
  return good({ spelling, kind: kindOf(spelling) });
}

/** Whether a text is one of {@link ALIAS_KINDS}. */
export function isAliasKind(text: string): text is AliasKind {
  return (ALIAS_KINDS as readonly string[]).includes(text);
}

/** The prefixes of an installation, without slash. */
export interface OwnPrefixes {
  readonly handlePrefix: string;
  readonly doiPrefix: string;
}

/**
 * Under which names a text that is no IGSN of ours may be known, the likeliest first: as it stands; behind one of our
 * prefixes also without it, and a bare text behind each of them. Empty for what can be no name.
 */
export function aliasSpellings(text: string, { handlePrefix, doiPrefix }: OwnPrefixes): readonly string[] {
  const read = parseAlias(text);
  if (!read.ok) return [];
  const { spelling, kind } = read.value;
  const { prefix, suffix } = splitAtSlash(spelling);
  if (kind === 'oai') return [spelling];
  if (prefix === handlePrefix || prefix === doiPrefix) return suffix === '' ? [spelling] : [spelling, suffix];
  return kind === 'name' ? [spelling, `${handlePrefix}/${spelling}`, `${doiPrefix}/${spelling}`] : [spelling];
}

function withoutWrapping(text: string): string {
  const bare = text.replace(LABEL, '');
  if (!RESOLVER.test(bare)) return bare.replace(LABEL, '').trim();
  return decoded(bare.replace(RESOLVER, '').replace(/[?#].*$/s, '')).trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function kindOf(spelling: string): AliasKind {
  if (isDoiPrefix(splitAtSlash(spelling).prefix)) return 'doi';
  return parseHandle(spelling).ok ? 'handle' : 'name';
}
