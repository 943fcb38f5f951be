import type { ObjectType } from '../domain/drilling/object-type.ts';
import type { TreeRole } from '../domain/party/tree-right.ts';

/** A program or an expedition that a list holds; `path` leads to it in the core tree. */
export interface ListedObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly path: string;
  readonly combinedId: string;
  /** By what it is told from all others: `ICDP`, `ICDP/5054`. */
  readonly fullName: string;
}

/** A list of programs and expeditions, in the order of the tree. */
export interface ExpeditionList {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly objects: readonly ListedObject[];
}

/** A group of users, its members by name. */
export interface UserGroup {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly members: readonly string[];
}

/** Who has a role for a list: a user, or a group and so all its members. */
export interface ListGrantHolder {
  readonly kind: 'account' | 'group';
  readonly name: string;
}

/** A role for everything on a list. Times are ISO 8601, UTC; no types are all that the role enters. */
export interface ListGrantRow {
  readonly id: string;
  readonly list: string;
  readonly holder: ListGrantHolder;
  readonly role: TreeRole;
  readonly types: readonly ObjectType[];
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A role for a list as seen from what stands on it: with those who are in its group, empty where a user has it. */
export interface ReachingRole extends ListGrantRow {
  readonly members: readonly string[];
}

/** What a list or a group is kept with. */
export interface KeptNamed {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly at: string;
  readonly by: string;
}

/** Lists of expeditions, groups of users and their roles, inside one unit of work; lists of them come by name. */
export interface ListGrantPort {
  readonly lists: () => Promise<ExpeditionList[]>;
  readonly groups: () => Promise<UserGroup[]>;
  readonly grants: () => Promise<ListGrantRow[]>;
  /** The roles that reach the object at a path, since it or what it lies in stands on their list. */
  readonly reaching: (path: string) => Promise<ReachingRole[]>;
  /** Makes a list, or makes one of that id hold just these objects. */
  readonly keepList: (list: KeptNamed, objectIds: readonly string[]) => Promise<void>;
  readonly keepGroup: (group: KeptNamed, userIds: readonly string[]) => Promise<void>;
  /** Removes it with all roles for it. */
  readonly removeList: (id: string) => Promise<void>;
  /** Removes it with all its roles. */
  readonly removeGroup: (id: string) => Promise<void>;
  /** Keeps a role; one that the holder has for the list already is replaced. */
  readonly keepGrant: (
    grant: Pick<ListGrantRow, 'id' | 'role' | 'types' | 'createdAt' | 'createdBy'> & {
      readonly listId: string;
      readonly userId: string | null;
      readonly groupId: string | null;
    },
  ) => Promise<void>;
  readonly removeGrant: (id: string) => Promise<void>;
}
