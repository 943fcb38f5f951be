import { LANGUAGES, type Language } from '../../domain/language.ts';
import { type Html, html } from '../frame/html.ts';
import type { Reader } from './reader.ts';

/** What each language calls itself. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', fr: 'Français', sv: 'Svenska' };

/** The page in each language, for crawlers (hreflang), and the one that chooses by itself; `canonical` is its address without a language. */
export function languageLinks(canonical: string): Html {
  const address = (language: Language) => `${canonical}${canonical.includes('?') ? '&' : '?'}lang=${language}`;
  const links = LANGUAGES.map((one) => html`<link rel="alternate" hreflang="${one}" href="${address(one)}">`);
  return html`${links}<link rel="alternate" hreflang="x-default" href="${canonical}">`;
}

/** The same page in each language, as links that keep everything else of the address; the reader's own is marked. */
export function languageChooser({ address, language, words }: Reader): Html {
  const items = LANGUAGES.map((one) => {
    const current = one === language ? html` aria-current="true"` : null;
    return html`<li><a href="${inLanguage(address, one)}" lang="${one}" hreflang="${one}" rel="nofollow"${current}>${OWN_NAMES[one]}</a></li>`;
  });
  return html`<nav class="tongues" aria-label="${words.frame.language}"><ul>${items}</ul></nav>`;
}

/** A query alone: it leads to the page where the reader is, whatever its path looks like. */
function inLanguage(address: string, language: Language): string {
  const at = address.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : address.slice(at + 1).replace(/#.*$/s, ''));
  query.set('lang', language);
  return `?${query}`;
}
