import { foldLabel } from './fold-words.ts';
import { TERM_MAPPINGS, type TermMapping } from './lists/term-mappings.ts';
import { schemeIdentifier } from './read-terms.ts';
import type { Term } from './term.ts';
import type { TermIndex } from './term-index.ts';
import { BUILT_IN, type Vocabularies } from './vocabularies.ts';

/** What stands for a term in another vocabulary: `exact` means the same, `broader` includes more. */
export interface MappedTerm {
  readonly term: Term;
  readonly match: 'exact' | 'broader';
}

/** One stated pair: from a term to one of another vocabulary. */
interface Pair extends MappedTerm {
  readonly scheme: string;
}

/** A line of a mapping with what it names. */
interface StatedPair {
  readonly line: string;
  readonly one: Term | undefined;
  readonly other: Term | undefined;
  readonly match: MappedTerm['match'];
}

const SAME_LABELS = '*';
const MOST_STEPS = 3;
const LINE = /^(.+?) ([=<]) (.+)$/;

/**
 * The term of another vocabulary that stands for a term: one with the same address, else a stated pair, else one by way of up
 * to two other vocabularies, else what stands for the nearest broader term that has something. Exact ways go before broader
 * ones of the same length. Undefined where nothing stands for it; a term of the wanted vocabulary is itself.
 */
export function mapTerm(term: Term, toScheme: string, vocabularies: Vocabularies = BUILT_IN): MappedTerm | undefined {
  const known = foundIn(vocabularies, term);
  if (!known.has(toScheme)) known.set(toScheme, mapAnew(term, toScheme, vocabularies));
  return known.get(toScheme);
}

const FOUND = new WeakMap<Vocabularies, WeakMap<Term, Map<string, MappedTerm | undefined>>>();

/** What was found for a term: writers ask for the same few terms in every record. */
function foundIn(vocabularies: Vocabularies, term: Term): Map<string, MappedTerm | undefined> {
  const all = FOUND.get(vocabularies) ?? new WeakMap();
  FOUND.set(vocabularies, all);
  const found = all.get(term) ?? new Map();
  all.set(term, found);
  return found;
}

function mapAnew(term: Term, toScheme: string, vocabularies: Vocabularies): MappedTerm | undefined {
  const own = nameOf(term, vocabularies);
  if (own === toScheme) return { term, match: 'exact' };
  const direct = mapped(term, own, toScheme, vocabularies);
  if (direct !== undefined || own === undefined) return direct;
  for (const wider of vocabularies.index(own).above(term)) {
    const found = mapped(wider, own, toScheme, vocabularies);
    if (found !== undefined) return { term: found.term, match: 'broader' };
  }
  return undefined;
}

/** Some lists have one address together, so the term itself must be in it. */
function nameOf({ scheme, key }: Term, vocabularies: Vocabularies): string | undefined {
  const lists = vocabularies.schemes.filter((one) => schemeIdentifier(one) === scheme);
  return lists.find(({ name }) => vocabularies.index(name).byKey(key) !== undefined)?.name;
}

function mapped(
  term: Term,
  own: string | undefined,
  toScheme: string,
  vocabularies: Vocabularies,
): MappedTerm | undefined {
  const seen = new Set([own]);
  let level: readonly MappedTerm[] = [{ term, match: 'exact' }];
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    const found = arrived(level, toScheme, vocabularies);
    if (found !== undefined) return found;
    const next = level.flatMap((one) => nextPairs(one, vocabularies)).filter(({ scheme }) => !seen.has(scheme));
    for (const { scheme } of next) seen.add(scheme);
    level = next;
  }
  return undefined;
}

function arrived(level: readonly MappedTerm[], toScheme: string, vocabularies: Vocabularies): MappedTerm | undefined {
  const index = vocabularies.index(toScheme);
  const there = level.flatMap((one) => {
    const same = index.byKey(one.term.key) ?? (one.term.uri === undefined ? undefined : index.find(one.term.uri));
    return isSame(same, one.term) ? [{ ...one, term: same }] : [];
  });
  return there.find(({ match }) => match === 'exact') ?? there[0];
}

/** Keys that are no addresses say nothing across vocabularies. */
function isSame(one: Term | undefined, other: Term): one is Term {
  return one !== undefined && (one === other || (one.uri !== undefined && other.uri !== undefined));
}

function nextPairs({ term, match }: MappedTerm, vocabularies: Vocabularies): readonly Pair[] {
  const pairs = pairsOf(vocabularies).get(term) ?? [];
  return match === 'exact' ? pairs : pairs.map((one) => ({ ...one, match }));
}

const PAIRS = new WeakMap<Vocabularies, Map<Term, Pair[]>>();

function pairsOf(vocabularies: Vocabularies): Map<Term, Pair[]> {
  const made = PAIRS.get(vocabularies);
  if (made !== undefined) return made;
  const pairs = new Map<Term, Pair[]>();
  for (const mapping of TERM_MAPPINGS) addPairs(pairs, mapping, vocabularies);
  PAIRS.set(vocabularies, pairs);
  return pairs;
}

function addPairs(pairs: Map<Term, Pair[]>, mapping: TermMapping, vocabularies: Vocabularies): void {
  for (const { one, other, match } of statedPairs(mapping, vocabularies)) {
    if (one === undefined || other === undefined) continue;
    addPair(pairs, one, { term: other, scheme: mapping.to, match });
    if (match === 'exact') addPair(pairs, other, { term: one, scheme: mapping.from, match });
  }
}

function addPair(pairs: Map<Term, Pair[]>, term: Term, pair: Pair): void {
  const known = pairs.get(term);
  if (known === undefined) pairs.set(term, [pair]);
  else known.push(pair);
}

/** The stated pairs of a mapping; a side is undefined where an installation's own version no longer has the term. */
export function statedPairs(mapping: TermMapping, vocabularies: Vocabularies = BUILT_IN): readonly StatedPair[] {
  const [from, to] = [vocabularies.index(mapping.from), vocabularies.index(mapping.to)];
  if (mapping.lines === SAME_LABELS) return pairsOfOneLabel(from, to);
  return mapping.lines.split('\n').map((line) => {
    const [, one = '', sign, other = ''] = LINE.exec(line) ?? [];
    return { line, one: from.find(one), other: to.find(other), match: sign === '=' ? 'exact' : 'broader' };
  });
}

function pairsOfOneLabel(from: TermIndex, to: TermIndex): readonly StatedPair[] {
  const labels = new Map(to.terms.map((term) => [foldLabel(term.label), term]));
  return from.terms
    .map((one) => ({ line: one.label, one, other: labels.get(foldLabel(one.label)), match: 'exact' as const }))
    .filter(({ other }) => other !== undefined);
}
