import { MdsRefusal } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import { type Property, parseProperties } from './properties.ts';

/** The charset that a content type names; undefined for none and for one that the platform does not know. */
export function charsetOf(contentType: string): string | undefined {
  const named = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
  try {
    return named === undefined ? undefined : new TextDecoder(named).encoding;
  } catch {
    return undefined;
  }
}

/** Octets as text: in the charset that is named, else UTF-8, else ISO-8859-1. A byte-order mark is dropped. */
export function decodeBody(body: Uint8Array, contentType: string): string {
  const charset = charsetOf(contentType);
  if (charset !== undefined) return new TextDecoder(charset).decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('iso-8859-1').decode(body);
  }
}

/**
 * The entries of a body: Java properties whatever its type, unless it is a form. Some clients call properties a form: a form
 * has no line breaks inside. Throws 400 for a malformed escape.
 */
export function bodyEntries({ body, contentType }: Pick<MdsRequest, 'body' | 'contentType'>): readonly Property[] {
  const text = decodeBody(body, contentType);
  return isForm(text, contentType) ? formEntries(text, contentType) : propertyEntries(text);
}

function isForm(text: string, contentType: string): boolean {
  const bare = text.trim();
  if (/[\r\n]/.test(bare)) return false;
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType.trim())) return true;
  // Where no type is declared, two of our names joined by `&` can be nothing else.
  return contentType.trim() === '' && /^(?:igsn|doi|url)=[^&]*&(?:igsn|doi|url)=/i.test(bare);
}

function propertyEntries(text: string): readonly Property[] {
  const read = parseProperties(text);
  if (!read.ok) throw new MdsRefusal(400, read.findings[0]!.message);
  return read.value;
}

function formEntries(text: string, contentType: string): readonly Property[] {
  const charset = charsetOf(contentType) ?? 'utf-8';
  const parts = text
    .trim()
    .split('&')
    .filter((part) => part !== '');
  return parts.map((part) => {
    const [key = '', value = ''] = part.split(/=(.*)/s);
    return [decodePart(key, charset), decodePart(value, charset)];
  });
}

function decodePart(text: string, charset: string): string {
  const octets = Buffer.from(text.replaceAll('+', ' '), 'utf8').toString('latin1');
  const bytes = octets.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));
}

/** The two parameters of a registration. */
export interface IgsnParameters {
  readonly igsn: string | undefined;
  readonly url: string | undefined;
}

const NAMES: Readonly<Record<string, keyof IgsnParameters>> = {
  igsn: 'igsn',
  Igsn: 'igsn',
  doi: 'igsn',
  Doi: 'igsn',
  url: 'url',
  Url: 'url',
};

/** Identifier and address of a request: of query and body, the body wins; of two the later wins; empty ones are none. */
export function igsnParameters(request: Pick<MdsRequest, 'body' | 'contentType' | 'query'>): IgsnParameters {
  const found: { igsn?: string; url?: string } = {};
  for (const [key, value] of [...request.query, ...bodyEntries(request)]) {
    const name = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
    if (name !== undefined) found[name] = value.trim();
  }
  return { igsn: found.igsn || undefined, url: found.url || undefined };
}
