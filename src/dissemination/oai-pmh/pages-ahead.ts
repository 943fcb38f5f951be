import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Format } from '../../formats/format.ts';
import type { ListStart } from './read-page.ts';

/** How pages are read ahead. */
export interface PagesAheadOptions {
  /** How many pages are held at once; who would come beyond that is read for when it asks. */
  readonly mostPages?: number;
  /** How long a page is held for whoever it was read for, in ms. */
  readonly heldMs?: number;
}

/** What a page is read from, and what it is read for. */
export interface ExpectedPage {
  /** The format of its records; one that was installed anew is another. */
  readonly format: Format;
  /** A text that is another one after every change of anything that the page is made of. */
  readonly state: () => Promise<string>;
  readonly read: () => Promise<ListStart | undefined>;
}

interface HeldPage {
  readonly format: Format;
  /** What the page was read from, and the page; it is begun with the first and fails for nobody. */
  readonly state: Promise<string | undefined>;
  readonly start: Promise<ListStart | undefined>;
  /** For whoever asks for it: it is not held any longer, and read where that has not begun. */
  readonly release: () => void;
  /** For nobody: what has not begun is not read. */
  readonly giveUp: () => void;
}

const MOST_PAGES = 4;
const HELD_MS = 5000;

/**
 * Pages of lists that are read before they are asked for: who has just been given a page of a list asks for the next as soon as it has
 * read it, and what it takes the store to find that passes meanwhile. A page is given out once, to the one who shows its token, and only
 * while everything it is made of is as it was before it was read: what has been hidden or changed since is never given out. A few
 * pages are held, for seconds; nothing depends on them.
 */
export class PagesAhead {
  readonly #held = new Map<string, HeldPage>();
  readonly #mostPages: number;
  readonly #heldMs: number;

  constructor({ mostPages = MOST_PAGES, heldMs = HELD_MS }: PagesAheadOptions = {}) {
    this.#mostPages = mostPages;
    this.#heldMs = heldMs;
  }

  /** Reads the page of a token as soon as what is being answered now is on its way, or is asked for. Does nothing where enough is held. */
  expect(token: string, { format, state, read }: ExpectedPage): void {
    if (this.#held.size >= this.#mostPages || this.#held.has(token)) return;
    let [isWaiting, isWanted] = [true, true];
    const release = () => {
      isWaiting = false;
      clearTimeout(timer);
      this.#held.delete(token);
    };
    const giveUp = () => {
      isWanted = false;
      release();
    };
    const timer = setTimeout(giveUp, this.#heldMs).unref();
    // A failure is told to whoever asks for the page, by the one who reads it then.
    const before = nextTurn().then(state).catch(nobody);
    const start = before
      .then((known) => (known === undefined || !isWanted ? undefined : read()))
      .then((found) => found && { ...found, page: readOn(found.page, () => isWaiting) })
      .catch(nobody);
    this.#held.set(token, { format, state: before, start, release, giveUp });
  }

  /** The page of a token, if it was or is about to be read ahead and is still what would be read now in the format. Rejects as `state` does. */
  async take(token: string, format: Format, state: ExpectedPage['state']): Promise<ListStart | undefined> {
    const held = this.#held.get(token);
    if (held === undefined) return undefined;
    if (held.format !== format) {
      held.giveUp();
      return undefined;
    }
    held.release();
    const [before, start] = await Promise.all([held.state, held.start]);
    return start !== undefined && before === (await state()) ? start : undefined;
  }

  /** Lets go of everything. */
  close(): void {
    for (const { giveUp } of [...this.#held.values()]) giveUp();
  }
}

const nobody = (): undefined => undefined;

/**
 * A page whose pieces are read one after the other, as long as it waits; from then on each is read when the one before is sent. One that
 * could not be read is read again when it is asked for.
 */
function readOn(page: ListStart['page'], isWaiting: () => boolean): ListStart['page'] {
  const read = page.rest;
  if (read === undefined || !isWaiting()) return page;
  const rest = read().then((piece) => readOn(piece, isWaiting));
  rest.catch(nobody);
  return { ...page, rest: () => rest.catch(read) };
}
