/** A mapping of columns kept under a name, for all who import. `mapping` is its JSON text. */
export interface KeptMapping {
  readonly name: string;
  readonly mapping: string;
  /** Counts from 1, one more each time it is kept anew. */
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Mappings kept under a name, inside one transaction or on the reading side. */
export interface MappingPort {
  /** All, by name. */
  readonly all: () => Promise<KeptMapping[]>;
  readonly find: (name: string) => Promise<KeptMapping | undefined>;
  /** Keeps it in place of one of that name. */
  readonly keep: (mapping: KeptMapping) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}
