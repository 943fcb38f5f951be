/**
 * The parts of a list as one text, `gneiss; schist`. A semicolon within a part becomes `\;`, backslashes in front of a
 * semicolon are doubled. {@link splitList} gives the same parts back, blanks around them and empty parts aside.
 */
export function joinedList(parts: readonly string[]): string {
  const last = parts.length - 1;
  return parts
    .map((part, index) => {
      const inside = part.replaceAll(/(\\*);/g, (_, slashes: string) => `${slashes}${slashes}\\;`);
      return index === last ? inside : inside.replace(/\\+$/, (slashes) => slashes + slashes);
    })
    .join('; ');
}

/** The parts of a text that `;` keeps apart, as they stand; `\;` is a semicolon within a part. */
export function splitList(text: string): string[] {
  if (!text.includes('\\')) return text.split(';');
  const parts: string[] = [''];
  // Every match is text without semicolon, or a semicolon with the backslashes in front of it.
  for (const [piece, slashes] of text.matchAll(/(\\*);|[^;\\]+|\\+/g)) {
    if (!piece.endsWith(';')) parts[parts.length - 1] += piece;
    else {
      const { length } = slashes ?? '';
      parts[parts.length - 1] += '\\'.repeat(Math.floor(length / 2)) + (length % 2 === 1 ? ';' : '');
      if (length % 2 === 0) parts.push('');
    }
  }
  return parts;
}
