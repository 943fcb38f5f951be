import { printersOf } from '../../../config/paper-settings.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { Occupancy } from '../../../domain/curation/check-stowing.ts';
import { pathsDownTo } from '../../../domain/curation/place-code.ts';
import { isMobile, PLACE_KIND_LABEL } from '../../../domain/curation/storage-place.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { thePlace } from '../../../operations/curation/change-place.ts';
import { placesAlong } from '../../../operations/curation/place-words.ts';
import type { Inventory, StorageMove, StoragePlace } from '../../../operations/curation/storage-ports.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import {
  type CountedPlace,
  listInventories,
  listMoves,
  listPlaces,
  listStanding,
  type StandingObject,
} from '../../../store/read/list-storage.ts';
import type { AdminView } from '../admin-page.ts';
import { age, stamp } from '../age.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { link, mayDo, pathWith, type Visit } from '../visit.ts';
import { kilograms, placePagePath, placeTitle, roomText, trail } from './storage-words.ts';

const PAGE = 100;
const MOST_PLACES = 1000;
const LATEST = 10;

/** The place that an address names, with those it lies in. Throws `not-found`, `not-allowed`. */
export async function placeIn(visit: Visit): Promise<{ place: StoragePlace; above: readonly StoragePlace[] }> {
  const { store } = visit.house;
  const storage = storageStore(store.read, store.engine);
  const place = await thePlace({ storage }, visit.params.code ?? '');
  ensureMay(visit.caller, 'read', place.party);
  const along = await placesAlong(storage, [place]);
  const above = pathsDownTo(place.path)
    .slice(0, -1)
    .flatMap((path) => along.get(path) ?? []);
  return { place, above };
}

/** One place: what lies in it, how full it is, what came and went. `state` is of the form that brings things here. */
export async function placePage(visit: Visit, state: FormState = { values: {} }): Promise<AdminView> {
  const { store } = visit.house;
  const { place, above } = await placeIn(visit);
  const after = keyIn(visit.query.get('after'));
  const within = await listPlaces(store.read, { parentId: place.id, parties: [''], limit: MOST_PLACES });
  const objects = await listStanding(store.read, place.id, PAGE + 1, after === '' ? undefined : after);
  const moves = await listMoves(store.read, { placeId: place.id }, LATEST);
  const inventories = await listInventories(store.read, place.id, LATEST);
  const occupancy = (await storageStore(store.read, store.engine).occupancyOf([place])).get(place.id)!;
  const mayMove = mayDo(visit, 'deposit', place.party);
  const back = mayMove ? await waysBack(visit, place, moves) : new Map();
  const main = html`<div class="g"><div>${mayMove && !place.isClosed && bringCard(visit, place, state)}${placesCard(visit, place, within)}${objectsCard(visit, place, objects)}${movesCard(visit, moves, back)}</div>
<div><section class="card"><header><h2>${PLACE_KIND_LABEL[place.kind]}</h2></header>${facts(place, occupancy)}</section>${mayMove && printCard(visit, place, state)}${inventoryCard(visit, place, inventories, mayMove)}</div></div>`;
  return {
    title: placeTitle(place),
    page: 'storage',
    about: html`${trail(visit, above)}<span class="m">${place.code}</span>`,
    actions: orders(visit, place, mayMove),
    main,
  };
}

function orders(visit: Visit, place: StoragePlace, mayMove: boolean): Html {
  const path = placePagePath(place);
  const label = (words: string, more: Record<string, string>) =>
    html`<a class="btn" href="${link(visit, pathWith('/api/v1/storage/labels', { place: place.code, ...more }))}">${words}</a>`;
  return html`<div class="act">${label('Label', {})}${label('Labels of all in it', { below: 'true' })}${mayMove && html`<a class="btn" href="${link(visit, pathWith('/admin/storage/new', { in: place.code }))}">Add places in it</a><a class="btn" href="${link(visit, `${path}/edit`)}">Change…</a>`}</div>`;
}

/** Labels for a printer of the house; nothing where it has none. */
function printCard(visit: Visit, place: StoragePlace, state: FormState): Html | false {
  const printers = printersOf(visit.house.settings.printers).map(({ name }) => [name, name] as const);
  if (printers.length === 0) return false;
  const many = [
    ['', 'its own'],
    ['yes', 'its own, and those of all in it'],
  ] as const;
  return html`<section class="card" id="print"><header><h2>Print labels</h2></header><form class="frm" method="post" action="${link(visit, `${placePagePath(place)}/print`)}">${choiceField(state, 'printer', 'Printer', printers)}${choiceField(state, 'below', 'Which', many)}<div class="act"><button class="btn">Print</button></div></form></section>`;
}

