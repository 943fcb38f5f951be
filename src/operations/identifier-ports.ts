/** An identifier as the store keeps it for ever. */
export interface IdentifierRow {
  readonly igsn: string;
  readonly namespace: string;
  readonly prefix: string | null;
  readonly key: number | null;
  readonly objectId: string | null;
  readonly origin: 'minted' | 'adopted';
}

/** How many keys of a counter are wanted. */
export interface WantedKeys {
  readonly prefix: string;
  readonly count: number;
}

/** Keys of a counter that were taken, both ends included. */
export interface TakenKeys {
  readonly prefix: string;
  readonly firstKey: number;
  readonly lastKey: number;
}

/** An identifier that is given already; one that was adopted may tell no counter. */
export type UsedKey = Pick<IdentifierRow, 'igsn' | 'prefix' | 'key'>;

/** Counters and the for-ever list of identifiers. */
export interface IdentifierPort {
  /** Takes `count` unused keys of a counter; never the same twice, adopted and leased ones are passed over. */
  readonly takeKeys: (prefix: string, count: number) => Promise<number[]>;
  /**
   * Moves several counters on by a count each, and keeps others from them until the unit of work ends; the first of the keys
   * by prefix. Whoever takes them looks himself which are used, and puts back the counter of what he does not need.
   */
  readonly advance: (wanted: readonly WantedKeys[]) => Promise<Map<string, number>>;
  /** Identifiers of these IGSNs, or of these keys of a counter. */
  readonly usedAmong: (igsns: readonly string[], keys: readonly TakenKeys[]) => Promise<UsedKey[]>;
  /** Makes this the next key of a counter that the unit of work moved on. */
  readonly putBack: (prefix: string, nextKey: number) => Promise<void>;
  /** Reserves a contiguous block for a station that goes offline. */
  readonly lease: (
    prefix: string,
    count: number,
    holder: string,
    at: string,
  ) => Promise<{ first: number; last: number }>;
  /** The blocks of a counter that stations hold; the counter stands still until the unit of work ends. */
  readonly leasedBlocks: (prefix: string) => Promise<readonly { readonly first: number; readonly last: number }[]>;
  readonly find: (igsns: readonly string[]) => Promise<IdentifierRow[]>;
  readonly insert: (rows: readonly IdentifierRow[], at: string) => Promise<void>;
}
