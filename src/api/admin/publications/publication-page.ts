import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { longCitation, workLikeness } from '../../../domain/publication/cite-work.ts';
import { USUAL_RELATION, workName } from '../../../domain/publication/publication-facts.ts';
import { RELATION_TYPES } from '../../../domain/vocabulary/relation-types.ts';
import { thePublication } from '../../../operations/publications/keep-publications.ts';
import type { Publication } from '../../../operations/publications/publication-ports.ts';
import { publicationStore } from '../../../store/ports/publication-store.ts';
import { countLinkedRecords, type LinkedRecord, listLinkedRecords } from '../../../store/read/list-publications.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';
import { identifierLink, mayLinkAnything, publicationPagePath, workLine } from './publication-words.ts';

const PAGE = 100;

/** The publication that an address names. Throws `not-found`. */
export function publicationIn({ house: { store }, params }: Visit): Promise<Publication> {
  return thePublication(
    { publications: publicationStore(store.read, store.engine) },
    keyIn(params.id) || '00000000-0000-0000-0000-000000000000',
  );
}

/** `/admin/publications/{id}`: a work, the records it is about, and linking more. */
export async function publicationPage(visit: Visit, state: FormState = { values: {} }): Promise<AdminView> {
  const { store } = visit.house;
  const work = await publicationIn(visit);
  const today = visit.now.toISOString().slice(0, 10);
  const seen = { today, parties: scopeOf(visit.caller, 'read') };
  const after = visit.query.get('after') ?? '';
  const [records, total, twins] = await Promise.all([
    listLinkedRecords(store.read, work.id, { ...seen, after, limit: PAGE + 1 }),
    countLinkedRecords(store.read, work.id, seen),
    publicationStore(store.read, store.engine).findAlike([workLikeness(work.title)]),
  ]);
  const others = twins.filter((one) => one.id !== work.id);
  const mayChange = mayDo(visit, 'deposit', work.party);
  const main = html`<div class="g"><div>${mayLinkAnything(visit.caller) && linkCard(visit, work, state)}${recordsCard(visit, work, records, total)}</div><div><section class="card"><header><h2>The work</h2></header>${facts(work)}</section>${mayChange && others.length > 0 && mergeCard(visit, work, others)}</div></div>`;
  return {
    title: workName(work),
    page: 'publications',
    about: identifierLink(work),
    actions: mayChange && orders(visit, work, total),
    main,
  };
}

function orders(visit: Visit, { id }: Publication, total: number): Html {
  const path = publicationPagePath(id);
  const remove =
    total === 0 &&
    html`<form class="inl" method="post" action="${link(visit, `${path}/remove`)}"><button class="btn">Remove</button></form>`;
  return html`<div class="act"><a class="btn" href="${link(visit, `${path}/edit`)}">Change…</a>${remove}</div>`;
}

function facts(work: Publication): Html {
  return html`<div class="box"><p>${work.title === '' ? workLine(work) : longCitation(work)}</p><p>${identifierLink(work)}</p><p class="mut sm">Kept by ${work.party === '' ? 'the installation' : work.party}; changed ${stamp(work.changedAt)} by ${work.changedBy}.</p></div>`;
}

function linkCard(visit: Visit, { id }: Publication, state: FormState): Html {
  const values = { relationType: USUAL_RELATION, ...state.values };
  const shown = { ...state, values };
  const relations = RELATION_TYPES.map((one) => [one.label, `the sample ${wordsOf(one.label)} the work`] as const);
  return html`<section class="card" id="link"><header><h2>Which samples it is about</h2></header><form class="frm" method="post" action="${link(visit, `${publicationPagePath(id)}/link`)}">${formProblem(shown)}
${areaField(shown, 'igsns', 'IGSNs', { longest: 2_000_000, hint: 'As they stand in the paper: one a line, or with commas. With label, as address or DOI as well.' })}
<details${(values as Record<string, string>).below !== undefined && (values as Record<string, string>).below !== '' && ' open'}><summary>Or all of a hole, an interval of it, or a sample request</summary>
${textField(shown, 'below', 'Everything in', { isMono: true, hint: 'IGSN or name: an expedition (5054), a hole (5054_1_A), a section.' })}
${textField(shown, 'topM', 'From, m below surface', {})}${textField(shown, 'bottomM', 'To, m below surface', {})}
${choiceField(shown, 'only', 'Of it', [
  ['sample', 'samples'],
  ['', 'everything registered'],
  ['core_run', 'core runs'],
  ['section', 'sections'],
  ['split', 'splits'],
])}${textField(shown, 'request', 'Taken for request', {})}</details>
${choiceField(shown, 'relationType', 'How they belong together', relations)}
<div class="act"><button class="btn p" name="what" value="link">Link</button><button class="btn" name="what" value="unlink">Take these links back</button></div></form></section>`;
}

/** `IsReferencedBy` as `is referenced by`. */
function wordsOf(relation: string): string {
  return relation.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function recordsCard(visit: Visit, work: Publication, records: readonly LinkedRecord[], total: number): Html {
  if (total === 0)
    return html`<section class="card" id="records"><header><h2>Records</h2></header><div class="none"><p>Nothing is linked yet.</p></div></section>`;
  const shown = records.slice(0, PAGE);
  const next =
    records.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(publicationPagePath(work.id), { after: shown.at(-1)!.igsn }))}">More</a></div>`;
  const mayUnlink = mayLinkAnything(visit.caller);
  const rows = shown.map(
    (one) =>
      html`<tr><th scope="row"><a class="m" href="${link(visit, adminRecordPath(one.igsn))}">${one.igsn}</a></th><td>${one.title}</td><td>${OBJECT_TYPE[one.objectType]?.label ?? one.objectType}</td><td data-l="Relation">${wordsOf(one.relationType)}</td><td>${mayUnlink && unlinkButton(visit, work, one.igsn)}</td></tr>`,
  );
  return html`<section class="card" id="records"><header><h2>${count(total)} ${total === 1 ? 'record' : 'records'}</h2><a class="sm" href="${link(visit, `/publications/${work.id}`)}">Public page</a></header><table class="qt"><thead><tr><th>IGSN</th><th>Title</th><th>Kind</th><th>Relation</th><th><span class="sr">Order</span></th></tr></thead><tbody>${rows}</tbody></table>${next}</section>`;
}

function unlinkButton(visit: Visit, { id }: Publication, igsn: string): Html {
  return html`<form class="inl" method="post" action="${link(visit, `${publicationPagePath(id)}/link`)}"><input type="hidden" name="igsns" value="${igsn}"><button class="btn s" name="what" value="unlink" aria-label="Unlink ${igsn}">Unlink</button></form>`;
}

function mergeCard(visit: Visit, work: Publication, others: readonly Publication[]): Html {
  const rows = others.map(
    (one) =>
      html`<li><a href="${link(visit, publicationPagePath(one.id))}">${one.title}</a><div>${identifierLink(one)}</div><form class="inl" method="post" action="${link(visit, `${publicationPagePath(work.id)}/merge`)}"><input type="hidden" name="into" value="${one.id}"><button class="btn s">Merge this one into it</button></form></li>`,
  );
  return html`<section class="card" id="alike"><header><h2>The same title</h2></header><div class="box"><p class="sm">If they are one work, merge them: its samples go to the other, and this entry is removed. The audit trail keeps what it said.</p><ul class="plain">${rows}</ul></div></section>`;
}
