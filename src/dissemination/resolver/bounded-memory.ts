/** What an entry takes besides its text. */
const ENTRY_CHARACTERS = 64;

/** What was found by IGSN, up to so many characters: the length of each IGSN and of what was found, and 64 for the entry. */
export class BoundedMemory<Found> {
  readonly #known = new Map<string, Found>();
  readonly #lengthOf: (found: Found) => number;
  readonly #largest: number;
  #characters = 0;

  constructor(lengthOf: (found: Found) => number, largest: number) {
    this.#lengthOf = lengthOf;
    this.#largest = largest;
  }

  get size(): number {
    return this.#known.size;
  }

  get(igsn: string): Found | undefined {
    return this.#known.get(igsn);
  }

  /** As {@link get}; what was found becomes the youngest, so that what is asked for often stays. */
  touch(igsn: string): Found | undefined {
    const found = this.#known.get(igsn);
    if (found === undefined) return undefined;
    this.#known.delete(igsn);
    this.#known.set(igsn, found);
    return found;
  }

  /** Keeps what was found; the oldest goes where there is no room. */
  keep(igsn: string, found: Found): void {
    this.forget(igsn);
    this.#known.set(igsn, found);
    this.#characters += this.#sizeOf(igsn, found);
    // The oldest goes: forgetting everything would send all of them to the store at once.
    for (const oldest of this.#known.keys()) {
      if (this.#characters <= this.#largest) return;
      this.forget(oldest);
    }
  }

  /** Keeps what is not known yet, unless something else would have to go for it; false when there is no room. */
  keepWhereRoom(igsn: string, found: Found): boolean {
    if (this.#known.has(igsn)) return true;
    if (this.#characters + this.#sizeOf(igsn, found) > this.#largest) return false;
    this.keep(igsn, found);
    return true;
  }

  forget(igsn: string): void {
    const found = this.#known.get(igsn);
    if (found === undefined) return;
    this.#known.delete(igsn);
    this.#characters -= this.#sizeOf(igsn, found);
  }

  clear(): void {
    this.#known.clear();
    this.#characters = 0;
  }

  #sizeOf(igsn: string, found: Found): number {
    return igsn.length + this.#lengthOf(found) + ENTRY_CHARACTERS;
  }
}
