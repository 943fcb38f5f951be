/** The three letters in a row of a word, its beginning and end marked, each once; empty for a word too short to have a slip put right. */
export function gramsOf(word: string): readonly string[] {
  const letters = [...`^${word}$`];
  if (letters.length < 5) return [];
  return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))];
}
