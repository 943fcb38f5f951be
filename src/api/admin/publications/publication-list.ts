import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { workName } from '../../../domain/publication/publication-facts.ts';
import { type ImportedEntry, importBibliography } from '../../../intake/publications/import-bibliography.ts';
import { LONGEST_BIBLIOGRAPHY } from '../../../intake/publications/read-bibliography.ts';
import { type CountedPublication, listPublications } from '../../../store/read/list-publications.ts';
import type { AdminView } from '../admin-page.ts';
import { areaField, choiceField, type FormState, formProblem } from '../form-fields.ts';
import { checked, keyIn } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { link, type Onward, pathWith, type Visit } from '../visit.ts';
import { identifierLink, publicationPagePath, workLine } from './publication-words.ts';

const PAGE = 50;

/** `/admin/publications`: the register, search in it, and the way to add. */
export async function publicationList(visit: Visit): Promise<AdminView> {
  const find = visit.query.get('find') ?? '';
  const before = keyIn(visit.query.get('before')) || undefined;
  const works = await listPublications(visit.house.store.read, { find, before, limit: PAGE + 1 });
  const mayAdd = scopeOf(visit.caller, 'deposit').length > 0;
  const add =
    mayAdd &&
    html`<div class="act"><a class="btn" href="${link(visit, '/admin/publications/new')}">Type one in</a><a class="btn p" href="${link(visit, '/admin/publications/add')}">Paste publications</a></div>`;
  const search = html`<section class="card box"><form class="inl" action="${link(visit, '/admin/publications')}"><label>Find<input name="find" value="${find}" maxlength="400" autocomplete="off"></label><button class="btn">Find</button></form><p class="hint">Words of title, people, year, journal or DOI.</p></section>`;
  return {
    title: 'Publications',
    page: 'publications',
    about: 'works on samples',
    actions: (works.length > 0 || find !== '') && add,
    main: html`<div class="stack">${search}<section class="card" id="publications">${works.length === 0 ? nothing(find, add) : table(visit, works, find)}</section></div>`,
  };
}

function nothing(find: string, add: Html | false): Html {
  if (find !== '') return html`<div class="none"><p>No publication has all these words.</p></div>`;
  return html`<div class="none"><p>No publication is registered yet. Paste BibTeX, RIS or CSL-JSON, as journals and reference managers give it; then link it to the samples it is about. Their pages, DataCite and harvesters are told.</p>${add}</div>`;
}

function table(visit: Visit, works: readonly CountedPublication[], find: string): Html {
  const shown = works.slice(0, PAGE);
  const rows = shown.map(
    (one) =>
      html`<tr><th scope="row"><a href="${link(visit, publicationPagePath(one.id))}">${workName(one)}</a><div class="mut sm">${workLine(one)}</div></th><td data-l="Identifier">${identifierLink(one)}</td><td class="r n" data-l="Records">${count(one.links)}</td><td data-l="Of">${one.party === '' ? 'the installation' : html`<span class="m">${one.party}</span>`}</td></tr>`,
  );
  const next =
    works.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/publications', { find, before: shown.at(-1)!.id }))}">Earlier ones</a></div>`;
  return html`<table class="qt"><thead><tr><th>Publication</th><th>Identifier</th><th class="r">Records</th><th>Of</th></tr></thead><tbody>${rows}</tbody></table>${next}`;
}

