import type { Shown } from './doi-resource.ts';

/** What of records a query asks for: `detail`, `affiliation`, `publisher`, `fields[dois]`. */
export function readShown(query: URLSearchParams): Shown {
  const isTrue = (name: string) => ['true', '1'].includes(query.get(name) ?? '');
  const fields = query.get('fields[dois]') ?? query.get('fields[doi]');
  return {
    detail: isTrue('detail'),
    affiliation: isTrue('affiliation'),
    publisher: isTrue('publisher'),
    ...(fields !== null && fields !== '' && { fields: listed(fields).map(inCamelCase) }),
  };
}

/** Members of a list with commas; empty ones are none. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function inCamelCase(name: string): string {
  return name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
