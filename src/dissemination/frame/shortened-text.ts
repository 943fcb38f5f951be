/** Characters that turn the direction of the text after them, or are no text at all (Unicode Bidirectional Algorithm, UAX 9). */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text in one line without characters that are not seen, at most so many characters long; what is cut off shows as `…`. */
export function shortenedText(text: string, most: number): string {
  const start = text.length > most * 4 ? text.slice(0, most * 4) : text;
  const characters = [...start.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim().toWellFormed()];
  if (characters.length <= most) return characters.join('');
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
