/**
 * A text of the sample in full length: where it was cut with an ellipsis, the text of the resource that begins the same way.
 * Else the text itself.
 */
export function uncut(text: string, wholes: readonly string[]): string {
  if (!text.endsWith('…')) return text;
  const kept = text.slice(0, -1);
  return wholes.find((one) => one.length > kept.length && one.startsWith(kept)) ?? text;
}
