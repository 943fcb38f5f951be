import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { counted } from '../../../dissemination/frame/quantity.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { VocabularyUpdate } from '../../../operations/update-vocabulary.ts';
import type { AdminView } from '../admin-page.ts';
import { type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** The form for a file with a list. The fields stand before the file, so that they are known when it comes in. */
export function takeListForm(visit: Visit, state: FormState): AdminView {
  const main = html`<div class="g"><div><section class="card"><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/vocabularies/take')}"><div class="box-t">${formProblem(state)}</div>
${textField(state, 'name', 'Name', { isMono: true, longest: 80, hint: 'For a table: own/ and a word, such as own/rock-colour. A SKOS file is known by its address; a name is needed only where that does not tell.' })}
<div class="two-col"><div>${textField(state, 'title', 'Title', { longest: 120, hint: 'What people read; of a table.' })}</div><div>${textField(state, 'version', 'Version', { longest: 60, hint: 'Where the file states none.' })}</div></div>
<div class="drop"><label>File<input type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.ttl,.nt,.jsonld,.json"></label><p class="mut sm js">or drop it here</p></div>
<div class="act"><button class="btn p">Look at it first</button><a class="btn" href="${link(visit, '/admin/vocabularies')}">Back</a></div></form></section></div>
<div><section class="card"><header><h2>What is read</h2></header><dl class="kv"><div><dt>.csv .tsv .xlsx</dt><dd>an own list: a column term; beside it code, broader, alternatives (between ;), deprecated (yes)</dd></div><div><dt>.ttl .nt .jsonld</dt><dd>a SKOS vocabulary, as its publisher gives it</dd></div></dl><div class="box"><p class="sm mut">Next you see what would change; nothing is kept before you say so. Terms in use stay: mark them as deprecated where they are not to be used any more.</p></div></section></div></div>`;
  return { title: 'Take a list', page: 'vocabularies', about: 'a newer version, or one of your own', main };
}

/** What an update would change, with the way to go on. */
export function listPreview(
  visit: Visit,
  id: string,
  update: VocabularyUpdate,
  findings: readonly Finding[],
): AdminView {
  const path = `/admin/vocabularies/take/${id}`;
  const main = html`${findings.length > 0 && warned(findings)}<section class="card"><header><h2>${update.title}</h2><span class="m mut">${update.name}</span></header>
<dl class="kv"><div><dt>Version</dt><dd>${update.version}${update.isNewScheme ? ', a list that there was not yet' : ''}</dd></div><div><dt>Terms</dt><dd>${counted(update.terms, 'term', 'terms')}</dd></div><div><dt>New</dt><dd>${some(update.added)}</dd></div><div><dt>No longer used</dt><dd>${some(update.deprecated)}</dd></div></dl>
<div class="act box"><form method="post" action="${link(visit, path)}"><button class="btn p">Take it</button></form><form method="post" action="${link(visit, `${path}/discard`)}"><button class="btn">Discard</button></form></div></section>`;
  return { title: 'Look before it is kept', page: 'vocabularies', about: update.source, main };
}

const MOST_NAMED = 60;
const MOST_TOLD = 20;

function some(labels: readonly string[]): Html {
  if (labels.length === 0) return html`<span class="mut">none</span>`;
  const more = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : '';
  return html`${labels.length}: ${labels.slice(0, MOST_NAMED).join(', ')}${more}`;
}

function warned(findings: readonly Finding[]): Html {
  const lines = findings.slice(0, MOST_TOLD).map((one) => html`<li>${placed(one)}</li>`);
  const more = findings.length > MOST_TOLD && html`<li>and ${findings.length - MOST_TOLD} more</li>`;
  return html`<div class="note w" role="status">${icon('warn', 18)}<div>There is something to look at; it may stay so.<ul>${lines}${more}</ul></div></div>`;
}

/** A finding with the row it is about. */
export function placed({ message, at }: Finding): string {
  return at?.row === undefined ? message : `Row ${at.row}: ${message}`;
}
