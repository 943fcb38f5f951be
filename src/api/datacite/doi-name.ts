import { splitAtSlash } from '../../domain/identifier/handle.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { WriteContext } from '../../formats/format.ts';

const LEADS = /^(?:https?:\/\/(?:(?:dx\.)?doi\.org|hdl\.handle\.net)\/|doi:|hdl:)/i;
/** Suffixes that DataCite registers. */
const SUFFIX = /^[-._;()/:a-zA-Z0-9*~$=]+$/;

/** A DOI name under our prefix: the IGSN that it names, and whether DataCite would register a new one like it. */
export interface DoiName {
  readonly igsn: string;
  readonly isRegistrable: boolean;
}

/**
 * Reads a DOI of this installation, with or without resolver, in any case; also `10273/…` and the installation's own handle
 * prefix, which DataCite itself does not know. Undefined for anything else.
 */
export function readDoi(text: string, { doiPrefix, handlePrefix }: WriteContext): DoiName | undefined {
  const { prefix, suffix } = splitAtSlash(text.trim().replace(LEADS, ''));
  if (!isOurPrefix(prefix, { doiPrefix, handlePrefix })) return undefined;
  const igsn = parseIgsn(suffix, 'registry');
  return igsn.ok ? { igsn: igsn.value, isRegistrable: SUFFIX.test(suffix) } : undefined;
}

/** Whether a prefix is the installation's DOI prefix, its handle prefix or 10273. */
export function isOurPrefix(
  prefix: string,
  { doiPrefix, handlePrefix }: Pick<WriteContext, 'doiPrefix' | 'handlePrefix'>,
): boolean {
  return [doiPrefix, handlePrefix, '10273'].includes(prefix);
}
