import { type Html, html } from './html.ts';

/** The identifier at the foot of every printed page; what is seen on the screen stands above already. */
export function printedName(name: string, address: string): Html {
  return html`<div class="pid m" aria-hidden="true">${name} · ${address}</div>`;
}
