import { html } from '../../../dissemination/frame/html.ts';
import type { AdminView } from '../admin-page.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

const KINDS = [
  ['register', 'Register or change'],
  ['publish', 'Publish what is there'],
  ['hide', 'Hide what is there'],
  ['withdraw', 'Withdraw for good'],
  ['transfer', 'Transfer to a client'],
] as const;
const MODES = [
  ['upsert', 'New ones and known ones'],
  ['create', 'New ones only'],
  ['update', 'Known ones only'],
] as const;
const VISIBILITIES = [
  ['findable', 'Findable'],
  ['reserved', 'Reserved'],
  ['hidden', 'Hidden'],
  ['keep', 'As it stands'],
] as const;

/** The form for a file. The fields stand before the file, so that they are known when it comes in. */
export function uploadForm(visit: Visit, state: FormState): AdminView {
  const main = html`<div class="g"><div><section class="card"><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/upload')}"><div class="box-t">${formProblem(state)}</div>
<div class="two-col"><div>${choiceField(state, 'kind', 'What to do', KINDS)}</div><div>${choiceField(state, 'mode', 'With', MODES)}</div></div>
<div class="two-col"><div>${choiceField(state, 'visibility', 'Records become', VISIBILITIES, { hint: 'Where an item does not say.' })}</div><div>${textField(state, 'namespace', 'Namespace', { isMono: true, longest: 10, hint: 'Where numbers are made up for items that bring none.' })}</div></div>
<div class="two-col"><div>${textField(state, 'reason', 'Reason', { longest: 2000, hint: 'For withdrawing; readers see it.' })}</div><div>${textField(state, 'to', 'New owner', { isMono: true, longest: 60, hint: 'For transferring: AGENT.CLIENT.' })}</div></div>
<div class="drop"><label>File<input type="file" name="file" required accept=".ndjson,.jsonl,.csv,.psv,.tsv,.txt,.xml,.zip,.gz"></label><p class="mut sm js">or drop it here</p></div>
<div class="act"><button class="btn p">Look at it first</button></div></form></section></div>
<div><section class="card"><header><h2>What is read</h2></header><dl class="kv"><div><dt>.ndjson</dt><dd>one record a line, as JSON</dd></div><div><dt>.csv .tsv</dt><dd>a table, one record a row</dd></div><div><dt>.xml</dt><dd>samples in any format that is read here</dd></div><div><dt>.zip</dt><dd>XML documents, one record each</dd></div><div><dt>.gz</dt><dd>any of them, packed</dd></div></dl><div class="box"><p class="sm mut">No upper limit. The first items are tried and shown; nothing is kept before you say so.</p></div></section></div></div>`;
  return { title: 'Upload', page: 'upload', about: 'many records at once', main };
}
