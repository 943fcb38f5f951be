import type { Concept } from '../description/statements.ts';

/** When a unit of the geological time scale began and ended, in million years before present, with the errors the chart states. */
export interface TimeSpan {
  readonly rank: string;
  readonly beginMa: number;
  readonly endMa: number;
  readonly beginErrorMa?: number;
  readonly endErrorMa?: number;
}

/**
 * One term of a vocabulary. `key` is unique in its scheme: the URI, or the notation or label where terms have no URI.
 * `broader` holds keys (they may lie in another scheme); `since` is the version of the list that brought the term.
 */
export interface Term extends Concept {
  readonly key: string;
  readonly scheme: string;
  readonly broader: readonly string[];
  readonly notation?: string;
  readonly since?: string;
  readonly alternatives?: readonly string[];
  readonly deprecated?: boolean;
  readonly span?: TimeSpan;
}

/** A vocabulary without its terms. `name` is ours (`odm2/medium`), `version` the publisher's, `source` where the facts are from. */
export interface SchemeHead {
  readonly name: string;
  readonly title: string;
  readonly uri?: string;
  readonly version: string;
  readonly source: string;
}

/** A vocabulary; `terms` reads its data at the first call. */
export interface Scheme extends SchemeHead {
  readonly terms: () => readonly Term[];
}
