import type { StationObject } from '../../../domain/station/station-object.ts';
import { applyOperation } from './apply-operation.ts';
import type { KeptOn, KeptOperation } from './kept.ts';
import { depthsOfRun, holderOfDepths, ownDepths } from './local-depths.ts';
import { objectOf } from './object-of.ts';

/**
 * The objects of one expedition as they are shown here: what the server said, with the operations that it has not taken yet
 * on top. Operations of one object apply in their order, each in the name of the account that made it; `person` stands for what
 * was made before anybody was known.
 */
export class LocalTree {
  readonly #base = new Map<string, StationObject>();
  readonly #shown = new Map<string, StationObject>();
  readonly #below = new Map<string, Set<string>>();
  /** What {@link below} gave, until something there changes. */
  readonly #sorted = new Map<string, readonly StationObject[]>();
  readonly #waiting = new Map<string, KeptOperation[]>();
  readonly #person: string;

  constructor(person: string) {
    this.#person = person;
  }

  /** What is shown for an id; undefined where there is no such object, or it is deleted. */
  get(id: string | null | undefined): StationObject | undefined {
    return id === null || id === undefined ? undefined : this.#shown.get(id);
  }

  /** All objects shown, in no order. */
  all(): IterableIterator<StationObject> {
    return this.#shown.values();
  }

  /** The objects right below another, in the order of their paths: runs, sections and samples from the top. */
  below(parentId: string): readonly StationObject[] {
    const known = this.#sorted.get(parentId);
    if (known !== undefined) return known;
    const found = [...(this.#below.get(parentId) ?? [])].map((id) => this.#shown.get(id)!);
    found.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
    this.#sorted.set(parentId, found);
    return found;
  }

  /** Whether the server has all that was done to an object, or part of it is still here, or was not taken. */
  keptOn(id: string): KeptOn {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return 'server';
    return waiting.some((one) => one.refused !== undefined) ? 'refused' : 'tablet';
  }

  /** Takes what the server says now: objects that changed, and ids of those that are gone. */
  take(objects: readonly StationObject[], deleted: readonly string[] = []): void {
    for (const object of objects) this.#base.set(object.id, object);
    for (const id of deleted) this.#base.delete(id);
    for (const { id } of objects) this.#refresh(id);
    for (const id of deleted) this.#refresh(id);
  }

  /** Puts an operation on top. */
  add(kept: KeptOperation): void {
    const id = objectOf(kept.operation);
    this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), kept]);
    this.#refresh(id);
  }

  /**
   * Takes operations away again, because the server has them or because they are let go; or puts them in the place of what they
   * were, where they stay (`isKept`): refused, or taken over by another account.
   */
  settle(settled: readonly KeptOperation[], isKept = false): void {
    const touched = new Set<string>();
    for (const one of settled) {
      const id = objectOf(one.operation);
      const others = (this.#waiting.get(id) ?? []).filter(({ order }) => order !== one.order);
      const left = isKept ? [...others, one].sort((a, b) => a.order - b.order) : others;
      if (left.length === 0) this.#waiting.delete(id);
      else this.#waiting.set(id, left);
      touched.add(id);
    }
    for (const id of touched) this.#refresh(id);
  }

  /** The operations on an object that the server has not taken, in order. */
  waitingFor(id: string): readonly KeptOperation[] {
    return this.#waiting.get(id) ?? [];
  }

  #refresh(id: string): void {
    const waiting = this.#waiting.get(id) ?? [];
    const base = this.#base.get(id);
    let now = base;
    let last = base;
    for (const { operation, by } of waiting) {
      const parent = operation.kind === 'create' ? this.get(operation.object.parentId) : undefined;
      now = applyOperation(now, operation, parent, by || this.#person, last);
      last = now ?? last;
    }
    const before = this.#shown.get(id);
    this.#show(id, now);
    if (waiting.length > 0) this.#recalculate(now ?? before);
  }

  #show(id: string, object: StationObject | undefined): void {
    const before = this.#shown.get(id);
    this.#forget(before);
    this.#forget(object);
    if (before?.parentId && before.parentId !== object?.parentId) this.#below.get(before.parentId)?.delete(id);
    if (object === undefined) {
      this.#shown.delete(id);
      return;
    }
    this.#shown.set(id, object);
    if (object.parentId === null) return;
    const siblings = this.#below.get(object.parentId);
    if (siblings === undefined) this.#below.set(object.parentId, new Set([id]));
    else siblings.add(id);
  }

  /** Depths follow at once what was entered here; the server's own come back with the next answer. */
  #recalculate(object: StationObject | undefined): void {
    if (object === undefined) return;
    const run = holderOfDepths(this, object);
    const found = run === undefined ? ownDepths(this, object) : depthsOfRun(this, run);
    for (const one of found) {
      this.#shown.set(one.id, one);
      this.#forget(one);
    }
  }

  #forget(object: StationObject | undefined): void {
    if (object?.parentId) this.#sorted.delete(object.parentId);
  }
}
