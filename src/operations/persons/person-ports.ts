import type { Mention, PersonFacts } from '../../domain/person/likely-same.ts';

/**
 * Somebody as found in the store. `expedition` is the path and code of the expedition it belongs to and `client` who answers for that;
 * both empty for a publication, whose `client` is the party that keeps it. `placeName` says to people where it is.
 */
export interface FoundMention extends Mention {
  readonly expeditionId: string | null;
  readonly expeditionPath: string;
  readonly client: string;
  readonly placeName: string;
}

/** What a merge changed in one place. */
export interface MentionChange extends Pick<FoundMention, 'kind' | 'placeId' | 'position' | 'expeditionId'> {
  readonly before: PersonFacts;
  readonly after: PersonFacts;
}

/** A merge as it is kept. Times in UTC; `undoneAt` is null while it stands. */
export interface PersonMerge {
  readonly id: string;
  readonly right: PersonFacts;
  readonly changes: readonly MentionChange[];
  readonly mergedAt: string;
  readonly mergedBy: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

/** People as they stand in the store, and what was merged, inside one transaction or on the reading side. */
export interface PersonPort {
  /** Everybody in contributors, chief scientists, requests that were submitted, publications and parcels; organisations are left out. Four questions. */
  readonly mentions: () => Promise<FoundMention[]>;
  readonly addMerge: (merge: PersonMerge) => Promise<void>;
  readonly findMerge: (id: string) => Promise<PersonMerge | undefined>;
  /** The latest first, of everybody or by one account. */
  readonly merges: (limit: number, by?: string) => Promise<PersonMerge[]>;
  /** Marks a merge as undone; false where it is already. */
  readonly endMerge: (id: string, by: string, at: string) => Promise<boolean>;
  /** IGSNs of records of the objects of an expedition, those withdrawn or reserved left out, behind one of them. */
  readonly recordsOf: (expeditionId: string, after: string, limit: number) => Promise<string[]>;
}
