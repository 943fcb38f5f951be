/** A set of numbers of change, one bit for each: a hundred million changes take 12.5 MB. */
export class SeenChanges {
  #bits = new Uint8Array(1024);

  /** Takes a number into the set; whole and not negative. */
  add(seq: number): void {
    const place = Math.floor(seq / 8);
    if (place >= this.#bits.length) this.#growTo(place + 1);
    this.#bits[place] = this.#bits[place]! | (1 << (seq % 8));
  }

  /** Whether a number is in the set. */
  has(seq: number): boolean {
    return ((this.#bits[Math.floor(seq / 8)] ?? 0) & (1 << (seq % 8))) !== 0;
  }

  #growTo(length: number): void {
    const bits = new Uint8Array(Math.max(length, this.#bits.length * 2));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}