function bringCard(visit: Visit, place: StoragePlace, state: FormState): Html {
  const isRefused = state.problem !== undefined || state.errors?.to !== undefined;
  const told = { ...state, problem: [state.errors?.to, state.problem].filter(Boolean).join(' ') || undefined };
  return html`<section class="card"><header><h2>Bring here</h2></header><form class="frm" method="post" action="${link(visit, `${placePagePath(place)}/bring`)}">${formProblem(told)}
${areaField(state, 'things', 'Scan or type what now stands here', { isRequired: true, hint: 'Labels of core boxes, halves, samples, crates: one a line.' })}
${isRefused && textField(state, 'why', 'Bring it here all the same, because', { longest: 500 })}
<div class="act"><button class="btn p">Stands here now</button></div></form></section>`;
}

function placesCard(visit: Visit, place: StoragePlace, places: readonly CountedPlace[]): Html | false {
  if (places.length === 0) return false;
  const cells = places.map((one) => cell(visit, one));
  const more =
    places.length === MOST_PLACES && html`<p class="box mut sm">The first ${count(MOST_PLACES)} are shown.</p>`;
  return html`<section class="card" id="places"><header><h2>In it</h2><span class="mut sm">${count(places.length)}, with how much stands in each, however deep</span></header><ul class="stow" aria-label="Places in ${place.name}">${cells}</ul>${more}</section>`;
}

/** A place as a tile; its bar says how full it is with all that lies in it, or that something is there. */
function cell(visit: Visit, one: CountedPlace): Html {
  const { things, room } = one.below;
  const share = room === null ? (things > 0 ? 1 : 0) : Math.min(1, things / room);
  const isOver = (one.mostThings !== null && one.things > one.mostThings) || (room !== null && things > room);
  const isFull = room === things || one.mostThings === one.things;
  const state = one.isClosed ? 'closed' : isOver ? 'too full' : isFull ? 'full' : '';
  const all = `${roomText({ things, mostThings: room })} things`;
  const held = one.places > 0 ? `${count(one.places)} places, ${all}` : all;
  return html`<li><a href="${link(visit, placePagePath(one))}"${isOver && html` class="over"`}><b>${isMobile(one.kind) ? placeTitle(one) : one.name}</b><span class="sm mut">${held}</span>${state !== '' && html`<span class="sm">${isOver && icon('warn', 15)} ${state}</span>`}<svg class="fill" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(share * 100)}" height="4"/></svg></a></li>`;
}

function objectsCard(visit: Visit, place: StoragePlace, objects: readonly StandingObject[]): Html {
  const shown = objects.slice(0, PAGE);
  if (shown.length === 0)
    return html`<section class="card" id="objects"><header><h2>Objects</h2></header><div class="none"><p>No core box, half or sample stands directly here.</p></div></section>`;
  const next =
    objects.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(placePagePath(place), { after: shown.at(-1)!.id }))}">More</a></div>`;
  return html`<section class="card" id="objects"><header><h2>Objects</h2></header><table class="qt"><thead><tr><th>Object</th><th>Kind</th><th class="r">Depth, m below surface</th><th>IGSN</th><th>Since</th></tr></thead><tbody>${shown.map((one) => objectRow(visit, one))}</tbody></table>${next}</section>`;
}

function objectRow(visit: Visit, one: StandingObject): Html {
  const depth = one.topM === null ? '' : `${one.topM.toFixed(2)}–${(one.bottomM ?? one.topM).toFixed(2)}`;
  const igsn = one.igsn !== null && html`<a class="m" href="${link(visit, `/igsn/${one.igsn}`)}">${one.igsn}</a>`;
  return html`<tr><th scope="row" class="m">${one.name}</th><td>${OBJECT_TYPE[one.type].label}</td><td class="r n" data-l="Depth, m">${depth}</td><td>${igsn}</td><td data-l="Since">${stamp(one.since)}</td></tr>`;
}

