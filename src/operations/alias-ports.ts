import type { AliasKind } from '../domain/identifier/alias.ts';

/** Another name of an identifier, as it is kept. Times are ISO 8601, UTC. */
export interface AliasRow {
  /** In normal form. */
  readonly spelling: string;
  readonly igsn: string;
  readonly kind: AliasKind;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Other names of identifiers. A name leads to one identifier; an identifier may have many. */
export interface AliasPort {
  /** What is kept of these spellings, by spelling. */
  readonly find: (spellings: readonly string[]) => Promise<Map<string, AliasRow>>;
  readonly ofIdentifier: (igsn: string) => Promise<AliasRow[]>;
  /** Throws `already-exists` when somebody else gave one of the names meanwhile. */
  readonly add: (rows: readonly AliasRow[]) => Promise<void>;
  readonly remove: (spelling: string) => Promise<void>;
  /** Up to `limit` in the order of spelling, behind `after`; of one kind where that is given. */
  readonly list: (after: string, limit: number, kind?: AliasKind) => Promise<AliasRow[]>;
}
