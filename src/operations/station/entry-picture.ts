import type { CutPiece } from '../../domain/drilling/check-offsets.ts';
import type { FieldValue, FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Sibling } from '../../domain/station/next-object.ts';
import type { Work } from '../ports.ts';
import type { DetailedObject, NewObject, TreeObject } from '../tree-ports.ts';
import type { ChildList, DeletedObject, RunsWanted, WantedObjects } from './station-ports.ts';

/** An object among others of its type below the same parent. */
export type Neighbour = Sibling & { readonly id: string };

/**
 * The objects of an expedition as they stand for the operations of one unit of work: what was read, and what was made of it
 * since. What was not read beforehand is read when it is asked for, after `settle` has written what is still to be written.
 */
export class EntryPicture {
  readonly #work: Work;
  readonly #expeditionId: string;
  readonly #settle: () => Promise<void>;
  readonly #objects = new Map<string, TreeObject>();
  readonly #values = new Map<string, FieldValues>();
  readonly #deleted = new Map<string, DeletedObject>();
  /** Ids that were looked for: what is not known of them is not there. */
  readonly #asked = new Set<string>();
  /** Ids of the children of one type, by parent and type, where all are known. */
  readonly #children = new Map<string, Set<string>>();
  /** Whether there is an object at a path. */
  readonly #paths = new Map<string, boolean>();
  /** Made here: nothing lies below that is not known. */
  readonly #fresh = new Set<string>();
  /** Offsets of what was cut from sections, by id, as far as they were asked for. */
  readonly #offsets = new Map<string, FieldValues>();
  /** Depths between which all runs of a hole are known. */
  readonly #surveyed: RunsWanted[] = [];

  constructor(work: Work, expeditionId: string, settle: () => Promise<void>) {
    this.#work = work;
    this.#expeditionId = expeditionId;
    this.#settle = settle;
  }

  /** Takes in objects that were read, and that these ids were looked for. */
  learn(objects: readonly TreeObject[], asked: readonly string[] = []): void {
    for (const one of objects) this.#objects.set(one.id, one);
    for (const one of objects) this.#paths.set(one.path, true);
    for (const id of asked) this.#asked.add(id);
  }

  learnDeleted(deleted: ReadonlyMap<string, DeletedObject>): void {
    for (const [id, one] of deleted) this.#deleted.set(id, one);
  }

  learnValues(values: ReadonlyMap<string, FieldValues>): void {
    for (const [id, one] of values) this.#values.set(id, one);
  }

  /** Takes in that all that stands beside or below what is wanted was read. */
  learnBeside(wanted: WantedObjects): void {
    for (const { parentId, type } of this.#listsOf(wanted)) this.#learnChildren(parentId, type);
  }

  #learnChildren(parentId: string, type: ObjectType): void {
    const children = this.#objects.values().filter((one) => one.parentId === parentId && one.type === type);
    this.#children.set(listKey(parentId, type), new Set(children.map((one) => one.id)));
  }

