import { foldAddress, foldLabel, foldOrder, isAddress } from './fold-words.ts';
import type { Term } from './term.ts';

/** The longest text that is looked up; longer ones are no terms. */
const LONGEST_WORDS = 500;
/** Spellings that are remembered. */
const MOST_ASKED = 500;
const PATH_PARTS = /\s*[>:/|]+\s*/;

/** The terms of one vocabulary by every way they may be written; of two terms with one spelling the first stands. */
export class TermIndex {
  readonly terms: readonly Term[];
  readonly #byKey = new Map<string, Term>();
  readonly #exact = new Map<string, Term>();
  readonly #folded = new Map<string, Term>();
  readonly #byAddress = new Map<string, Term>();
  /** What other spellings turned out to mean: records repeat the same few words. */
  readonly #asked = new Map<string, Term | undefined>();
  #byWords: ReadonlyMap<string, Term | undefined> | undefined;

  constructor(terms: readonly Term[]) {
    this.terms = terms;
    for (const term of terms) {
      keepFirst(this.#byKey, term.key, term);
      keepFirst(this.#exact, term.label, term);
      keepFirst(this.#folded, foldLabel(term.label), term);
      if (term.uri !== undefined) this.#addAddress(term.uri, term);
    }
    // Other spellings come after every label: a label always wins.
    for (const term of terms) this.#addOtherSpellings(term);
  }

  /** The term with a key, exactly. */
  byKey(key: string): Term | undefined {
    return this.#byKey.get(key);
  }

  /**
   * The term a text means: key, label or notation as they stand, then without case, blanks, hyphens and accents, then as a
   * path from the top or from the leaf, then the label's words in another order. Undefined where none is meant.
   */
  find(text: string): Term | undefined {
    const exact = this.#byKey.get(text) ?? this.#exact.get(text);
    if (exact !== undefined || text.length > LONGEST_WORDS) return exact;
    if (this.#asked.has(text)) return this.#asked.get(text);
    const found = this.#findFolded(text);
    if (this.#asked.size >= MOST_ASKED) this.#asked.clear();
    this.#asked.set(text, found);
    return found;
  }

  #findFolded(text: string): Term | undefined {
    if (isAddress(text)) return this.#byAddress.get(foldAddress(text));
    const folded = foldLabel(text);
    if (folded === '') return undefined;
    return this.#folded.get(folded) ?? this.#onPath(text) ?? this.#inAnyOrder(text);
  }

  /** Every term above a term, nearest first; a term of another vocabulary is not among them. */
  above(term: Term): readonly Term[] {
    const found = new Set<Term>();
    let level = [term];
    while (level.length > 0) {
      level = level
        .flatMap(({ broader }) => broader.map((key) => this.#byKey.get(key)))
        .filter((one) => one !== undefined && one !== term && !found.has(one)) as Term[];
      for (const one of level) found.add(one);
    }
    return [...found];
  }

  #addAddress(uri: string, term: Term): void {
    keepFirst(this.#byAddress, foldAddress(uri), term);
  }

  #addOtherSpellings(term: Term): void {
    const { notation, alternatives = [], uri } = term;
    const local = uri === undefined ? [] : [uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1)];
    for (const spelling of [...(notation?.split(';') ?? []), ...alternatives, ...local]) {
      keepFirst(this.#exact, spelling, term);
      keepFirst(this.#folded, foldLabel(spelling), term);
    }
  }

  #inAnyOrder(text: string): Term | undefined {
    this.#byWords ??= byWords(this.terms);
    return this.#byWords.get(foldOrder(text));
  }

  #onPath(text: string): Term | undefined {
    const parts = text.split(PATH_PARTS).map(foldLabel);
    if (parts.length < 2 || parts.includes('')) return undefined;
    return this.#leafOf(parts) ?? this.#leafOf(parts.toReversed());
  }

  /** The term of the last part when every other part stands above it. */
  #leafOf(parts: readonly string[]): Term | undefined {
    const leaf = this.#folded.get(parts.at(-1)!);
    if (leaf === undefined) return undefined;
    const above = new Set(
      this.above(leaf).flatMap(({ label, alternatives = [] }) => [label, ...alternatives].map(foldLabel)),
    );
    return parts.slice(0, -1).every((part) => above.has(part)) ? leaf : undefined;
  }
}

/** Terms by the words of their labels in alphabetical order; words that mean two terms mean none. */
function byWords(terms: readonly Term[]): ReadonlyMap<string, Term | undefined> {
  const found = new Map<string, Term | undefined>();
  for (const term of terms) {
    const words = foldOrder(term.label);
    found.set(words, found.has(words) ? undefined : term);
  }
  return found;
}

function keepFirst(map: Map<string, Term>, spelling: string, term: Term): void {
  if (spelling !== '' && !map.has(spelling)) map.set(spelling, term);
}
