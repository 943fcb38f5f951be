import type { TreeGrant } from '../domain/party/tree-right.ts';

/** A role of a user on a part of the core tree, as it is kept. Times are ISO 8601, UTC. */
export interface TreeGrantRow extends TreeGrant {
  readonly id: string;
  readonly account: string;
  readonly objectId: string;
  /** What the object is called, as `5054_1_A`. */
  readonly combinedId: string;
  /** How the place is called where the account enters, for the account of a station; empty for a person. */
  readonly station: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Roles on the core tree inside one unit of work. */
export interface TreeGrantPort {
  /** Those for the object at a path and what lies below it, by path and account. */
  readonly below: (path: string) => Promise<TreeGrantRow[]>;
  readonly find: (id: string) => Promise<TreeGrantRow | undefined>;
  /** Keeps a role; one that the user has for the object already gets these types instead. */
  readonly keep: (
    grant: Pick<TreeGrantRow, 'id' | 'objectId' | 'role' | 'types' | 'station' | 'createdAt' | 'createdBy'> & {
      readonly userId: string;
    },
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}
