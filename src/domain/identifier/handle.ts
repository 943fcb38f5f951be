import { bad, type Checked, finding, good } from '../finding.ts';
import { type Igsn, upperCaseAscii } from './igsn.ts';

declare const handleBrand: unique symbol;

/** A handle in normal form, prefix and suffix: `10273/ICDP5054EHW1001`. ASCII letters are upper case. */
export type Handle = string & { readonly [handleBrand]: true };

/** The two halves of a handle or DOI, without the slash between them. */
export interface PrefixAndSuffix {
  readonly prefix: string;
  readonly suffix: string;
}

/** The prefix under which all IGSNs were registered from 2011 to 2022; its handles are aliases of DOIs now. */
export const IGSN_HANDLE_PREFIX = '10273';

const LONGEST = 255;
const PREFIX = /^[0-9]+(?:\.[0-9A-Za-z]+)*$/;
const SUFFIX = /^[^\s\p{C}]+$/u;

/**
 * Reads `prefix/suffix`. The prefix is dotted and begins with digits (`10273`, `20.500.11812`, `0.NA`); the suffix
 * has no blanks and no control or invisible characters. Handles compare case-insensitively in ASCII and are shown
 * upper case. Finding: `handle-syntax`. Source: RFC 3650/3651; GFZ registry limit of 255 characters.
 */
export function parseHandle(text: string): Checked<Handle> {
  const trimmed = text.trim();
  const { prefix, suffix } = splitAtSlash(trimmed);
  if (trimmed.length <= LONGEST && PREFIX.test(prefix) && SUFFIX.test(suffix)) {
    return good(upperCaseAscii(trimmed) as Handle);
  }
  const rule = `prefix, slash, suffix without blanks; at most ${LONGEST} characters`;
  return bad(finding('handle-syntax', 'This is not a handle.', { field: 'handle', value: trimmed, rule }));
}

/** Prefix and suffix of a handle or DOI; the suffix may contain further slashes. Both empty halves are possible. */
export function splitAtSlash(text: string): PrefixAndSuffix {
  const at = text.indexOf('/');
  return at < 0 ? { prefix: text, suffix: '' } : { prefix: text.slice(0, at), suffix: text.slice(at + 1) };
}

/** The handle form of an IGSN: `10273/X`, or under another prefix such as the test prefix `20.500.11812`. */
export function toHandle(igsn: Igsn, prefix: string = IGSN_HANDLE_PREFIX): Handle {
  return `${prefix}/${igsn}` as Handle;
}

/** The address at the public handle proxy; the suffix is percent-encoded, its slashes kept. */
export function toHandleUrl(handle: Handle): string {
  const { prefix, suffix } = splitAtSlash(handle);
  return `https://hdl.handle.net/${prefix}/${encodeSuffix(suffix)}`;
}

/** Percent-encodes a suffix for the path of a URL, keeping the slashes readable. */
export function encodeSuffix(suffix: string): string {
  return suffix.split('/').map(encodeURIComponent).join('/');
}
