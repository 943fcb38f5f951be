import type { Image } from '../../domain/description/related-work.ts';
import type { SourceItem } from '../../domain/harvest/entry-path.ts';
import type { Privacy } from '../../domain/registration/privacy.ts';
import type { Relative } from '../../domain/registration/relatives.ts';
import type { SearchEntry } from '../../domain/search/search-entry.ts';

/** Writes the search index inside a unit of work. */
export interface SearchIndexPort {
  /**
   * Makes the index say these entries and nothing else of what is `gone`; an entry of the same IGSN, or of the same item of a source, is
   * replaced. `kin` is what all of these records name as their parents, also those that have no entry.
   */
  readonly replace: (entries: readonly SearchEntry[], gone: Names, kin: readonly Kin[]) => Promise<void>;
}

/** What a record names as its parents, by IGSN; `isPublic` where the public is told so. */
export interface Kin {
  readonly igsn: string;
  readonly parents: readonly { readonly igsn: string; readonly isPublic: boolean }[];
}

/** Names of records: IGSNs, and items of sources. */
export interface Names {
  readonly igsns: readonly string[];
  readonly items: readonly SourceItem[];
}

/** Our own record as far as the index asks for it. */
export interface OwnRecord {
  readonly state: string;
  readonly agentSymbol: string;
  readonly changedSeq: number;
  readonly privacy: Privacy;
  /** Records of which something is kept back that this one may repeat. */
  readonly relatives: readonly Relative[];
  /** The images that are registered beside it. */
  readonly images: readonly Image[];
  /** The description as kept, in JSON. */
  readonly description: string;
}

/** The harvested record that stands for its IGSN among all sources, or for itself where it has none. */
export interface HarvestedRecord extends SourceItem {
  readonly sourceTitle: string;
  readonly changedSeq: number;
  readonly landingUrl: string | null;
  /** The canonical description in JSON. */
  readonly description: string;
}

/** What there is of an IGSN: either, both, or nothing any more; without an IGSN a harvested record that has none. */
export interface RecordsOfIgsn {
  readonly igsn: string | null;
  readonly own?: OwnRecord;
  readonly harvested?: HarvestedRecord;
}

/** Some of what lies below a path; `last` is the path to go on behind, undefined at the end. */
export interface Below {
  readonly igsns: readonly string[];
  readonly last: string | undefined;
}

/** Reads what the index is made of, outside of any unit of work. */
export interface SearchSource {
  /**
   * The names, none twice, of the next changes of own and of harvested records, and the number of the last; undefined when there are
   * none. A harvested record with an IGSN is there by both names: it may have had another one before, or none.
   */
  readonly changedAfter: (seq: number, limit: number) => Promise<(Names & { readonly throughSeq: number }) | undefined>;
  /**
   * Those that have anything below them, which may repeat what is kept back of these: their paths in the core tree; of a record that
   * has no object here, as those that an expedition pushes to its agent, its IGSN behind `=`.
   */
  readonly pathsWithChildren: (igsns: readonly string[]) => Promise<readonly string[]>;
  /** Those of these IGSNs that an entry was made without, though it lies below them: they were kept back then. */
  readonly leftOutAbove: (igsns: readonly string[]) => Promise<readonly string[]>;
  /** Up to `limit` IGSNs below one of these, in the order of the tree or of IGSNs, behind `after` (empty: from the first). */
  readonly igsnsBelow: (top: string, after: string, limit: number) => Promise<Below>;
  readonly recordsOf: (igsns: readonly string[]) => Promise<readonly RecordsOfIgsn[]>;
  /** Those of these items that are shown and have no IGSN. */
  readonly namelessOf: (items: readonly SourceItem[]) => Promise<readonly RecordsOfIgsn[]>;
}
