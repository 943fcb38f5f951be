/** One statement of an RDF document. `object` is an address (or the name of a blank node) unless `isLiteral`. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly isLiteral: boolean;
  readonly language?: string;
}

/** What the words of SKOS begin with. */
export const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** The predicate that says what something is. */
export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Statements by subject and predicate. */
export class Statements {
  readonly #bySubject = new Map<string, Map<string, Statement[]>>();

  constructor(statements: Iterable<Statement>) {
    for (const one of statements) {
      const about = getOrMake(this.#bySubject, one.subject, () => new Map<string, Statement[]>());
      getOrMake(about, one.predicate, () => []).push(one);
    }
  }

  /** Every subject, in the order of the document. */
  subjects(): Iterable<string> {
    return this.#bySubject.keys();
  }

  /** What is said of a subject with these predicates. */
  of(subject: string, ...predicates: readonly string[]): readonly Statement[] {
    const about = this.#bySubject.get(subject);
    return about === undefined ? [] : predicates.flatMap((predicate) => about.get(predicate) ?? []);
  }

  /** The objects that are no literals. */
  links(subject: string, ...predicates: readonly string[]): readonly string[] {
    return this.of(subject, ...predicates)
      .filter(({ isLiteral }) => !isLiteral)
      .map(({ object }) => object);
  }

  /** The text that is said, English before none before any other language; blank ones are none. */
  text(subject: string, ...predicates: readonly string[]): string | undefined {
    const texts = this.of(subject, ...predicates).filter(({ isLiteral, object }) => isLiteral && object.trim() !== '');
    const best =
      texts.find(({ language }) => language?.split('-')[0] === 'en') ??
      texts.find(({ language }) => language === undefined) ??
      texts[0];
    return best?.object.trim().replaceAll(/\s+/g, ' ');
  }

  /** What is said of a subject with any predicate whose last word is this. */
  ending(subject: string, word: string): readonly Statement[] {
    const about = this.#bySubject.get(subject) ?? new Map<string, Statement[]>();
    return [...about].filter(([predicate]) => predicate.split(/[/#]/).at(-1) === word).flatMap(([, said]) => said);
  }
}

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
