import type { NamingRecord } from '../../store/search/find-naming.ts';
import { type Html, html } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { Words } from '../words/words.ts';

const LONGEST_TITLE = 120;

/** Which records of the catalogue name this one, each with its page; nothing when none does. */
export function namingCard(
  naming: readonly NamingRecord[],
  hrefOf: (igsn: string) => string,
  { record }: Words,
): Html | null {
  if (naming.length === 0) return null;
  const items = naming.map(
    ({ igsn, title }) =>
      html`<li><a href="${hrefOf(igsn)}">${shortenedText(title, LONGEST_TITLE)}</a><span class="m mut sm">${igsn}</span></li>`,
  );
  return html`<section class="card o5" id="named-by"><header><h2>${record.namedBy}</h2></header><ul class="li">${items}</ul></section>`;
}
