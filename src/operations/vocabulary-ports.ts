import type { SchemeHead } from '../domain/vocabulary/term.ts';

/** One of the installation's own versions of a vocabulary, counted from 1; `terms` is a JSON list of terms. */
export interface VocabularyVersion extends SchemeHead {
  readonly number: number;
  readonly terms: string;
  readonly contentHash: string;
  readonly createdAt: string;
}

/** The installation's own vocabularies. Versions are added, never changed or taken away. */
export interface VocabularyPort {
  /** The latest version of each, by name. */
  readonly latest: () => Promise<VocabularyVersion[]>;
  /** Names and numbers of the latest versions: another text whenever they are others, empty where there are none. */
  readonly mark: () => Promise<string>;
  readonly add: (version: VocabularyVersion, actor: string) => Promise<void>;
}
