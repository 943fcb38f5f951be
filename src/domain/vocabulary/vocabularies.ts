import { BUILT_IN_SCHEMES } from './built-in-schemes.ts';
import { foldAddress, foldLabel, isAddress } from './fold-words.ts';
import type { Scheme } from './term.ts';
import { TermIndex } from './term-index.ts';

/**
 * The vocabularies of an installation: those of the program, in place of some of them an installation's own newer versions.
 * An index is made when its vocabulary is asked for first.
 */
export class Vocabularies {
  readonly schemes: readonly Scheme[];
  readonly #byName: ReadonlyMap<string, Scheme>;
  readonly #indexes = new Map<string, TermIndex>();

  constructor(schemes: readonly Scheme[]) {
    this.#byName = new Map(schemes.map((one) => [one.name, one]));
    this.schemes = [...this.#byName.values()];
  }

  /** The same with these vocabularies beside or, where the name is the same, in place of the ones there. */
  with(own: readonly Scheme[]): Vocabularies {
    return own.length === 0 ? this : new Vocabularies([...this.schemes, ...own]);
  }

  /** The vocabulary with a name, exactly. */
  scheme(name: string): Scheme | undefined {
    return this.#byName.get(name);
  }

  /** The vocabulary that words mean: its name, address or title, without regard to case, blanks and trailing slash. */
  schemeMeant(words: string): Scheme | undefined {
    const exact = this.#byName.get(words);
    if (exact !== undefined) return exact;
    if (isAddress(words)) {
      const address = foldAddress(words);
      return this.schemes.find(({ uri }) => uri !== undefined && foldAddress(uri) === address);
    }
    const folded = foldLabel(words);
    return this.schemes.find(({ name, title }) => foldLabel(name) === folded || foldLabel(title) === folded);
  }

  /** The index of a vocabulary; of one that is not there it is empty. */
  index(name: string): TermIndex {
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new TermIndex(this.#byName.get(name)?.terms() ?? []);
      if (this.#byName.has(name)) this.#indexes.set(name, index);
    }
    return index;
  }
}

/** The vocabularies of the program alone. */
export const BUILT_IN = new Vocabularies(BUILT_IN_SCHEMES);
