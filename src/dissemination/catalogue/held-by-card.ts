import type { HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import { day } from '../frame/quantity.ts';
import type { Words } from '../words/words.ts';

/** Which catalogues hold a record of our own too, with their pages; nothing when none does. */
export function heldByCard(copies: readonly HarvestedCopy[], { record }: Words): Html | null {
  const held = copies.filter((copy) => copy.state === 'present');
  if (held.length === 0) return null;
  const items = held.map((copy) => {
    const page = copy.landingUrl === null ? undefined : webAddress(copy.landingUrl);
    const name = page === undefined ? copy.sourceTitle : html`<a href="${page}">${copy.sourceTitle}</a>`;
    return html`<li>${name}<span class="mut sm">${record.seenOn(day(copy.seenAt))}</span></li>`;
  });
  return html`<section class="card o5" id="held-by"><header><h2>${record.alsoHeldBy}</h2></header><ul class="li">${items}</ul></section>`;
}
