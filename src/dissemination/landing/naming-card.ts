import { entryLabel, entryPath } from '../../domain/harvest/entry-path.ts';
import type { NamingRecord } from '../../store/search/find-naming.ts';
import { type Html, html } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { Words } from '../words/words.ts';

const LONGEST_TITLE = 120;

/** Which records of the catalogue name this one, each with its page (`hrefOf` its path); nothing when none does. */
export function namingCard(
  naming: readonly NamingRecord[],
  hrefOf: (path: string) => string,
  { record }: Words,
): Html | null {
  if (naming.length === 0) return null;
  const items = naming.map(
    ({ title, ...name }) =>
      html`<li><a href="${hrefOf(entryPath(name))}">${shortenedText(title, LONGEST_TITLE)}</a><span class="m mut sm brk">${entryLabel(name)}</span></li>`,
  );
  return html`<section class="card o5" id="named-by"><header><h2>${record.namedBy}</h2></header><ul class="li">${items}</ul></section>`;
}
