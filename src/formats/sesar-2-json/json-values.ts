import type { LooseValue } from '../sesar-shaped/cell-flat-reader.ts';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; empty for anything else. */
export function objectIn(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The value as a list: itself, alone in one, or nothing. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A value as text: a string, number or truth value, or the label of an object that has one. Undefined for nothing. */
export function labelIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const { label, name, igsn } = objectIn(value);
  const found = [label, name, igsn].find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof found === 'string' ? found : undefined;
}

/** A loose value under a name; none where there is nothing to say. What is no label is said as JSON. */
export function looseValues(
  name: string,
  value: unknown,
  path: string,
  file: string,
  more?: Readonly<Record<string, string>>,
): readonly LooseValue[] {
  const isNothing = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (isNothing) return [];
  const text = labelIn(value) ?? (typeof value === 'object' ? JSON.stringify(value) : '');
  return [{ name, text, path, at: { file }, ...(more !== undefined && { more }) }];
}
