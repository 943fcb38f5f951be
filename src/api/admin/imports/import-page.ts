import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { TablesPreview } from '../../imports/preview-tables.ts';
import type { AdminView } from '../admin-page.ts';
import { link, type Visit } from '../visit.ts';
import type { KeptImport } from './kept-import.ts';
import { mappingGrid } from './mapping-grid.ts';

/** What each table would be read as and what its first rows would become, with the ways to go on. */
export function importPage(visit: Visit, id: string, kept: KeptImport, preview: TablesPreview): AdminView {
  const { tables, findings, mapping, ownFields } = preview;
  const path = `/admin/imports/${id}`;
  let mapped = 0;
  const grids = tables.map((table) =>
    mappingGrid(table, table.kind === 'table' ? mapped++ : undefined, findings, ownFields),
  );
  const elsewhere = findings.filter(
    (one) => !tables.some((table) => one.at?.file === table.file && one.at.sheet === table.sheet),
  );
  const buttons =
    tables.length > 0 &&
    html`<button class="btn">Look again</button><button class="btn p" formaction="${link(visit, `${path}/start`)}">Take the good rows</button>`;
  const download = html`<a class="btn q" download="mapping.json" href="data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(mapping, null, 2))}">Download the mapping</a>`;
  const keep = html`<label>Keep the columns as <input name="keepAs" maxlength="60" autocomplete="off" aria-describedby="keep-hint"></label><p class="hint" id="keep-hint">A name, for the next file with such columns; kept with the button that is pressed.</p>`;
  const discard = html`<form method="post" action="${link(visit, `${path}/discard`)}"><button class="btn">Discard</button></form>`;
  const main = html`${verdict(preview)}${elsewhere.length > 0 && notes(elsewhere)}<form method="post" action="${link(visit, `${path}/mapping`)}">${grids}${mapped > 0 && keep}<div class="act next">${buttons}${mapped > 0 && download}</div></form>`;
  return {
    title: 'Look before it is taken',
    page: 'imports',
    about: html`<span class="brk">${kept.name}</span>`,
    actions: discard,
    main,
  };
}

function verdict({ tables, findings, refusedRows }: TablesPreview): Html {
  if (tables.length === 0)
    return html`<div class="note e" role="alert">${icon('error', 18)}<div>There is no table in it that could be read.</div></div>`;
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const first = html`Of the first ${counted(rows, 'row', 'rows')}`;
  if (refusedRows === 0 && !findings.some((one) => one.severity === 'error'))
    return html`<div class="note ok" role="status">${icon('ok', 18)}<div>${first} all would be taken.</div></div>`;
  return html`<div class="note w" role="status">${icon('warn', 18)}<div>${first} ${count(refusedRows)} would be refused.${refusedRows < rows && ' The others are taken all the same;'} ${refusedRows < rows ? 'choose' : 'Choose'} other fields where a column is mistaken.</div></div>`;
}

function notes(findings: readonly Finding[]): Html {
  return html`<section class="card"><ul class="told">${findings.map((one) => html`<li class="${one.severity === 'error' ? 'bad-c' : 'mut'}">${one.message}${one.rule !== undefined && html` <span class="mut">Wanted: ${one.rule}.</span>`}</li>`)}</ul></section>`;
}
