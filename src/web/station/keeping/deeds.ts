import { inverse, type Wish } from './inverse.ts';
import type { KeptBlock } from './kept.ts';

/** What a person did, so that it can be taken back as one; `words` tell what it was. */
export interface Deed {
  readonly words: string;
  readonly wishes: readonly Wish[];
}

/** What can be taken back and done again, the last at the end; what the browser keeps of it over a reload. */
export interface KeptDeeds {
  readonly done: readonly Deed[];
  readonly undone: readonly Deed[];
}

/** Keeps wishes on this machine together with what can be taken back then; rejects where that was not possible. */
type KeepWishes = (wishes: readonly Wish[], after: KeptDeeds, nextBlocks?: readonly KeptBlock[]) => Promise<void>;

/**
 * What one account did in one expedition, to be taken back and done again, also after a reload (`kept`). Only what was kept counts: where the
 * browser could not write it, the same can be tried again. One step waits for the one before, so that a key pressed twice takes two deeds
 * back, not one twice.
 */
export class Deeds {
  readonly #keep: KeepWishes;
  readonly #done: Deed[] = [];
  readonly #undone: Deed[] = [];
  #last: Promise<unknown>;

  constructor(keep: KeepWishes, kept: Promise<KeptDeeds | undefined> = Promise.resolve(undefined)) {
    this.#keep = keep;
    this.#last = kept.then((before) => {
      this.#done.push(...(before?.done ?? []));
      this.#undone.push(...(before?.undone ?? []));
    });
  }

  /** Does a deed. Rejects where it could not be kept. */
  perform(deed: Deed, nextBlocks?: readonly KeptBlock[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#keep(deed.wishes, keptDeeds([...this.#done, deed], []), nextBlocks);
      this.#done.push(deed);
      this.#undone.length = 0;
    });
  }

  /** Takes the last deed back; what it was. Undefined where there is none. */
  undo(): Promise<string | undefined> {
    return this.#inTurn(async () => {
      const deed = this.#done.at(-1);
      if (deed === undefined) return undefined;
      const wishes = deed.wishes.map(inverse).reverse();
      await this.#keep(wishes, keptDeeds(this.#done.slice(0, -1), [...this.#undone, deed]));
      this.#undone.push(this.#done.pop()!);
      return deed.words;
    });
  }

  /** Does again what was taken back last; what it was. Undefined where there is none. */
  redo(): Promise<string | undefined> {
    return this.#inTurn(async () => {
      const deed = this.#undone.at(-1);
      if (deed === undefined) return undefined;
      await this.#keep(deed.wishes.map(again), keptDeeds([...this.#done, deed], this.#undone.slice(0, -1)));
      this.#done.push(this.#undone.pop()!);
      return deed.words;
    });
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#last.then(step, step);
    this.#last = next;
    return next;
  }
}

/** What was made is there already, deleted. */
const again = (one: Wish): Wish => (one.kind === 'create' ? { kind: 'restore', objectId: one.object.id } : one);

/** So much of what was done is kept over a reload: a paste of thousands of rows is written once, not with every deed behind it. */
const MOST_DEEDS = 50;
const MOST_WISHES = 1000;

const keptDeeds = (done: readonly Deed[], undone: readonly Deed[]): KeptDeeds => ({
  done: lastOf(done),
  undone: lastOf(undone),
});

/** The last deeds up to a number of wishes; none from before one that is left out, which would be taken back out of turn. */
function lastOf(deeds: readonly Deed[]): readonly Deed[] {
  let wishes = 0;
  const tooFar = deeds.findLastIndex((one) => {
    wishes += one.wishes.length;
    return wishes > MOST_WISHES;
  });
  return deeds.slice(Math.max(tooFar + 1, deeds.length - MOST_DEEDS));
}
