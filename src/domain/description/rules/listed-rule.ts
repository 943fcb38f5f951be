import type { Severity } from '../../finding.ts';
import { findTerm, suggestTerms } from '../../vocabulary/find-term.ts';
import { BUILT_IN, type Vocabularies } from '../../vocabulary/vocabularies.ts';
import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { Breach, Rule } from './rule.ts';

/** A word that is to come from a list, with the part of the member where it stands. */
export interface Stated {
  readonly text: string;
  readonly member?: string;
}

/** A rule about words of vocabularies; suggestions are of the first that has any. `allows` takes what stands in none of them. */
export interface ListedRule {
  readonly field: DescriptionField;
  readonly what: string;
  readonly source: string;
  readonly vocabularies: readonly string[];
  readonly stated: (description: SampleDescription) => readonly Stated[];
  readonly allows?: (text: string, vocabularies: Vocabularies) => boolean;
  readonly code?: string;
  /** Warning unless given. */
  readonly severity?: Severity;
}

/** A rule that is broken by words outside its lists; the finding, `unlisted-…`, names the nearest terms. */
export function listed({ field, what, source, stated, severity = 'warning', ...lists }: ListedRule): Rule {
  const complaintOf = remembered((text, vocabularies) => {
    if (text.length > LONGEST_LOOKED_UP) return `is no listed ${what}.`;
    if (lists.vocabularies.some((list) => findTerm(list, text, vocabularies))) return undefined;
    if (lists.allows?.(text, vocabularies)) return undefined;
    return `is no listed ${what}.${meant(nearest(lists.vocabularies, text, vocabularies))}`;
  });
  const breach = ({ text, member }: Stated, vocabularies: Vocabularies): readonly Breach[] => {
    const complaint = complaintOf(text, vocabularies);
    if (complaint === undefined) return [];
    return [
      { field, value: text, message: `${text.slice(0, 80)} ${complaint}`, ...(member !== undefined && { member }) },
    ];
  };
  return {
    code: `unlisted-${lists.code ?? what.replaceAll(' ', '-')}`,
    text: `The ${what} is a term of the list.`,
    source,
    severity,
    breaches: (one, { vocabularies = BUILT_IN }) => stated(one).flatMap((word) => breach(word, vocabularies)),
  };
}

/** No term of any list is nearly as long, and a text of megabytes is not taken apart to find out. */
const LONGEST_LOOKED_UP = 500;

type Complaint = (text: string, vocabularies: Vocabularies) => string | undefined;

const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 100;

/** Thousands of records say the same few words, and looking for the nearest terms takes long. */
function remembered(complaintOf: Complaint): Complaint {
  const known = new WeakMap<Vocabularies, Map<string, string | undefined>>();
  return (text, vocabularies) => {
    if (text.length > LONGEST_REMEMBERED) return complaintOf(text, vocabularies);
    const words = known.get(vocabularies) ?? new Map<string, string | undefined>();
    known.set(vocabularies, words);
    if (words.has(text)) return words.get(text);
    const complaint = complaintOf(text, vocabularies);
    if (words.size >= MOST_REMEMBERED) words.clear();
    words.set(text, complaint);
    return complaint;
  };
}

/** What a wrong word may mean: terms of the first vocabulary that has any near it; of an address the last part is the word. */
function nearest(lists: readonly string[], text: string, vocabularies: Vocabularies): readonly string[] {
  const word = /^https?:/i.test(text) ? (text.split(/[/#]/).findLast((part) => part !== '') ?? '') : text;
  for (const list of lists) {
    const found = suggestTerms(list, word, vocabularies);
    if (found.length > 0) return found;
  }
  return [];
}

function meant(terms: readonly string[]): string {
  const last = terms.at(-1);
  if (last === undefined) return '';
  const before = terms.slice(0, -1).join(', ');
  return ` Is ${before === '' ? last : `${before} or ${last}`} meant?`;
}