/** Of what came here last and stands here still: the place it came from, by the id of the move. Bringing it there takes a mistake back. */
async function waysBack(
  visit: Visit,
  { id }: StoragePlace,
  moves: readonly StorageMove[],
): Promise<ReadonlyMap<string, StoragePlace>> {
  const last = moves.filter((one, at) => moves.findIndex(({ thingId }) => thingId === one.thingId) === at);
  const came = last.filter((one) => one.toId === id && one.fromId !== null);
  const from = await storageStore(visit.house.store.read, visit.house.store.engine).findPlaces(
    came.flatMap((one) => one.fromId ?? []),
  );
  const open = new Map(
    from.filter((one) => !one.isClosed && mayDo(visit, 'deposit', one.party)).map((one) => [one.id, one]),
  );
  return new Map(came.flatMap((one) => (open.has(one.fromId!) ? [[one.id, open.get(one.fromId!)!] as const] : [])));
}

function movesCard(visit: Visit, moves: readonly StorageMove[], back: ReadonlyMap<string, StoragePlace>): Html | false {
  if (moves.length === 0) return false;
  const putBack = ({ id, thingName }: StorageMove) => {
    const from = back.get(id);
    if (from === undefined) return '';
    return html`<form method="post" action="${link(visit, `${placePagePath(from)}/bring`)}"><input type="hidden" name="things" value="${thingName}"><button class="btn s">Put back<span class="sr"> ${thingName}</span></button></form>`;
  };
  const rows = moves.map(
    (one) =>
      html`<tr><th scope="row" class="m">${one.thingName}</th><td>${one.fromWords === '' ? html`<span class="mut">nowhere</span>` : one.fromWords}</td><td data-l="to">${one.toWords === '' ? html`<span class="mut">out</span>` : one.toWords}</td><td data-l="because">${one.reason}</td><td>${age(one.movedAt, visit.now)}</td><td data-l="by">${one.movedBy}</td>${back.size > 0 && html`<td>${putBack(one)}</td>`}</tr>`,
  );
  return html`<section class="card" id="moves"><header><h2>Came and went</h2><span class="mut sm">the latest ${LATEST}</span></header><table class="qt"><thead><tr><th>Thing</th><th>From</th><th>To</th><th>Because</th><th>When</th><th>By</th>${back.size > 0 && html`<th class="r"><span class="sr">Take it back</span></th>`}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function facts(place: StoragePlace, { things, weightKg }: Occupancy): Html {
  const limit = place.weightLimitKg === null ? '' : ` of ${kilograms(place.weightLimitKg)}`;
  const rows: readonly (readonly [string, Html | string | false])[] = [
    ['Code', html`<span class="m">${place.code}</span>`],
    ['State', place.isClosed ? 'closed: it takes nothing more' : 'open'],
    ['Things directly in it', roomText({ things, mostThings: place.mostThings })],
    [
      'Weight',
      weightKg === null ? `not known${limit && `,${limit}`}` : `${kilograms(weightKg)}${limit}, as far as it is known`,
    ],
    ['Weighs empty', place.ownWeightKg !== null && kilograms(place.ownWeightKg)],
    ['Kept at', place.temperatureC !== null && `${place.temperatureC} °C`],
    ['Climate', place.climate !== '' && place.climate],
    ['Comment', place.comment !== '' && place.comment],
    ['Belongs to', place.party === '' ? 'the installation' : html`<span class="m">${place.party}</span>`],
    ['Changed', `${stamp(place.changedAt)} by ${place.changedBy}`],
  ];
  return html`<dl class="kv">${rows.filter(([, value]) => value !== false).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function inventoryCard(
  visit: Visit,
  place: StoragePlace,
  inventories: readonly Inventory[],
  mayMove: boolean,
): Html | false {
  const rows = inventories.map(
    (one) =>
      html`<li><a href="${link(visit, `/admin/storage/inventories/${one.id}`)}">${stamp(one.startedAt)}</a> <span class="mut">${one.closedAt === null ? 'open' : `closed, ${count(one.outcome!.missing.length)} missing`}</span></li>`,
  );
  const begin =
    mayMove &&
    html`<form method="post" action="${link(visit, `${placePagePath(place)}/inventory`)}"><button class="btn">Begin an inventory</button></form>`;
  if (rows.length === 0 && begin === false) return false;
  return html`<section class="card"><header><h2>Inventories</h2></header><div class="box">${rows.length > 0 && html`<ul class="plain">${rows}</ul>`}<div class="act">${begin}</div></div></section>`;
}
