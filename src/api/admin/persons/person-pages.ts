import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { LikelyPerson } from '../../../domain/person/likely-same.ts';
import type { LikelyPage } from '../../../operations/persons/likely-persons.ts';
import { spellingKey } from '../../../operations/persons/merge-persons.ts';
import type { FoundMention, PersonMerge } from '../../../operations/persons/person-ports.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { type FormState, formProblem, textField } from '../form-fields.ts';
import { publicationPagePath } from '../publications/publication-words.ts';
import { link, pathWith, type Visit } from '../visit.ts';

/** Places of one spelling that are named. */
const MOST_NAMED = 12;

/** What the list of persons shows; `next` is behind which the next page begins. */
export interface ShownPersons extends LikelyPage {
  readonly isFirst: boolean;
  /** Places of people in all; counted where nobody is shown. */
  readonly mentions: number;
  readonly merges: readonly PersonMerge[];
}

/** `/admin/persons`: who likely stands several times, where, and what was merged. */
export function personList(visit: Visit, { groups, next, isFirst, mentions, merges }: ShownPersons): AdminView {
  const find = html`<section class="card box"><form class="inl" action="${link(visit, '/admin/persons/merge')}"><label>Family name<input name="find" maxlength="200" autocomplete="off" required></label><button class="btn">Find</button></form><p class="hint">For people who are not suggested here: all who are called so, to be merged by hand.</p></section>`;
  const more =
    next !== undefined &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/persons', { after: next }))}">More</a></div>`;
  const none = isFirst
    ? html`Nobody seems to stand in several spellings, among ${count(mentions)} places that you curate.`
    : html`Nobody else seems to stand in several spellings.`;
  const list =
    groups.length === 0
      ? html`<div class="none"><p>${none}</p></div>`
      : html`<table class="qt"><thead><tr><th>Likely one person</th><th>Spellings</th><th class="r">Places</th><th></th></tr></thead><tbody>${groups.map((one) => groupRow(visit, one))}</tbody></table>${more}`;
  return {
    title: 'Persons',
    page: 'persons',
    about: 'who stands several times, in expeditions, requests, publications and parcels',
    main: html`<div class="stack">${find}<section class="card" id="persons">${list}</section>${mergesCard(visit, merges)}</div>`,
  };
}

function groupRow(visit: Visit, { mentions, best }: LikelyPerson<FoundMention>): Html {
  const [first] = mentions;
  const place = `${first!.kind} ${first!.placeId} ${first!.position}`;
  const names = [...new Set(mentions.map((one) => one.name))];
  const orcid = best.orcid !== '' && html`<div class="m sm mut">${best.orcid}</div>`;
  return html`<tr><th scope="row">${best.name}${orcid}</th><td class="wide">${names.join(' · ')}</td><td class="r n" data-l="Places">${count(mentions.length)}</td><td class="r end"><a class="btn s" aria-label="Look at ${best.name}" href="${link(visit, pathWith('/admin/persons/merge', { place }))}">Look</a></td></tr>`;
}

