const LONGEST = 300;

/**
 * A text that came with an address: its first value, no longer than anybody types, without what no database and no address
 * takes (NUL and halves of characters). Empty when there is none.
 */
export function readText(value: string | readonly string[] | undefined): string {
  const text = (typeof value === 'object' ? value[0] : value) ?? '';
  return text.slice(0, LONGEST).toWellFormed().replaceAll('\u0000', '');
}
