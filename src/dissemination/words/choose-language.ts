import type { IncomingHttpHeaders } from 'node:http';
import { type Language, languageNamed } from '../../domain/language.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';

/** Name of the cookie that keeps which language a reader chose; its value is the language's tag. */
export const LANGUAGE_COOKIE = 'lang';

/** What of a request says in which language to answer: its target with the query, and its headers. */
export interface AskedInLanguage {
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const LONGEST_HEADER = 500;
const MOST_HEADERS = 500;
const COOKIE = new RegExp(`(?:^|;)\\s*${LANGUAGE_COOKIE}=([a-z]+)\\s*(?:;|$)`);
const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * In which language to answer: what the address says (`?lang=de`), else the reader's cookie, else what the browser prefers
 * (Accept-Language, RFC 9110 12.5.4, by the lookup of RFC 4647 3.4), else `fallback`. What is no language of ours, or not
 * well-formed, is passed over. Costs a look into a memory for the few headers that browsers send.
 */
export function chooseLanguage(request: AskedInLanguage, fallback: Language): Language {
  const { cookie, 'accept-language': accepted } = request.headers;
  return (
    statedLanguage(request.url) ??
    (cookie === undefined ? undefined : languageNamed(COOKIE.exec(cookie)?.[1])) ??
    (accepted === undefined ? undefined : preferred(accepted.slice(0, LONGEST_HEADER))) ??
    fallback
  );
}

/** The language that an address asks for by its member `lang`; undefined where it asks for none of ours. */
export function statedLanguage(address: string | undefined): Language | undefined {
  const question = address?.indexOf('lang=') ?? -1;
  if (address === undefined || question < 0) return undefined;
  return languageNamed(/[?&]lang=([a-z]+)(?:&|$)/.exec(address)?.[1]);
}

const preferred = boundedMemo(MOST_HEADERS, lookUp);

function lookUp(header: string): Language | undefined {
  const ranges = header
    .split(',')
    .map(readRange)
    .filter((one) => one.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { range } of ranges) {
    const found = withoutSubtags(range).map(languageNamed).find(Boolean);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readRange(text: string): { readonly range: string; readonly quality: number } {
  const [range = '', parameter = ''] = text
    .toLowerCase()
    .split(';', 2)
    .map((part) => part.trim());
  const quality = /^q\s*=\s*(.*)$/.exec(parameter)?.[1] ?? '1';
  return { range, quality: QUALITY.test(quality) ? Number(quality) : 0 };
}

/** A range and what is left of it as subtags are taken off its end (RFC 4647, 3.4): `de-ch-1996`, `de-ch`, `de`. */
function withoutSubtags(range: string): readonly string[] {
  const subtags = range.split('-');
  return subtags.map((_, at) => subtags.slice(0, subtags.length - at).join('-'));
}
