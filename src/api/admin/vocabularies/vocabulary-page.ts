import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Term } from '../../../domain/vocabulary/term.ts';
import { isTermOf, termsInTree } from '../../../domain/vocabulary/terms-in-tree.ts';
import { BUILT_IN } from '../../../domain/vocabulary/vocabularies.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { schemeOfVersion } from '../../../operations/own-vocabularies.ts';
import { vocabularyStore } from '../../../store/ports/vocabulary-store.ts';
import type { AdminView } from '../admin-page.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { originWords, vocabularyPath } from './vocabulary-list.ts';

const MOST_SHOWN = 500;

/** `/admin/vocabularies/{publisher}/{name}?q=`: the terms of a list, each below its broader term. For administrators. */
export async function vocabularyPage(visit: Visit): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const name = `${visit.params.publisher}/${visit.params.name}`;
  const own = (await vocabularyStore(visit.house.store.read).latest()).find((one) => one.name === name);
  const scheme = own === undefined ? BUILT_IN.scheme(name) : schemeOfVersion(own);
  if (scheme === undefined) throw new CorestoneError('not-found', `There is no vocabulary ${name}.`);
  const q = (visit.query.get('q') ?? '').trim().slice(0, 200);
  const all = termsInTree(scheme.terms());
  const found = q === '' ? all : all.filter(([term]) => isTermOf(term, q));
  const rows = found.slice(0, MOST_SHOWN).map(([term, depth]) => row(term, q === '' ? depth : 0));
  const more =
    found.length > MOST_SHOWN &&
    html`<p class="box mut">The first ${count(MOST_SHOWN)} of ${count(found.length)}. Search to see others.</p>`;
  const table = html`<table class="qt"><thead><tr><th>Term</th><th>Code</th><th>Further names</th><th>Address</th></tr></thead><tbody>${rows}</tbody></table>${more}`;
  const take = pathWith('/admin/vocabularies/take', { name });
  return {
    title: scheme.title,
    page: 'vocabularies',
    about: html`<span class="m">${name}</span>, ${scheme.version}, ${counted(all.length, 'term', 'terms')}; ${originWords(own)}`,
    actions: html`<div class="act"><a class="btn" href="${link(visit, take)}">Take a newer version…</a></div>`,
    main: html`<form class="fil" role="search" aria-label="Terms" action="${link(visit, vocabularyPath(name))}"><label>Term<input type="search" name="q" value="${q}" maxlength="200"></label><button class="btn">Find</button></form>
<section class="card">${found.length === 0 ? html`<div class="none"><p>No term has this in its names.</p></div>` : table}</section>`,
  };
}

function row({ label, notation, alternatives = [], uri, deprecated }: Term, depth: number): Html {
  const steps = '· '.repeat(Math.min(depth, 12));
  return html`<tr><th scope="row" class="wide"><span class="mut" aria-hidden="true">${steps}</span>${label}${deprecated === true && html` <span class="mut">no longer used</span>`}</th><td class="m" data-l="Code">${notation ?? ''}</td><td class="wide">${alternatives.join('; ')}</td><td class="m brk wide">${uri ?? ''}</td></tr>`;
}
