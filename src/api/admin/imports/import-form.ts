import { html } from '../../../dissemination/frame/html.ts';
import type { AdminView } from '../admin-page.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** The form for a file of tables. The fields stand before the file, so that they are known when it comes in. */
export function importForm(visit: Visit, state: FormState, kept: readonly string[] = []): AdminView {
  const main = html`<div class="g"><div><section class="card"><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/imports')}"><div class="box-t">${formProblem(state)}</div>
<div class="two-col"><div>${textField(state, 'program', 'Program', { isMono: true, longest: 64, hint: 'Of rows that name none; its acronym is the namespace.' })}</div><div>${textField(state, 'expedition', 'Expedition', { isMono: true, longest: 64, hint: 'Of rows that name none.' })}</div></div>
${kept.length > 0 && choiceField(state, 'mapping', 'Columns', [['', 'as their headings say'], ...kept.map((name) => [name, `as kept: ${name}`] as const)])}
<div class="drop"><label>File<input type="file" name="file" required accept=".csv,.tsv,.txt,.psv,.xlsx,.json,.zip"></label><p class="mut sm js">or drop it here</p></div>
<div class="act"><button class="btn p">Look at it first</button></div></form></section></div>
<div><section class="card"><header><h2>What is read</h2></header><dl class="kv"><div><dt>.csv .tsv</dt><dd>one table, named by what it holds: holes.csv, core_runs.csv, sections.csv</dd></div><div><dt>.xlsx</dt><dd>a sheet a table</dd></div><div><dt>.json</dt><dd>lists of objects by table</dd></div><div><dt>.zip</dt><dd>any of them together, such as a whole export</dd></div></dl><div class="box"><p class="sm mut">Next you see what each column would become, and the first rows with everything there is to say. Nothing is kept before you say so; then good rows are taken and the others are listed.</p></div></section></div></div>`;
  return { title: 'Import tables', page: 'imports', about: 'holes, cores, sections, samples', main };
}
