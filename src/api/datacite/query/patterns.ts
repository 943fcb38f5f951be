/** ASCII letters in lower case, all others as they are: what both engines make of a text. */
export function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A term without the backslashes before letters that mean themselves. */
export function literal(text: string): string {
  return text.replaceAll(/\\(.)/gsu, '$1');
}

/** A term as a pattern: `*` is any letters, `?` one, and what patterns mean something else by means itself. */
export function wildPattern(text: string): string {
  return text.replaceAll(/\\(.)|[*?]|[!%_]/gsu, (found, meant?: string) => {
    if (found === '*') return '%';
    if (found === '?') return '_';
    const letter = meant ?? found;
    return /[!%_]/.test(letter) ? `!${letter}` : letter;
  });
}

/** A text as it may be spelled where only ASCII letters are compared in any case: as it is, small, with capitals, and in capitals. */
export function spellings(text: string): readonly string[] {
  const capitals = text.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([text, text.toLowerCase(), capitals, text.toUpperCase()].map(asciiLower))];
}
