import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { upperCaseAscii } from '../../domain/identifier/igsn.ts';

/** An IGSN as a record spells it, taken apart: `code` with its ASCII letters upper case; `prefix` where the spelling has one. */
export interface ReadIdentifier {
  readonly code: string;
  readonly prefix?: string;
}

const LEADS =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|doi:|hdl:|info:hdl\/|igsn:)\s*/i;
const PREFIXED = /^(\d[\d.]*)\/(.+)$/s;

/**
 * The identifier of a described object in any of the spellings that records use: bare code, `10273/CODE`, `igsn:CODE`, DOI
 * with or without address. Blanks around it are cut. Undefined for blank text.
 */
export function readIdentifier(text: string | undefined): ReadIdentifier | undefined {
  let rest = text?.trim() ?? '';
  // More than one lead occurs: `igsn:http://hdl.handle.net/…`.
  while (LEADS.test(rest)) rest = rest.replace(LEADS, '');
  if (rest === '') return undefined;
  const parts = PREFIXED.exec(rest);
  return parts === null
    ? { code: upperCaseAscii(rest) }
    : { prefix: parts[1] ?? '', code: upperCaseAscii(parts[2] ?? '') };
}

/**
 * A relative of an object by the text that names it; `name` where the record has one. Its prefix is kept where it is another
 * than the object's own. Undefined for blank text.
 */
export function readMember(
  text: string | undefined,
  own: ReadIdentifier | undefined,
  name?: string,
): FamilyMember | undefined {
  const read = readIdentifier(text);
  if (read === undefined) return undefined;
  const { code, prefix } = read;
  const isElsewhere = prefix !== undefined && prefix !== own?.prefix;
  return { igsn: code, name: name ?? code, ...(isElsewhere && { prefix }) };
}

/** The letters before the first digit: what a namespace looks like where nobody states it. Empty for a code without. */
export function namespaceOf(code: string): string {
  return /^[A-Z]*/.exec(code.toUpperCase())?.[0] ?? '';
}
