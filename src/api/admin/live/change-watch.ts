import type { House } from '../../../context.ts';
import { findChangeMark } from '../../../store/read/find-change-mark.ts';

const LOOK_MS = 1000;

interface Listener {
  readonly changed: () => void;
  readonly closed: () => void;
}

/** Looks once a second whether register, outbox or jobs changed, as long as anybody listens. */
export class ChangeWatch {
  readonly #house: Pick<House, 'store'>;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | undefined;
  #mark: string | undefined;
  #isLooking = false;

  constructor(house: Pick<House, 'store'>) {
    this.#house = house;
  }

  /** Calls `changed` after every change, `closed` when the server stops; the returned function ends it. */
  listen(changed: () => void, closed: () => void): () => void {
    const listener = { changed, closed };
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
      // What happens before the first tick would otherwise be taken for what always was.
      void this.#look();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Tells all listeners that the server stops. */
  close(): void {
    this.#stop();
    for (const { closed } of this.#listeners) closed();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#mark = undefined;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const mark = await findChangeMark(this.#house.store.read);
      const isNew = this.#mark !== undefined && this.#mark !== mark;
      this.#mark = mark;
      if (isNew) for (const { changed } of this.#listeners) changed();
    } catch {
      // A store that does not answer for a moment is asked again in a second; the pages themselves say more.
    } finally {
      this.#isLooking = false;
    }
  }
}
