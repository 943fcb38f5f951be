import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { PLACE_KIND_LABEL } from '../../../domain/curation/storage-place.ts';
import { fateWords, GONE_FATES, GONE_WORDS } from '../../../domain/curation/thing-fate.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { KnownFate } from '../../../operations/curation/find-fates.ts';
import { findWhereabouts, type Whereabouts } from '../../../operations/curation/find-whereabouts.ts';
import { type CountedPlace, listMoves, listPlaces } from '../../../store/read/list-storage.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { importsAnything, scopeOf } from '../scope.ts';
import { link, type Visit } from '../visit.ts';
import { placePagePath, roomText } from './storage-words.ts';

const MOST = 1000;

/** `/admin/storage`: the repositories, and where anything stands that is scanned or typed. */
export async function storageList(visit: Visit, state: FormState = { values: {} }): Promise<AdminView> {
  const parties = scopeOf(visit.caller, 'read');
  const places = await listPlaces(visit.house.store.read, { parentId: null, parties, limit: MOST });
  const mayAdd = scopeOf(visit.caller, 'deposit').length > 0;
  const add = mayAdd && html`<a class="btn p" href="${link(visit, '/admin/storage/new')}">Add a repository</a>`;
  const found = await answer(visit, state);
  return {
    title: 'Storage',
    page: 'storage',
    about: 'what stands where',
    actions: places.length > 0 && add,
    main: html`<div class="stack">${findCard(visit)}${found}<section class="card" id="repositories">${places.length === 0 ? nothing(add) : table(visit, places)}</section></div>`,
  };
}

function findCard(visit: Visit): Html {
  const asked = askedFor(visit);
  return html`<section class="card box"><form class="inl" action="${link(visit, '/admin/storage')}"><label>Where is it?<input name="find" value="${asked}" maxlength="400" autocomplete="off" spellcheck="false" class="m" autofocus></label><button class="btn">Find</button></form><p class="hint">Scan a label, or type an IGSN, the name of an object, or the code of a crate.</p></section>`;
}

/** What is sought: in the address, or what was to be moved. */
const askedFor = ({ query, form }: Visit): string => query.get('find') ?? form.get('thing') ?? '';

async function answer(visit: Visit, state: FormState): Promise<Html | false> {
  const asked = askedFor(visit).trim();
  if (asked === '') return false;
  try {
    const found = await findWhereabouts(visit.house.unitOfWork, asked, visit.caller);
    const moves = await listMoves(visit.house.store.read, { thingId: found.thing.id }, 20);
    const card = whereCard(
      visit,
      found,
      moves.map(
        (one) =>
          html`<li>${stamp(one.movedAt)}: ${one.toWords === '' ? 'out' : one.toWords}${one.reason !== '' && html` <span class="mut">${one.reason}</span>`} <span class="mut">by ${one.movedBy}</span></li>`,
      ),
    );
    return html`${card}${moveCard(visit, found, state)}`;
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    return html`<div class="note e" role="alert">${icon('error', 20)}<div>${error.message} Try its IGSN, or its name as on its label.</div></div>`;
  }
}

function whereCard(visit: Visit, found: Whereabouts, history: readonly Html[]): Html {
  const { thing, through, place, stated, away, fate } = found;
  const said =
    fate !== undefined
      ? fateNote(visit, fate)
      : place !== undefined
        ? html`<a class="big" href="${link(visit, placePagePath(place))}">${place.words}</a>`
        : stated === ''
          ? html`<b>Nobody said where it stands.</b>`
          : html`<b>${stated}</b> <span class="mut">as its core box says; no such place is kept here</span>`;
  const carried =
    away !== undefined &&
    html`<p>${away.isOut ? 'Out with' : 'Packed in'} <a href="${link(visit, `/admin/parcels/${away.parcelId}`)}">${away.dueOn === null ? 'parcel' : 'loan'} ${away.parcel}</a> to ${away.to}${away.dueOn !== null && html`, due back on ${away.dueOn}`}</p>`;
  const way = through.map(
    (one) => html`<li>${one.how === 'in-box' ? 'in core box' : 'part of'} <span class="m">${one.name}</span></li>`,
  );
  return html`<section class="card box" id="whereabouts" role="status"><b class="m">${thing.name}</b>${carried}${away?.isOut !== true && html`<p>${said}</p>`}${way.length > 0 && html`<ul class="plain mut">${way}</ul>`}${history.length > 0 && html`<details><summary>Where it stood (${count(history.length)})</summary><ul class="plain">${history}</ul></details>`}</section>`;
}

/** For who may move anything at all; whether this may be brought there is said when it is sent. */
function moveCard(visit: Visit, { thing, away }: Whereabouts, state: FormState): Html | false {
  if (!importsAnything(visit.caller) || away?.isOut === true) return false;
  const code = thing.kind === 'object' ? (thing.igsn ?? thing.id) : thing.name;
  const why = 'Why: needed where it is taken out, or where the place is full or closed.';
  return html`<section class="card" id="move"><header><h2>Move it</h2></header><form class="frm" method="post" action="${link(visit, '/admin/storage/move')}">${formProblem(state)}<input type="hidden" name="thing" value="${code}">${textField(state, 'to', 'To', { isMono: true, longest: 200, hint: 'Code of the place, as on its label; empty takes it out of the storage.' })}${choiceField(state, 'fate', 'Gone for good', GONE, { hint: 'Only where it is taken out; its public record says so from now on.' })}${textField(state, 'reason', 'Because', { longest: 500, hint: why })}<div class="act"><button class="btn p">Stands there now</button></div></form></section>`;
}

const GONE = [['', 'no'] as const, ...GONE_FATES.map((one) => [one, GONE_WORDS[one]] as const)];

function fateNote(visit: Visit, fate: KnownFate): Html {
  const inParcel =
    fate.parcelId !== null &&
    html` <span class="mut">with parcel <a href="${link(visit, `/admin/parcels/${fate.parcelId}`)}">${fate.parcel}</a></span>`;
  return html`<b>${fateWords(fate)}.</b>${inParcel} <span class="mut">It stands nowhere.</span>`;
}

function nothing(add: Html | false): Html {
  return html`<div class="none"><p>No storage is described yet. Begin with the repository; halls, racks, shelves and slots lie in it, crates and boxes stand in those and move about with all that is in them.</p><div class="act">${add}</div></div>`;
}

function table(visit: Visit, places: readonly CountedPlace[]): Html {
  const rows = places.map(
    (one) =>
      html`<tr><th scope="row"><a href="${link(visit, placePagePath(one))}">${one.name}</a> <span class="mut m">${one.code}</span></th><td>${PLACE_KIND_LABEL[one.kind]}</td><td class="r n" data-l="Places">${count(one.places)}</td><td class="r n" data-l="Things">${roomText(one)}</td><td>${one.party === '' ? 'the installation' : html`<span class="m">${one.party}</span>`}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Repository</th><th>Kind</th><th class="r">Places in it</th><th class="r">Things directly in it</th><th>Of</th></tr></thead><tbody>${rows}</tbody></table>`;
}
