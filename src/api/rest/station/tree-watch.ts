import type { House } from '../../../context.ts';
import type { Presence } from '../../../domain/station/station-live.ts';
import { findTreeSeqs } from '../../../store/read/station-objects.ts';
import type { PresenceBoard } from './presence-board.ts';

const LOOK_MS = 250;

/** Somebody who wants to know of an expedition. */
export interface TreeListener {
  readonly expeditionId: string;
  readonly changed: (throughSeq: number) => void;
  readonly presence: (all: readonly Presence[]) => void;
  readonly closed: () => void;
}

/**
 * Looks at the clocks of the expeditions that anybody listens to, four times a second with one question for all; a change
 * that another process committed is seen too. Nothing is asked while nobody listens.
 */
export class TreeWatch {
  readonly #house: Pick<House, 'store' | 'now'>;
  readonly #board: PresenceBoard;
  /** Who listens, and the last number each was told or said to know. */
  readonly #listeners = new Map<TreeListener, number>();
  readonly #shown = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(house: Pick<House, 'store' | 'now'>, board: PresenceBoard) {
    this.#house = house;
    this.#board = board;
  }

  /**
   * Tells a listener of what changes from now on; `seq` is what it says it knows, which is its own matter: one that says too
   * much keeps nothing from others. The returned function ends it.
   */
  listen(listener: TreeListener, seq: number): () => void {
    this.#listeners.set(listener, seq);
    listener.presence(this.#board.at(listener.expeditionId, this.#house.now()));
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    void this.look();
    return () => {
      this.#listeners.delete(listener);
      if (!this.#expeditions().has(listener.expeditionId)) this.#shown.delete(listener.expeditionId);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Tells all listeners that the server stops. */
  close(): void {
    this.#stop();
    for (const { closed } of this.#listeners.keys()) closed();
  }

  /** Looks now, for what this process did itself. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#listeners.size === 0) return;
    this.#isLooking = true;
    try {
      const { store } = this.#house;
      const seqs = await findTreeSeqs(store.read, store.engine, [...this.#expeditions()]);
      for (const [id, seq] of seqs) this.#tellSeq(id, seq);
      for (const id of this.#expeditions()) this.#tellPresence(id);
    } catch {
      // A store that does not answer for a moment is asked again; what is saved then says more.
    } finally {
      this.#isLooking = false;
    }
  }

  #expeditions(): Set<string> {
    return new Set(this.#listeners.keys().map((one) => one.expeditionId));
  }

  #tellSeq(id: string, seq: number): void {
    for (const [one, known] of this.#listeners) {
      if (one.expeditionId !== id || known >= seq) continue;
      this.#listeners.set(one, seq);
      one.changed(seq);
    }
  }

  #tellPresence(id: string): void {
    const all = this.#board.at(id, this.#house.now());
    const saying = JSON.stringify(all.map(({ at: _, ...rest }) => rest));
    if ((this.#shown.get(id) ?? '[]') === saying) return;
    this.#shown.set(id, saying);
    for (const one of this.#listeners.keys()) if (one.expeditionId === id) one.presence(all);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
