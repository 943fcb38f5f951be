import { upperCaseAscii } from '../../domain/identifier/igsn.ts';
import type { AgentProfile } from '../public-face.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;
const NORMAL = /^[A-Z0-9.-]+$/;

/** A handle or DOI of this installation, taken apart. */
export interface OwnHandle {
  /** The prefix, without slash. */
  readonly prefix: string;
  /** The suffix in normal form: ASCII letters upper case. */
  readonly igsn: string;
}

/**
 * Reads `prefix/suffix` under one of our two prefixes or a former one, in any case and with an optional `hdl:` or `doi:` in front.
 * Undefined for other prefixes, and where {@link ownHandle} is. Handles compare case-insensitively in ASCII (RFC 3650).
 */
export function readHandle(
  text: string,
  agent: Pick<AgentProfile, 'handlePrefix' | 'doiPrefix' | 'formerPrefixes'>,
): OwnHandle | undefined {
  const bare = text.trim().replace(/^(?:hdl|doi):/i, '');
  const slash = bare.indexOf('/');
  if (slash < 0) return undefined;
  const prefix = bare.slice(0, slash);
  const isOurs =
    prefix === agent.handlePrefix || prefix === agent.doiPrefix || agent.formerPrefixes?.includes(prefix) === true;
  return isOurs ? ownHandle(prefix, bare.slice(slash + 1)) : undefined;
}

/** A suffix in any case under a prefix of ours; undefined for an empty suffix and for one with control characters. */
export function ownHandle(prefix: string, suffix: string): OwnHandle | undefined {
  // Nearly every suffix is written as it is registered; a busy resolver feels every further look at it.
  if (NORMAL.test(suffix)) return { prefix, igsn: suffix };
  const trimmed = suffix.trimEnd();
  // No handle holds control characters, and a database may refuse a question that does.
  return trimmed === '' || CONTROL.test(trimmed) ? undefined : { prefix, igsn: upperCaseAscii(trimmed) };
}
