import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';

const KIND_WORDS: Readonly<Record<string, string>> = { handle: 'Handle', doi: 'DOI', oai: 'OAI id', name: 'Name' };

/** Other names of an identifier; each can be removed, and one be added. */
export function namesCard(
  visit: Visit,
  { igsn, clientSymbol }: RegisterRecord,
  aliases: readonly { readonly spelling: string; readonly kind: string }[],
): Html {
  const may = mayDo(visit, 'deposit', clientSymbol);
  const path = `${adminRecordPath(igsn)}/names`;
  const remove = (alias: string) =>
    may &&
    html`<dd class="ob"><a class="btn s" href="${link(visit, pathWith(`${path}/remove`, { alias }))}" aria-label="Remove ${alias}…">Remove…</a></dd>`;
  const rows = aliases.map(
    ({ spelling, kind }) =>
      html`<div><dt>${KIND_WORDS[kind] ?? kind}</dt><dd><span class="m">${spelling}</span></dd>${remove(spelling)}</div>`,
  );
  const none = html`<div class="none"><p>No other name leads here.</p></div>`;
  const add = may && html`<a class="btn s" href="${link(visit, `${path}/add`)}">Add a name…</a>`;
  return html`<section class="card" id="names" data-live=""><header><h2>Other names</h2>${add}</header>${rows.length === 0 ? none : html`<dl class="kv acts">${rows}</dl>`}</section>`;
}
