const FASTEST_HAND_MS = 35;
const SHORTEST = 6;

/** What a scanner sent, and what stood in the field before it. */
export interface Scan {
  readonly text: string;
  readonly before: string;
}

/**
 * Tells a scanner from a hand: at least six characters, none more than 35 ms after the one before, then Enter. A scanner is a
 * keyboard that no hand is as fast as.
 */
export class ScanReader {
  #text = '';
  #before = '';
  #lastMs = 0;

  /** Takes a key at a time (ms); `field` is what stands in the field now. A scan comes back with its Enter. */
  read(key: string, atMs: number, field: string): Scan | undefined {
    const isQuick = atMs - this.#lastMs <= FASTEST_HAND_MS;
    if (key === 'Shift') return undefined;
    this.#lastMs = atMs;
    if (key === 'Enter') {
      const scan = { text: this.#text, before: this.#before };
      this.#text = '';
      return isQuick && scan.text.length >= SHORTEST ? scan : undefined;
    }
    if (!isQuick || key.length !== 1) this.#text = '';
    if (key.length !== 1) return undefined;
    if (this.#text === '') this.#before = field;
    this.#text += key;
    return undefined;
  }
}
