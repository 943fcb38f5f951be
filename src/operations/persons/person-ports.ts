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
  /** The key under which people who may be one are looked for: `likenessKey` of the name. */
  readonly likeness: string;
}

/** Where somebody may stand: an expedition, or the publications that one party keeps. */
export interface MentionHome {
  readonly expeditionId: string | null;
  readonly expeditionPath: string;
  readonly client: string;
}

/** Some homes: ids of expeditions, and parties that keep publications. */
export interface ChosenHomes {
  readonly expeditionIds: readonly string[];
  readonly parties: readonly string[];
}

/**
 * Which people are meant; what is left out narrows nothing. `likenesses` are keys, and mean
 * all that are joined to them by an ORCID or an address, too; `family` is a family name as somebody types it.
 */
export interface WantedMentions {
  readonly within?: ChosenHomes;
  readonly names?: readonly string[];
  readonly placeIds?: readonly string[];
  readonly likenesses?: readonly string[];
  readonly family?: string;
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
  /** People in contributors, chief scientists, requests that were submitted, publications and parcels; organisations are left out. One question. */
  readonly mentions: (wanted?: WantedMentions) => Promise<FoundMention[]>;
  /** Every place of a home where people may stand, whether somebody does or not. */
  readonly homes: () => Promise<MentionHome[]>;
  /**
   * Keys of likeness behind one, in their order: under which people stand in spellings that may be one person's, or with an ORCID or an address that
   * somebody of another key has, too. None where nobody does.
   */
  readonly likenesses: (within: ChosenHomes, after: string, limit: number) => Promise<string[]>;
  /** People in these homes, counted by places. */
  readonly countMentions: (within: ChosenHomes) => Promise<number>;
  readonly addMerge: (merge: PersonMerge) => Promise<void>;
  readonly findMerge: (id: string) => Promise<PersonMerge | undefined>;
  /** The latest first, of everybody or by one account. */
  readonly merges: (limit: number, by?: string) => Promise<PersonMerge[]>;
  /** Marks a merge as undone; false where it is already. */
  readonly endMerge: (id: string, by: string, at: string) => Promise<boolean>;
  /** IGSNs of records of the objects of an expedition, those withdrawn or reserved left out, behind one of them. */
  readonly recordsOf: (expeditionId: string, after: string, limit: number) => Promise<string[]>;
}
