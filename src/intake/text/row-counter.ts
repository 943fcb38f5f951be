/** Counts the rows of a text as it goes by: line ends of any kind, those inside quotes left out. Starts in row 1. */
export class RowCounter {
  row = 1;
  #isQuoted = false;
  #afterReturn = false;

  take(text: string): void {
    for (const character of text) this.#step(character);
  }

  #step(character: string): void {
    const endsPair = character === '\n' && this.#afterReturn;
    this.#afterReturn = character === '\r';
    if (character === '"') this.#isQuoted = !this.#isQuoted;
    if ((character === '\n' || character === '\r') && !endsPair && !this.#isQuoted) this.row += 1;
  }
}
