import type { ObjectType } from '../../../domain/drilling/object-type.ts';

/** An object that was deleted, as the server tells of it; `seq` is its place in the order of changes, `deletedAt` UTC. */
export interface DeletedRow {
  readonly id: string;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly path: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly seq: number;
}

/** What was deleted, by what it belonged to. */
export class DeletedRows {
  readonly #byId: ReadonlyMap<string, DeletedRow>;
  readonly #below: ReadonlyMap<string, readonly DeletedRow[]>;

  constructor(rows: readonly DeletedRow[]) {
    this.#byId = new Map(rows.map((one) => [one.id, one]));
    this.#below = Map.groupBy(
      rows.filter(({ parentId }) => parentId !== null),
      ({ parentId }) => parentId!,
    );
  }

  /** What does not belong to anything that was deleted too, the latest first. */
  topmost(): readonly DeletedRow[] {
    const top = [...this.#byId.values()].filter(({ parentId }) => parentId === null || !this.#byId.has(parentId));
    return top.sort((one, other) => other.seq - one.seq);
  }

  /** All below an object, in the order of the tree. Where a name was used more than once, what was deleted last. */
  below(id: string): readonly DeletedRow[] {
    const children = Map.groupBy(this.#below.get(id) ?? [], ({ path }) => path);
    const latest = [...children.values()].map((same) =>
      same.reduce((one, other) => (other.seq > one.seq ? other : one)),
    );
    return latest.flatMap((one) => [one, ...this.below(one.id)]).sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** The way back to what was not deleted, root first, without the object itself. */
  above({ parentId }: DeletedRow): readonly DeletedRow[] {
    const parent = parentId === null ? undefined : this.#byId.get(parentId);
    return parent === undefined ? [] : [...this.above(parent), parent];
  }

  /** Ids to restore so that an object is there again, what it belongs to first; `isWithBelow` brings all below it too. */
  toRestore(one: DeletedRow, isWithBelow: boolean): readonly string[] {
    return [...this.above(one), one, ...(isWithBelow ? this.below(one.id) : [])].map(({ id }) => id);
  }
}
