import { nearestWords } from '../nearest-word.ts';
import { byRocks, CHART } from './age-words.ts';
import { foldLabel, wordsIn } from './fold-words.ts';
import type { Term } from './term.ts';
import { BUILT_IN, type Vocabularies } from './vocabularies.ts';

const MOST_SUGGESTIONS = 3;
const LONGEST_WORDS = 100;

/**
 * The term of a vocabulary that a text means: its URI (http or https, with or without slash at the end), label or notation,
 * exactly where that fits, else without regard to case, blanks, hyphens, camel case and accents, as a path from either end
 * (`Rock>Igneous`, `Coral>Biology`), or with its words in another order; an age of the chart also by time (`Early Ordovician`). Undefined where
 * no term is meant or there is no such vocabulary.
 */
export function findTerm(scheme: string, words: string, vocabularies: Vocabularies = BUILT_IN): Term | undefined {
  const index = vocabularies.index(scheme);
  const found = index.find(words) ?? index.find(words.trim());
  return found === undefined && scheme === CHART ? index.find(byRocks(words)) : found;
}

/** Up to three labels that a wrong text may have meant: mistyped ones first, then those with all of its words in them; none that is no longer used. */
export function suggestTerms(scheme: string, words: string, vocabularies: Vocabularies = BUILT_IN): readonly string[] {
  const wanted = wordsIn(words.slice(0, LONGEST_WORDS));
  if (wanted.length === 0) return [];
  const terms = vocabularies.index(scheme).terms.filter(({ deprecated }) => !deprecated);
  const spellings = terms.map(({ label }) => ({ word: label, normal: foldLabel(label) }));
  const near = nearestWords(wanted.join(''), spellings, MOST_SUGGESTIONS);
  const within = terms.filter(({ label }) => sharesWords(wanted, wordsIn(label))).map(({ label }) => label);
  const shortest = within.toSorted((one, other) => one.length - other.length);
  return [...new Set([...near, ...shortest])].slice(0, MOST_SUGGESTIONS);
}

/** Whether all words of one text stand in the other. */
function sharesWords(wanted: readonly string[], label: readonly string[]): boolean {
  return (
    wanted.every((word) => label.includes(word)) || (label.length > 0 && label.every((word) => wanted.includes(word)))
  );
}