function mergesCard(visit: Visit, merges: readonly PersonMerge[]): Html | false {
  if (merges.length === 0) return false;
  const rows = merges.map((one) => {
    const undo =
      one.undoneAt === null
        ? html`<form method="post" action="${link(visit, `/admin/persons/${one.id}/undo`)}"><button class="btn s" aria-label="Undo the merge of ${one.right.name}">Undo</button></form>`
        : html`<span class="mut">undone by ${one.undoneBy}</span>`;
    return html`<tr><th scope="row">${one.right.name}</th><td class="r n" data-l="Places">${count(one.changes.length)}</td><td>${stamp(one.mergedAt)} <span class="mut">by ${one.mergedBy}</span></td><td class="r end">${undo}</td></tr>`;
  });
  return html`<section class="card" id="merges"><header><h2>Merged</h2></header><table class="qt"><thead><tr><th>Person</th><th class="r">Places</th><th>When</th><th></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** `/admin/persons/merge`: the spellings with where each stands, and what is right. `ticked` are those to be merged. */
export function mergePage(
  visit: Visit,
  mentions: readonly FoundMention[],
  ticked: ReadonlySet<string>,
  state: FormState,
): AdminView {
  const spellings = [...Map.groupBy(mentions, spellingKey)];
  const rows = spellings.map(([key, some]) => spellingRow(visit, key, some, ticked.has(key)));
  const query = new URLSearchParams([...visit.query].filter(([name]) => name === 'place' || name === 'find'));
  const action = link(visit, `/admin/persons/merge?${query}`);
  const main = html`<form class="stack" method="post" action="${action}"><section class="card" id="spellings"><header><h2>How they stand</h2><span class="mut sm">untick who is somebody else</span></header><table class="qt"><thead><tr><th>Name</th><th>ORCID</th><th>E-mail</th><th>Stands in</th></tr></thead><tbody>${rows}</tbody></table></section>
<section class="card"><header><h2>What is right</h2></header><div class="frm">${formProblem(state)}
${textField(state, 'name', 'Name', { isRequired: true, longest: 200, hint: 'Family, Given. Requests and parcels keep the order in which they write names.' })}
${textField(state, 'orcid', 'ORCID iD', { isMono: true, longest: 60 })}
${textField(state, 'ror', 'ROR', { isMono: true, longest: 60, hint: 'Of the institution; for contributors of expeditions.' })}
${textField(state, 'email', 'E-mail', { type: 'email', longest: 254, hint: 'For requests, and parcels that are not shipped. Fields left empty change nothing.' })}
<div class="act"><button class="btn p">Merge</button></div><p class="hint">Records that name them are registered anew. It can be undone.</p></div></section></form>`;
  return {
    title: 'Merge persons',
    page: 'persons',
    about: html`<a href="${link(visit, '/admin/persons')}">Persons</a>`,
    main,
  };
}

function spellingRow(visit: Visit, key: string, some: readonly FoundMention[], isTicked: boolean): Html {
  const [{ name, orcid, email }] = some as [FoundMention];
  const places = some.slice(0, MOST_NAMED).map((one) => html`<li>${placeLink(visit, one)}</li>`);
  const more = some.length > MOST_NAMED && html`<li class="mut">and ${count(some.length - MOST_NAMED)} more</li>`;
  return html`<tr><th scope="row"><label class="chk"><input type="checkbox" name="spelling" value="${key}"${isTicked && ' checked'}>${name}</label></th><td class="m" data-l="ORCID">${orcid}</td><td class="brk" data-l="E-mail">${email}</td><td class="wide"><ul class="plain">${places}${more}</ul></td></tr>`;
}

function placeLink(visit: Visit, { kind, placeId, expeditionId, placeName }: FoundMention): Html {
  const path = {
    contributor: `/admin/expeditions/${expeditionId}`,
    chief: `/admin/expeditions/${expeditionId}`,
    request: `/admin/requests/${placeId}`,
    publication: publicationPagePath(placeId),
    parcel: `/admin/parcels/${placeId}`,
  }[kind];
  const as = {
    contributor: 'contributor',
    chief: 'chief scientist',
    request: '',
    publication: 'author',
    parcel: 'recipient',
  }[kind];
  return html`<a href="${link(visit, path)}">${placeName}</a>${as !== '' && html` <span class="mut">${as}</span>`}`;
}

/** What is told where nobody stands so any more. */
export function nobodyPage(visit: Visit): AdminView {
  const main = html`<section class="card empty"><span class="ghost">${icon('request', 48)}</span><div><p>Nobody in a place that you curate is called so.</p><p><a href="${link(visit, '/admin/persons')}">Persons</a></p></div></section>`;
  return { title: 'Merge persons', page: 'persons', main, status: 404 };
}
