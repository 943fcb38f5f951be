import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { ComparisonRow } from '../../../store/read/list-comparisons.ts';
import { stamp } from '../age.ts';
import { outcomePill } from '../comparing/comparison-page.ts';

/** What the last comparison said of a record at each upstream; nothing for one that was never compared. */
export function comparisonCard(rows: readonly ComparisonRow[]): Html | false {
  return (
    rows.length > 0 &&
    html`<section class="card" id="compared" data-live=""><header><h2>Compared with upstream</h2></header><div class="box">${rows.map((row) => html`<p>${outcomePill(row)} <span class="mut">${row.upstream}, ${stamp(row.comparedAt)}</span></p>${row.said !== null && html`<p class="sm brk mut">${row.said}</p>`}`)}</div></section>`
  );
}
