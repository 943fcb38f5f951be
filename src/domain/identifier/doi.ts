import { CorestoneError } from '../error.ts';
import { bad, type Checked, type Finding, finding, good } from '../finding.ts';
import { encodeSuffix, splitAtSlash } from './handle.ts';
import type { Igsn } from './igsn.ts';

declare const doiBrand: unique symbol;

/** A DOI in the form in which DOIs are compared: ASCII letters lower case, `10.60510/icdp5054ehw1001`. */
export type Doi = string & { readonly [doiBrand]: true };

const LONGEST = 255;
const PREFIX = /^10\.[0-9]{4,9}(?:\.[0-9]{1,9})*$/;
const SUFFIX = /^[^\s\p{C}]+$/u;
const DATACITE_SUFFIX = /^[-._;()/:a-z0-9*~$=]+$/;

/**
 * Reads `10.N/suffix`. Finding `doi-syntax`; beside a value the warning `doi-character` when DataCite would not register
 * the suffix (it takes `-._;()/:a-zA-Z0-9*~$=`). Source: ISO 26324; lupo's DOI pattern.
 */
export function parseDoi(text: string): Checked<Doi> {
  const trimmed = text.trim();
  const { prefix, suffix } = splitAtSlash(trimmed);
  if (trimmed.length <= LONGEST && isDoiPrefix(prefix) && SUFFIX.test(suffix)) {
    const doi = lowerCaseAscii(trimmed) as Doi;
    return good(doi, unregistrable(doi));
  }
  const rule = `10.N, slash, suffix without blanks; at most ${LONGEST} characters`;
  return bad(finding('doi-syntax', 'This is not a DOI.', { field: 'doi', value: trimmed, rule }));
}

/** True for a DOI prefix such as `10.60510`; subdivided prefixes (`10.1000.10`) count. */
export function isDoiPrefix(text: string): boolean {
  return PREFIX.test(text);
}

/** The DOI of an IGSN under an agent's prefix, lower case; throws `invalid-input` when the prefix is none. */
export function toDoi(igsn: Igsn, prefix: string): Doi {
  if (isDoiPrefix(prefix)) return `${prefix}/${lowerCaseAscii(igsn)}` as Doi;
  const findings = [
    finding('doi-prefix', 'This is not a DOI prefix.', { field: 'prefix', value: prefix, rule: '10.N' }),
  ];
  throw new CorestoneError('invalid-input', 'An IGSN becomes a DOI only under a DOI prefix.', { findings });
}

/** The address at the DOI proxy; the suffix is percent-encoded, its slashes kept. */
export function toDoiUrl(doi: Doi): string {
  const { prefix, suffix } = splitAtSlash(doi);
  return `https://doi.org/${prefix}/${encodeSuffix(suffix)}`;
}

function lowerCaseAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function unregistrable(doi: Doi): readonly Finding[] {
  if (DATACITE_SUFFIX.test(splitAtSlash(doi).suffix)) return [];
  const rule = 'letters, digits and - . _ ; ( ) / : * ~ $ =';
  const message = 'DataCite registers no DOI with these characters.';
  return [finding('doi-character', message, { severity: 'warning', field: 'doi', value: doi, rule })];
}
