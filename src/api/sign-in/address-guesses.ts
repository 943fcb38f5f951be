import { hash, randomBytes } from 'node:crypto';
import { WindowCounts } from './window-counts.ts';

const GUESS_WINDOW_MS = 15 * 60_000;

const MOST_ADDRESSES = 10_000;
const MOST_WELCOME = 10_000;
const WELCOME_MS = 24 * 3_600_000;

interface Counted {
  readonly window: number;
  /** Digests of what was tried; never more than the limit. */
  readonly guesses: Set<string>;
}

/** Whether a sign-in may be tried: `until` is when it may be, `giveBack` takes the try back because it was right. */
export type Admission =
  | { readonly isAdmitted: true; readonly giveBack: () => void }
  | { readonly isAdmitted: false; readonly until: Date };

/**
 * Counts wrong sign-ins by address, over all accounts: who tries one password on many accounts locks none of them. A try is
 * counted before it is looked at, so that many at once cannot slip through, and given back when it was right. The same wrong one
 * counts once: a script with an old password is no guessing. Whoever signed in well from an address within a day goes on to be
 * asked there by the lock of its own account only, so that a guesser beside it shuts nobody out. What is kept has a bound: of
 * ten thousand addresses the one that was quiet longest is forgotten. Windows begin at whole quarters of an hour, UTC. Servers
 * that share their counts share these; which wrong ones there were each knows for itself.
 */
export class AddressGuesses {
  readonly #key = randomBytes(32).toString('hex');
  readonly #limit: number;
  readonly #counts: WindowCounts;
  readonly #counted = new Map<string, Counted>();
  readonly #welcome = new Map<string, number>();

  /** `limit` is the wrong sign-ins an address has in a window; 0 is no limit. */
  constructor(limit: number, counts = new WindowCounts()) {
    this.#limit = limit;
    this.#counts = counts;
  }

  /** Whether an address may try; `words` are what it tries, of which only a keyed digest is kept. */
  admit(address: string, words: readonly string[], now: Date): Admission {
    if (this.#limit === 0) return { isAdmitted: true, giveBack: () => undefined };
    const guess = this.#digest(words);
    const { guesses } = this.#touch(address, windowOf(now));
    const isNew = !guesses.has(guess);
    const name = `guesses ${address}`;
    const { count, endsAt } = this.#counts.look(name, GUESS_WINDOW_MS, now.getTime());
    if (count >= this.#limit) return { isAdmitted: false, until: new Date(endsAt) };
    if (!isNew) return { isAdmitted: true, giveBack: () => undefined };
    guesses.add(guess);
    this.#counts.add(name, GUESS_WINDOW_MS, now.getTime());
    const giveBack = () => {
      if (guesses.delete(guess)) this.#counts.takeBack(name, endsAt);
    };
    return { isAdmitted: true, giveBack };
  }

  /** Whether an account signed in well from an address within a day. */
  isWelcome(address: string, account: string, now: Date): boolean {
    const at = this.#welcome.get(this.#digest([address, account]));
    return at !== undefined && now.getTime() - at < WELCOME_MS;
  }

  /** Remembers that an account signed in well from an address. */
  welcome(address: string, account: string, now: Date): void {
    putLast(this.#welcome, this.#digest([address, account]), now.getTime(), MOST_WELCOME);
  }

  #touch(address: string, window: number): Counted {
    const known = this.#counted.get(address);
    const counted = known?.window === window ? known : { window, guesses: new Set<string>() };
    putLast(this.#counted, address, counted, MOST_ADDRESSES);
    return counted;
  }

  #digest(words: readonly string[]): string {
    return hash('sha256', this.#key + JSON.stringify(words), 'base64url').slice(0, 22);
  }
}

function windowOf(now: Date): number {
  return Math.floor(now.getTime() / GUESS_WINDOW_MS);
}

/** Puts an entry at the end; the first goes where there are too many. */
function putLast<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key);
  if (map.size >= most) map.delete(map.keys().next().value!);
  map.set(key, value);
}
