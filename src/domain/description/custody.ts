import type { SampleDescription } from './sample-description.ts';
import type { Custody, CustodyState } from './statements.ts';

/** What an object that is not where it is kept may have become, with the word for it. */
export const CUSTODY_WORDS: Readonly<Record<CustodyState, string>> = {
  shipped: 'Shipped',
  lent: 'Lent',
  'used-up': 'Used up',
  lost: 'Lost',
  destroyed: 'Destroyed',
};

const STATES = Object.keys(CUSTODY_WORDS) as readonly CustodyState[];
const SENTENCE = new RegExp(`^(${Object.values(CUSTODY_WORDS).join('|')}) on (\\S+)(?: until (\\S+))?$`);

/** Custody as formats say it that have no element of its own, English: `Lent on 2026-11-22 until 2027-03-31`. */
export function custodySentence({ state, since, until }: Custody): string {
  return `${CUSTODY_WORDS[state]} on ${since}${until === undefined ? '' : ` until ${until}`}`;
}

/** The custody that {@link custodySentence} said; undefined for any other text. */
export function readCustody(text: string): Custody | undefined {
  const [, word, since, until] = SENTENCE.exec(text) ?? [];
  const state = custodyState(word);
  if (state === undefined || since === undefined) return undefined;
  return { state, since, ...(until !== undefined && { until }) };
}

/** The state that a word of {@link CUSTODY_WORDS} stands for. */
export function custodyState(word: string | undefined): CustodyState | undefined {
  return STATES.find((state) => CUSTODY_WORDS[state] === word);
}

/** Whether nobody holds the object any more: used up, lost or destroyed, and not only away. */
export function isGone({ state }: Pick<Custody, 'state'>): boolean {
  return state === 'used-up' || state === 'lost' || state === 'destroyed';
}

/**
 * A description in which nobody is said to hold what is gone: who held it is then the archive that it was in first, unless another one is
 * stated as that. Anything else stays as it is.
 */
export function heldByNobody(description: SampleDescription): SampleDescription {
  const { custody, currentArchive, currentArchiveContact, ...rest } = description;
  if (custody === undefined || !isGone(custody) || currentArchive === undefined) return description;
  const contact = currentArchiveContact === undefined ? {} : { originalArchiveContact: currentArchiveContact };
  const before = rest.originalArchive === undefined ? { originalArchive: currentArchive, ...contact } : {};
  return { ...rest, custody, ...before };
}
