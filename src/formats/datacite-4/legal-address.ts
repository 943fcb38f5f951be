import { webAddress } from '../identifier-forms.ts';

const LEGAL = /^[a-z0-9\-._~:/?#@!$&'()*+,;=%\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+$/i;
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;
const LONGEST = 2000;

/** An address or code that xs:anyURI takes: as stated where it is legal, else escaped; undefined where neither can be. */
export function legalAddress(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  // A second `#` or a colon in the first part that is no scheme are no URI either.
  const isLegal = LEGAL.test(trimmed) && !BROKEN_ESCAPE.test(trimmed) && trimmed.split('#').length < 3;
  if (isLegal && /^(?:[a-z][a-z0-9+.-]*:\/?[^/:]|[a-z][a-z0-9+.-]*:\/\/[^/:@]+\.?|[^:]*$)/i.test(trimmed))
    return trimmed;
  return webAddress(trimmed, LONGEST);
}
