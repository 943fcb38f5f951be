import type { Privacy } from '../../domain/registration/privacy.ts';
import type { Relative } from '../../domain/registration/relatives.ts';
import type { SearchEntry } from '../../domain/search/search-entry.ts';

/** Writes the search index inside a unit of work. */
export interface SearchIndexPort {
  /** Makes the index say these entries and nothing of the IGSNs in `gone`; an entry of the same IGSN is replaced. */
  readonly replace: (entries: readonly SearchEntry[], gone: readonly string[]) => Promise<void>;
}

/** Our own record as far as the index asks for it. */
export interface OwnRecord {
  readonly state: string;
  readonly agentSymbol: string;
  readonly changedSeq: number;
  readonly privacy: Privacy;
  /** Records of which something is kept back that this one may repeat. */
  readonly relatives: readonly Relative[];
  /** The description as kept, in JSON. */
  readonly description: string;
}

/** The harvested record that stands for its IGSN among all sources. */
export interface HarvestedRecord {
  readonly source: string;
  readonly sourceTitle: string;
  readonly changedSeq: number;
  readonly landingUrl: string | null;
  /** The canonical description in JSON. */
  readonly description: string;
}

/** What there is of an IGSN: either, both, or nothing any more. */
export interface RecordsOfIgsn {
  readonly igsn: string;
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
  /** The IGSNs, none twice, of the next changes of own and of harvested records, and the number of the last; undefined when there are none. */
  readonly changedAfter: (
    seq: number,
    limit: number,
  ) => Promise<{ readonly throughSeq: number; readonly igsns: readonly string[] } | undefined>;
  /** The paths of those that have anything below them in the core tree: that may repeat what is kept back of these. */
  readonly pathsWithChildren: (igsns: readonly string[]) => Promise<readonly string[]>;
  /** Up to `limit` IGSNs below a path, in the order of the tree, behind the path `after` (empty: from the first). */
  readonly igsnsBelow: (top: string, after: string, limit: number) => Promise<Below>;
  readonly recordsOf: (igsns: readonly string[]) => Promise<readonly RecordsOfIgsn[]>;
}
