/** Text of which more comes: what was read is let go of. Characters are octets (latin1), since columns may hold anything. */
export class SqlText {
  /** What is here and not let go of. */
  text = '';
  /** True when nothing more comes. */
  isWhole = false;
  readonly #source: AsyncIterator<string>;

  constructor(source: AsyncIterable<string>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Lets go of the text up to a place. */
  drop(upTo: number): void {
    this.text = this.text.slice(upTo);
  }

  /** Takes in more; false when there was nothing more. */
  async more(): Promise<boolean> {
    const step = this.isWhole ? { done: true as const, value: '' } : await this.#source.next();
    if (step.done === true) this.isWhole = true;
    else this.text += step.value;
    return step.done !== true;
  }

  /** Takes in more until there are so many characters or the end. */
  async atLeast(characters: number): Promise<void> {
    while (this.text.length < characters && !this.isWhole) await this.more();
  }
}
