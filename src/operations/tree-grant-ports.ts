import type { TreeGrant } from '../domain/party/tree-right.ts';

/** A role of a user, or of a group and so of all its members, on a part of the core tree, as it is kept. Times are ISO 8601, UTC. */
export interface TreeGrantRow extends TreeGrant {
  readonly id: string;
  /** The user who has it; empty where a group has it. */
  readonly account: string;
  /** The group that has it; empty where a user has it. */
  readonly group: string;
  /** Who is in the group, by name; empty where a user has it. */
  readonly members: readonly string[];
  readonly objectId: string;
  /** What the object is called, as `5054_1_A`. */
  readonly combinedId: string;
  /** How the place is called where the account enters, for the account of a station; empty for a person. */
  readonly station: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Who is given a role: a user, or a group; a group is no station. */
export type TreeGrantHolderId = { readonly userId: string } | { readonly groupId: string };

/** Roles on the core tree inside one unit of work. */
export interface TreeGrantPort {
  /** Those for the object at a path and what lies below it, by path and holder. */
  readonly below: (path: string) => Promise<TreeGrantRow[]>;
  /** Those that groups have, by group and path. */
  readonly ofGroups: () => Promise<TreeGrantRow[]>;
  readonly find: (id: string) => Promise<TreeGrantRow | undefined>;
  /** Keeps a role; one that the holder has for the object already gets these types instead. */
  readonly keep: (
    grant: Pick<TreeGrantRow, 'id' | 'objectId' | 'role' | 'types' | 'station' | 'createdAt' | 'createdBy'> &
      TreeGrantHolderId,
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}
