import { upperCaseAscii } from '../../domain/identifier/igsn.ts';
import type { AgentProfile } from '../public-face.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

/** A handle or DOI of this installation, taken apart. */
export interface OwnHandle {
  /** The prefix, without slash. */
  readonly prefix: string;
  /** The suffix in normal form: ASCII letters upper case. */
  readonly igsn: string;
}

/**
 * Reads `prefix/suffix` under one of our two prefixes, in any case and with an optional `hdl:` or `doi:` in front.
 * Undefined for other prefixes, for an empty suffix and for one with control characters. Handles compare case-insensitively in ASCII (RFC 3650).
 */
export function readHandle(
  text: string,
  agent: Pick<AgentProfile, 'handlePrefix' | 'doiPrefix'>,
): OwnHandle | undefined {
  const bare = text.trim().replace(/^(?:hdl|doi):/i, '');
  const slash = bare.indexOf('/');
  const prefix = slash < 0 ? bare : bare.slice(0, slash);
  const suffix = slash < 0 ? '' : bare.slice(slash + 1);
  // No handle holds control characters, and a database may refuse a question that does.
  if (suffix === '' || CONTROL.test(suffix) || (prefix !== agent.handlePrefix && prefix !== agent.doiPrefix))
    return undefined;
  return { prefix, igsn: upperCaseAscii(suffix) };
}
