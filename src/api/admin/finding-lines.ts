import { type Html, html } from '../../dissemination/frame/html.ts';
import type { BulkResult } from '../../operations/bulk/bulk-item.ts';

const MOST = 8;

/** What there is to say of an item: each finding with its field, value and rule; else why it was refused. */
export function findingLines({ findings, message }: Pick<BulkResult, 'findings' | 'message'>): Html {
  if (findings.length === 0) return html`<span class="say">${message}</span>`;
  const shown = findings
    .slice(0, MOST)
    .map(
      (one) =>
        html`<span class="say">${one.field !== undefined && html`<b>${one.field}</b> `}${one.message}${one.value !== undefined && html` <span class="m brk">${one.value}</span>`}${one.rule !== undefined && html` <span class="mut">Wanted: ${one.rule}</span>`}</span>`,
    );
  return html`${shown}${findings.length > MOST && html`<span class="say mut">and ${findings.length - MOST} more</span>`}`;
}
