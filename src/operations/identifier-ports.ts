/** An identifier as the store keeps it for ever. */
export interface IdentifierRow {
  readonly igsn: string;
  readonly namespace: string;
  readonly prefix: string | null;
  readonly key: number | null;
  readonly objectId: string | null;
  readonly origin: 'minted' | 'adopted';
}

/** Counters and the for-ever list of identifiers. */
export interface IdentifierPort {
  /** Takes `count` unused keys of a counter; never the same twice, adopted and leased ones are passed over. */
  readonly takeKeys: (prefix: string, count: number) => Promise<number[]>;
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
