import { inverse, type Wish } from './inverse.ts';
import type { KeptBlock } from './kept.ts';

/** What a person did, so that it can be taken back as one; `words` tell what it was. */
export interface Deed {
  readonly words: string;
  readonly wishes: readonly Wish[];
}

/** Keeps wishes on this machine; rejects where that was not possible. */
type KeepWishes = (wishes: readonly Wish[], nextBlocks?: readonly KeptBlock[]) => Promise<void>;

/**
 * What was done in one expedition, to be taken back and done again. Only what was kept counts: where the browser could not write it, the
 * same can be tried again. One step waits for the one before, so that a key pressed twice takes two deeds back, not one twice.
 */
export class Deeds {
  readonly #keep: KeepWishes;
  readonly #done: Deed[] = [];
  readonly #undone: Deed[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(keep: KeepWishes) {
    this.#keep = keep;
  }

  /** Does a deed. Rejects where it could not be kept. */
  async perform(deed: Deed, nextBlocks?: readonly KeptBlock[]): Promise<void> {
    await this.#keep(deed.wishes, nextBlocks);
    this.#done.push(deed);
    this.#undone.length = 0;
  }

  /** Takes the last deed back; what it was. Undefined where there is none. */
  undo(): Promise<string | undefined> {
    const back = (wishes: readonly Wish[]) => wishes.map(inverse).reverse();
    return this.#step(this.#done, this.#undone, back);
  }

  /** Does again what was taken back last; what it was. Undefined where there is none. */
  redo(): Promise<string | undefined> {
    return this.#step(this.#undone, this.#done, (wishes) => wishes.map(again));
  }

  #step(from: Deed[], to: Deed[], wishesOf: (wishes: readonly Wish[]) => Wish[]): Promise<string | undefined> {
    const step = async () => {
      const deed = from.at(-1);
      if (deed === undefined) return undefined;
      await this.#keep(wishesOf(deed.wishes));
      // Something new may have been done meanwhile, behind which nothing is done again.
      const at = from.lastIndexOf(deed);
      if (at >= 0) from.splice(at, 1);
      to.push(deed);
      return deed.words;
    };
    const next = this.#last.then(step, step);
    this.#last = next;
    return next;
  }
}

/** What was made is there already, deleted. */
const again = (one: Wish): Wish => (one.kind === 'create' ? { kind: 'restore', objectId: one.object.id } : one);
