import type { FileLocation } from '../finding.ts';
import type { TimeSpan } from './term.ts';

/** A term as a file states it: nothing is sure yet, neither that it has a label nor that what it names is there. */
export interface StatedTerm {
  readonly uri: string;
  readonly label?: string;
  readonly notation?: string;
  readonly alternatives: readonly string[];
  /** URIs of the broader terms; `narrower` of another term says the same. */
  readonly broader: readonly string[];
  /** URIs of the vocabularies the term says it is in, or is a top term of. */
  readonly schemes: readonly string[];
  readonly deprecated: boolean;
  readonly span?: TimeSpan;
}

/** A vocabulary a file declares. */
export interface StatedScheme {
  readonly uri: string;
  readonly title?: string;
  readonly version?: string;
}

/** All that a file says about vocabularies. */
export interface StatedVocabulary {
  readonly file: string;
  readonly schemes: readonly StatedScheme[];
  readonly terms: readonly StatedTerm[];
  /** Where the file begins to speak of a term; the file alone where that cannot be told. */
  readonly placeOf: (uri: string) => FileLocation;
}
