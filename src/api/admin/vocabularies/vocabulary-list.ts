import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { Scheme } from '../../../domain/vocabulary/term.ts';
import { BUILT_IN } from '../../../domain/vocabulary/vocabularies.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { schemeOfVersion } from '../../../operations/own-vocabularies.ts';
import type { VocabularyVersion } from '../../../operations/vocabulary-ports.ts';
import { vocabularyStore } from '../../../store/ports/vocabulary-store.ts';
import type { AdminView } from '../admin-page.ts';
import { link, type Visit } from '../visit.ts';

/** `/admin/vocabularies?q=`: the lists in use, own ones first. For administrators. */
export async function vocabularyList(visit: Visit): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const own = new Map((await vocabularyStore(visit.house.store.read).latest()).map((one) => [one.name, one]));
  const { schemes } = BUILT_IN.with([...own.values()].map(schemeOfVersion));
  const q = (visit.query.get('q') ?? '').trim().slice(0, 200);
  const found = schemes.filter((one) => isCalled(one, q));
  const sorted = [...found.filter(({ name }) => own.has(name)), ...found.filter(({ name }) => !own.has(name))];
  const table = html`<table class="qt"><thead><tr><th>List</th><th>Name</th><th class="r">Terms</th><th>Version</th><th>From</th></tr></thead><tbody>${sorted.map((one) => row(visit, one, own.get(one.name)))}</tbody></table>`;
  return {
    title: 'Vocabularies',
    page: 'vocabularies',
    about: 'lists of terms by which entries are checked and offered',
    actions: html`<div class="act"><a class="btn p" href="${link(visit, '/admin/vocabularies/take')}">Take a list…</a></div>`,
    main: html`<form class="fil" role="search" aria-label="Vocabularies" action="${link(visit, '/admin/vocabularies')}"><label>Name or title<input type="search" name="q" value="${q}" maxlength="200"></label><button class="btn">Find</button></form>
<section class="card">${sorted.length === 0 ? html`<div class="none"><p>No list is called so.</p></div>` : table}</section>`,
  };
}

/** The path of the page of a list. */
export function vocabularyPath(name: string): string {
  return `/admin/vocabularies/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where a list comes from, in words. */
export function originWords(version: VocabularyVersion | undefined): string {
  if (version === undefined) return 'comes with Corestone';
  return `taken ${version.createdAt.slice(0, 10)}, version ${version.number} here`;
}

const isCalled = ({ name, title }: Scheme, text: string): boolean =>
  `${name} ${title}`.toLowerCase().includes(text.toLowerCase());

function row(visit: Visit, scheme: Scheme, own: VocabularyVersion | undefined): Html {
  const { name, title, version } = scheme;
  return html`<tr><th scope="row" class="wide"><a href="${link(visit, vocabularyPath(name))}">${title}</a></th><td class="m" data-l="Name">${name}</td><td class="r n" data-l="Terms">${count(scheme.terms().length)}</td><td data-l="Version">${version}</td><td data-l="From">${own === undefined ? html`<span class="mut">${originWords(own)}</span>` : originWords(own)}</td></tr>`;
}
