import { IGSN_HANDLE_PREFIX } from '../identifier/handle.ts';
import { type Igsn, parseIgsn } from '../identifier/igsn.ts';
import { parsePastedIdentifier } from '../identifier/pasted-identifier.ts';

/** DOI prefixes under which agents registered their IGSNs again, suffix for suffix (igsn-registry-protocols 0.1). */
const DOIS_OF_AGENTS = ['10.60510', '10.58052', '10.60516', '10.58108', '10.58095', '10.58030'] as const;

/** What a harvested record says of its identity. `prefix` is absent where only a bare code is said. */
export interface StatedIdentity {
  readonly igsn: string;
  readonly prefix?: string | undefined;
  /** Whether record or format leave no doubt that it is about a sample, so that any DOI is one of a sample. */
  readonly isSample: boolean;
  /** Further spellings, for records that name none: the source's own name of the record. */
  readonly spellings: readonly string[];
  /** Our own DOI and handle prefixes. */
  readonly ownPrefixes: readonly string[];
}

/**
 * The IGSN of a harvested record in normal form; null where none can be told. A DOI of a prefix that no agent is known for counts only
 * for what surely is a sample, or every data set of the world would be taken for one.
 */
export function harvestedIgsn(stated: StatedIdentity): Igsn | null {
  const { igsn, prefix, isSample, spellings, ownPrefixes } = stated;
  const known = [...ownPrefixes, IGSN_HANDLE_PREFIX, ...DOIS_OF_AGENTS];
  if (igsn !== '') {
    const isTrusted = prefix === undefined || isSample || known.includes(prefix);
    const read = parseIgsn(igsn, prefix === undefined ? 'guideline' : 'registry');
    if (read.ok) return isTrusted && !igsn.includes('://') ? read.value : null;
  }
  for (const text of [igsn, ...spellings]) {
    const read = parsePastedIdentifier(text, { doiPrefixes: known, handlePrefixes: known });
    // A bare number or word says nothing: it is an IGSN only behind a prefix or the word itself.
    const isSaid = read.kind === 'doi' || read.kind === 'handle' || (read.kind === 'igsn' && text.includes(':'));
    if (isSaid && read.igsn !== undefined) return read.igsn;
  }
  return null;
}
