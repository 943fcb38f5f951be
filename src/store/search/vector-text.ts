const LAST_POSITION = 16_383;

/**
 * The words of an entry as a PostgreSQL `tsvector` in writing: those of the title with weight A, a position skipped for every
 * break so that no phrase reaches across, and the terms of facets, which begin with a blank as no word does.
 */
export function vectorText(
  title: readonly string[],
  body: readonly string[],
  facets: readonly string[],
  pause: string,
): string {
  const places = new Map<string, string[]>();
  let position = 0;
  const place = (word: string, weight: string) => {
    position++;
    if (word === pause || position > LAST_POSITION) return;
    const known = places.get(word);
    if (known === undefined) places.set(word, [`${position}${weight}`]);
    else known.push(`${position}${weight}`);
  };
  for (const word of title) place(word, 'A');
  place(pause, '');
  for (const word of body) place(word, '');
  const words = [...places].map(([word, at]) => `${lexeme(word)}:${at.join(',')}`);
  return [...words, ...facets.map((term) => lexeme(` ${term}`))].join(' ');
}

/** A word as a lexeme in the writing of `tsvector` and `tsquery`. */
export function lexeme(word: string): string {
  return `'${word.replace(/['\\]/g, '$&$&')}'`;
}