/** `/admin/publications/add`: paste, look at what was read, then keep it. */
export function pastePage(visit: Visit, state: FormState = { values: {} }): AdminView {
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/publications/add')}">${formProblem(state)}
${areaField(state, 'text', 'BibTeX, RIS or CSL-JSON', { isRequired: true, longest: LONGEST_BIBLIOGRAPHY, hint: 'Any number of entries. Nothing is kept before you have seen what was read; no address in it is opened.' })}
${partyChoice(visit, state)}
<div class="act"><button class="btn p">Look at it</button></div></form></section>`;
  return { title: 'Paste publications', page: 'publications', main };
}

/** Whose works they are, where somebody has a choice. */
export function partyChoice(visit: Visit, state: FormState): Html {
  const options = scopeOf(visit.caller, 'deposit').map((one) => [one, one === '' ? 'the installation' : one] as const);
  const [only, ...others] = options;
  if (only !== undefined && others.length === 0) return html`<input type="hidden" name="party" value="${only[0]}">`;
  return choiceField(state, 'party', 'Whose they are', options);
}

/** Shows what was read, or keeps it where that was seen. */
export async function paste(visit: Visit): Promise<AdminView | Onward> {
  const { form, house, caller } = visit;
  const text = form.get('text') ?? '';
  const party = form.get('party') ?? '';
  const isSeen = form.get('seen') === 'yes';
  const wanted = { text, party, file: 'pasted', dryRun: !isSeen };
  const entries = checked(await importBibliography(house.unitOfWork, wanted, house.rules, caller));
  if (!isSeen) return previewPage(visit, entries, text, party);
  const added = entries.filter(isTaken);
  const [only] = entries;
  const done = `done=publications-added&n=${added.length}`;
  if (entries.length === 1 && only?.kept !== undefined)
    return { to: `${publicationPagePath(only.kept.publication.id)}?${done}` };
  return { to: `/admin/publications?${done}` };
}

function previewPage(visit: Visit, entries: readonly ImportedEntry[], text: string, party: string): AdminView {
  const added = entries.filter(isTaken).length;
  const refused = entries.filter((one) => one.kept === undefined).length;
  const rows = entries.map((one) => previewRow(visit, one));
  const keep =
    added > 0
      ? html`<button class="btn p">Add ${count(added)}</button>`
      : html`<span class="mut">There is nothing to add.</span>`;
  const main = html`<section class="card" id="preview"><header><h2>${count(added)} new, ${count(entries.length - added - refused)} known, ${count(refused)} not read</h2></header><table class="qt"><thead><tr><th>Entry</th><th>Work</th><th>Identifier</th><th>What becomes of it</th></tr></thead><tbody>${rows}</tbody></table>
<form class="frm" method="post" action="${link(visit, '/admin/publications/add')}"><textarea name="text" hidden>
${text}</textarea><input type="hidden" name="party" value="${party}"><input type="hidden" name="seen" value="yes"><div class="act">${keep}<a class="btn" href="${link(visit, '/admin/publications/add')}">Paste something else</a></div></form></section>`;
  return { title: 'What was read', page: 'publications', main };
}

/** Whether something of an entry comes into the register: a new work, or the title of one that was reported without. */
function isTaken({ kept }: ImportedEntry): boolean {
  return kept !== undefined && kept.outcome !== 'known';
}

function previewRow(visit: Visit, { entry, line, kept, findings }: ImportedEntry): Html {
  const place = line === undefined ? `${entry}` : `${entry}, line ${line}`;
  const said = findings.map(
    (one) => html`<div class="sm">${icon(one.severity === 'error' ? 'error' : 'warn', 15)} ${one.message}</div>`,
  );
  if (kept === undefined)
    return html`<tr><th scope="row">${place}</th><td>${said}</td><td></td><td>is left out</td></tr>`;
  const { publication, outcome, alike } = kept;
  const known = html`<a href="${link(visit, publicationPagePath(publication.id))}">known already</a>`;
  const twins = alike.map(
    (one) =>
      html`<div class="sm">${icon('warn', 15)} The same title as <a href="${link(visit, publicationPagePath(one.id))}">${one.identifier}</a></div>`,
  );
  return html`<tr><th scope="row">${place}</th><td>${publication.title}<div class="mut sm">${workLine(publication)}</div>${said}${twins}</td><td>${identifierLink(publication)}</td><td>${outcome === 'known' ? known : outcome === 'added' ? 'is added' : 'is stated; it was known by its DOI alone'}</td></tr>`;
}
