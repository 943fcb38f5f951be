/** Any text but blanks. */
export function parseText(text: string) {
  return text.trim() === '' ? { rule: 'not empty' } : { value: text };
}

/** `true` or `false`. */
export function parseFlag(text: string) {
  return text === 'true' || text === 'false' ? { value: text === 'true' } : { rule: 'true or false' };
}

/** An http or https address without query and fragment; slashes at its end are taken off. */
export function parseBaseUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits = url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  return fits ? { value: text.replace(/\/+$/, '') } : { rule: 'http:// or https:// address without query' };
}

/** One of some words. */
export function oneOf<T extends string>(text: string, choices: readonly T[]): { value: T } | { rule: string } {
  const found = choices.find((choice) => choice === text);
  return found === undefined ? { rule: `one of ${choices.join(', ')}` } : { value: found };
}
