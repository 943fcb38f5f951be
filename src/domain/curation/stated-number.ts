/**
 * A number as people type it: with a point or a comma before its decimals, a hyphen or a minus in front. Null where nothing stands,
 * undefined for what is no number.
 */
export function statedNumber(text: string): number | null | undefined {
  const trimmed = text
    .trim()
    .replace('−', '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}