  /** Takes in that these paths were looked for. */
  learnPaths(paths: readonly string[]): void {
    for (const path of paths) if (!this.#paths.has(path)) this.#paths.set(path, false);
  }

  /** Reads where the pieces of sections lie. */
  async learnOffsets(sections: readonly TreeObject[]): Promise<void> {
    for (const { id, values } of await this.#work.tree.piecesBelow(sections)) this.#offsets.set(id, values);
    // What states none is not asked for again.
    for (const { id } of sections.flatMap((one) => this.#within(one)))
      if (!this.#offsets.has(id)) this.#offsets.set(id, {});
  }

  learnRuns(runs: readonly DetailedObject[], surveyed: readonly RunsWanted[]): void {
    for (const { values, ...run } of runs) {
      this.#objects.set(run.id, run);
      this.#values.set(run.id, values);
    }
    this.#surveyed.push(...surveyed);
  }

  /** Whether there is any object with an id, in whatever expedition, or was one. */
  isUsed(id: string): boolean {
    return this.#objects.has(id) || this.#deleted.has(id);
  }

  /** An object that was deleted from this expedition and is not there again. */
  deleted(id: string): DeletedObject | undefined {
    const found = this.#deleted.get(id);
    return found?.object.expeditionId === this.#expeditionId ? found : undefined;
  }

  /** An object of this expedition; undefined where it has none with this id. */
  async object(id: string): Promise<TreeObject | undefined> {
    const found = await this.#anywhere(id);
    return found?.expeditionId === this.#expeditionId ? found : undefined;
  }

  /** An object of this expedition or of none, such as the program above it. */
  async above(id: string): Promise<TreeObject | undefined> {
    const found = await this.#anywhere(id);
    return found?.expeditionId === null ? found : this.object(id);
  }

  async #anywhere(id: string): Promise<TreeObject | undefined> {
    if (!this.#objects.has(id) && !this.#asked.has(id)) this.learn(await this.#work.tree.findByIds([id]), [id]);
    return this.#objects.get(id);
  }

  /** The section that an object is or was cut from; undefined where there is none above it. */
  async sectionAt(object: TreeObject): Promise<TreeObject | undefined> {
    let at: TreeObject | undefined = object;
    while (at !== undefined && at.type !== 'section')
      at = at.parentId === null ? undefined : await this.object(at.parentId);
    return at;
  }

  /** What was read because it stands beside or below what is wanted. */
  allBeside(wanted: WantedObjects): TreeObject[] {
    const ids = this.#listsOf(wanted).flatMap(({ parentId, type }) => [
      ...(this.#children.get(listKey(parentId, type)) ?? []),
    ]);
    return ids.map((id) => this.#objects.get(id)!);
  }

  #listsOf({ changed, children }: WantedObjects): readonly ChildList[] {
    return [...children, ...changed.flatMap((id) => checkedWith(this.#objects.get(id)))];
  }

  async valuesOf({ type, id }: Pick<TreeObject, 'type' | 'id'>): Promise<FieldValues> {
    if (!this.#values.has(id)) this.learnValues(await this.#work.tree.valuesOf(type, [id]));
    return this.#values.get(id) ?? {};
  }

  /** The fields of objects as far as they are known. */
  knownValues(ids: readonly string[]): ReadonlyMap<string, FieldValues> {
    return new Map(ids.flatMap((id) => (this.#values.has(id) ? [[id, this.#values.get(id)!] as const] : [])));
  }

  /** The children of a type, in the order of their paths. */
  children(parentId: string, type: ObjectType): Promise<Neighbour[]> {
    return this.childrenOfAll([parentId], type);
  }

  /** The children of a type that any of these has, in the order of their paths. */
  async childrenOfAll(parentIds: readonly string[], type: ObjectType): Promise<Neighbour[]> {
    const unread = parentIds.filter((id) => !this.#children.has(listKey(id, type)) && !this.#fresh.has(id));
    if (unread.length > 0) await this.#readChildren(unread, type);
    const ids = parentIds.flatMap((id) => [...(this.#children.get(listKey(id, type)) ?? [])]);
    for (const id of ids) if (!this.#values.has(id)) await this.valuesOf({ type, id });
    return this.#inOrder(ids);
  }

  async #readChildren(parentIds: readonly string[], type: ObjectType): Promise<void> {
    await this.#settle();
    for (const { values, ...child } of await this.#work.tree.childrenWithValues(parentIds, type)) {
      this.learn([child]);
      this.#values.set(child.id, values);
    }
    for (const id of parentIds) this.#learnChildren(id, type);
  }

  /** What of a resized section may reach below a length (m), by the depths that it has, and was not asked for its offsets. */
  doubtful(section: TreeObject, lengthM: number): boolean {
    return this.#within(section).some((one) => this.#offsetsOf(one) === undefined && !endsAbove(one, section, lengthM));
  }

  /** What of a resized section may reach below its new length (m), as it stands now; some of it may state no offset. */
  async piecesOf(sectionId: string, lengthM: number): Promise<CutPiece[]> {
    const section = this.#objects.get(sectionId)!;
    if (this.doubtful(section, lengthM)) await this.learnOffsets([section]);
    return this.#within(section).flatMap(({ id, type, name }) => {
      const values = this.#offsetsOf({ id });
      return values === undefined ? [] : [{ type, name, values }];
    });
  }

  #within({ path }: TreeObject): TreeObject[] {
    return [...this.#objects.values().filter((one) => one.path.startsWith(`${path}/`) && one.type !== 'split')];
  }

  #offsetsOf({ id }: Pick<TreeObject, 'id'>): FieldValues | undefined {
    return this.#values.get(id) ?? this.#offsets.get(id);
  }

  /** The runs of a hole that reach between two depths, in the order of their paths. */
  async runsBetween(wanted: RunsWanted): Promise<Neighbour[]> {
    const { holeId, topDrfM, bottomDrfM } = wanted;
    if (!this.#fresh.has(holeId) && !this.#surveyed.some((one) => covers(one, wanted))) {
      await this.#settle();
      this.learnRuns(await this.#work.station.runsBetween([wanted]), [wanted]);
    }
    const runs = this.#objects.values().filter((one) => one.parentId === holeId && one.type === 'core_run');
    return this.#inOrder(runs.map((one) => one.id)).filter(({ values }) => {
      const topM = numberOf(values.drillers_top_depth_m);
      return topM !== undefined && topM <= bottomDrfM && topM + (numberOf(values.drilled_length_m) ?? 0) >= topDrfM;
    });
  }

  /** Whether there is an object at a path below a parent. */
  async isTaken(path: string, parentId: string): Promise<boolean> {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    if (this.#fresh.has(parentId)) return false;
    await this.#settle();
    const [found] = await this.#work.tree.findByPaths([path]);
    this.#paths.set(path, found !== undefined);
    return found !== undefined;
  }

  /** The types of what lies at and below an object; undefined where not all of it was made here. */
  typesWithin(path: string): ObjectType[] | undefined {
    const made = [...this.#fresh].map((id) => this.#objects.get(id)).filter((one) => one !== undefined);
    if (!made.some((one) => one.path === path)) return undefined;
    return made.filter((one) => one.path === path || one.path.startsWith(`${path}/`)).map((one) => one.type);
  }

  /** Takes in that an object was made, or is there again. */
  make(made: NewObject): void {
    const { values, ...object } = made;
    this.#objects.set(made.id, { ...NOWHERE, ...object, igsn: made.igsn ?? null });
    this.#values.set(made.id, values);
    this.#deleted.delete(made.id);
    this.#paths.set(made.path, true);
    this.#fresh.add(made.id);
    const key = listKey(made.parentId!, made.type);
    if (this.#fresh.has(made.parentId!) && !this.#children.has(key)) this.#children.set(key, new Set());
    this.#children.get(key)?.add(made.id);
  }

  /** Takes in the new fields of an object. */
  change(id: string, values: FieldValues): void {
    this.#values.set(id, values);
  }

  /** Takes in that an object was deleted. */
  remove(deleted: DeletedObject): void {
    const { object } = deleted;
    this.#objects.delete(object.id);
    this.#fresh.delete(object.id);
    this.#values.delete(object.id);
    this.#asked.add(object.id);
    this.#deleted.set(object.id, deleted);
    this.#paths.set(object.path, false);
    this.#children.get(listKey(object.parentId!, object.type))?.delete(object.id);
  }

  #inOrder(ids: Iterable<string>): Neighbour[] {
    const found = [...ids].map((id) => this.#objects.get(id)!);
    return found
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
      .map(({ id, name }) => ({ id, name, values: this.#values.get(id) ?? {} }));
  }
}

/** Depths are those of the same moment, so that their difference is the offset, whatever was changed since. */
function endsAbove(piece: TreeObject, section: TreeObject, lengthM: number): boolean {
  const [topM, bottomM] = [section.topDrfM, piece.bottomDrfM];
  return topM !== null && bottomM !== null && bottomM - topM <= lengthM;
}

const NOWHERE = {
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
};

/** The list of what an object is checked together with. */
function checkedWith(object: TreeObject | undefined): ChildList[] {
  if (object?.type === 'core_run') return [{ parentId: object.id, type: 'section' }];
  if (object?.type !== 'section' && object?.type !== 'sample') return [];
  const beside: ChildList = { parentId: object.parentId!, type: object.type };
  return object.type === 'section' ? [beside] : [beside, { parentId: object.id, type: 'sample' }];
}

const listKey = (parentId: string, type: ObjectType): string => `${type} of ${parentId}`;

const covers = (one: RunsWanted, other: RunsWanted): boolean =>
  one.holeId === other.holeId && one.topDrfM <= other.topDrfM && one.bottomDrfM >= other.bottomDrfM;

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
