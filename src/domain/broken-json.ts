/**
 * Where a text ceases to be JSON, in words that name no engine and show nothing of it, since it may hold secrets: `it is empty`,
 * `it ends too early`, `it is broken at character 12 of 40` (counted from 1) where the place is known, else `it has a character that does not
 * belong there`; and `it has a member __proto__ or constructor` for what is JSON, and is refused all the same.
 */
export function whereBroken(text: string): string {
  if (text.trim() === '') return 'it is empty';
  try {
    JSON.parse(text);
    return 'it has a member `__proto__` or `constructor`';
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    if (position === undefined)
      return /end of JSON/.test(String(error)) ? 'it ends too early' : 'it has a character that does not belong there';
    if (Number(position) >= text.length) return 'it ends too early';
    return `it is broken at character ${Number(position) + 1} of ${text.length}`;
  }
}
