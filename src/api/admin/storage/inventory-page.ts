import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Finding } from '../../../domain/finding.ts';
import { placesAlong, placeWords } from '../../../operations/curation/place-words.ts';
import { findDifferences, type InventoryFound } from '../../../operations/curation/take-inventory.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { areaField, checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { link, type Visit } from '../visit.ts';
import { placePagePath, placeTitle } from './storage-words.ts';

const SHOWN = 200;

/** The inventory that an address names. Throws `not-found`, `not-allowed`. */
export function inventoryIn(visit: Visit): Promise<InventoryFound> {
  const id = keyIn(visit.params.id);
  if (id === '') throw new CorestoneError('not-found', 'There is no such inventory.');
  return findDifferences(visit.house.unitOfWork, id, visit.caller);
}

/** The path of an inventory's page. */
export function inventoryPath(id: string): string {
  return `/admin/storage/inventories/${id}`;
}

/** One inventory: the line to scan into, and what was found until now or in the end. `findings` are of scans just taken. */
export async function inventoryPage(
  visit: Visit,
  state: FormState = { values: {} },
  findings: readonly Finding[] = [],
): Promise<AdminView> {
  const found = await inventoryIn(visit);
  const { inventory, place, differences } = found;
  const wordsOf = await wordsOfPlaces(visit, found);
  const isOpen = inventory.closedAt === null;
  const { right, missing, misplaced, unknown } = differences;
  const lists = html`${list(
    'missing',
    'Not found',
    missing.map((one) => row(one.name, wordsOf(one.placeId))),
  )}
${list(
  'misplaced',
  'Found elsewhere',
  misplaced.map((one) =>
    row(
      one.name,
      html`said to stand ${one.statedPlaceId === null ? 'nowhere' : html`in ${wordsOf(one.statedPlaceId)}`}, found in ${wordsOf(one.foundPlaceId)}`,
    ),
  ),
)}
${list(
  'unknown',
  'Codes nobody knows',
  unknown.map((one) => row(one.code, wordsOf(one.placeId))),
)}
${list(
  'right',
  'Where they should be',
  right.map((one) => row(one.name, wordsOf(one.placeId))),
)}`;
  const began = `begun ${stamp(inventory.startedAt)} by ${inventory.startedBy}`;
  const ended = isOpen ? '' : `, closed ${stamp(inventory.closedAt!)} by ${inventory.closedBy}`;
  return {
    title: `Inventory of ${placeTitle(place)}`,
    page: 'storage',
    about: html`<a class="m" href="${link(visit, placePagePath(place))}">${place.code}</a> ${began}${ended}`,
    main: html`<div class="stack">${isOpen && scanCard(visit, inventory.id, state, findings)}${lists}</div>${isOpen && closeCard(visit, found)}`,
  };
}

function scanCard(visit: Visit, id: string, state: FormState, findings: readonly Finding[]): Html {
  const said = findings.slice(0, 20).map((one) => html`<li>${one.message}</li>`);
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, `${inventoryPath(id)}/scans`)}">${formProblem(state)}
${said.length > 0 && html`<div class="note w" role="status">${icon('warn', 20)}<ul>${said}</ul></div>`}
${areaField(state, 'codes', 'Scan', { isRequired: true, hint: 'The label of a shelf or slot first, then all that stands there, one a line.' })}
${textField(state, 'at', 'Scanned at', { isMono: true, longest: 200, hint: 'Code of the place the first of them stands in; the last one scanned is filled in.' })}
<div class="act"><button class="btn p">Take the scans</button></div></form></section>`;
}

function closeCard(visit: Visit, { inventory, differences }: InventoryFound): Html {
  const { missing, misplaced } = differences;
  const state = { values: { moveMisplaced: 'yes' } };
  return html`<section class="card next"><header><h2>Close it</h2></header><form class="frm" method="post" action="${link(visit, `${inventoryPath(inventory.id)}/close`)}">
${misplaced.length > 0 && checkField(state, 'moveMisplaced', `The ${count(misplaced.length)} found elsewhere stand from now on where they were found`)}
${missing.length > 0 && checkField(state, 'takeOutMissing', `The ${count(missing.length)} not found stand nowhere from now on`)}
<div class="act"><button class="btn p">Close the inventory</button></div></form></section>`;
}

function list(id: string, title: string, rows: readonly Html[]): Html | false {
  if (rows.length === 0) return false;
  const more =
    rows.length > SHOWN && html`<p class="box mut sm">${count(rows.length - SHOWN)} more are not shown here.</p>`;
  const isOpen = id !== 'right';
  return html`<section class="card" id="${id}"><details${isOpen && ' open'}><summary class="box"><b>${title}</b> <span class="mut">${count(rows.length)}</span></summary><table class="qt"><tbody>${rows.slice(0, SHOWN)}</tbody></table>${more}</details></section>`;
}

const row = (name: string, words: Html | string): Html =>
  html`<tr><th scope="row" class="m">${name}</th><td>${words}</td></tr>`;

async function wordsOfPlaces(visit: Visit, { differences }: InventoryFound): Promise<(id: string) => string> {
  const { store } = visit.house;
  const storage = storageStore(store.read, store.engine);
  const { right, missing, misplaced, unknown } = differences;
  const ids = [
    ...[...right, ...missing, ...unknown].map((one) => one.placeId),
    ...misplaced.flatMap((one) => [one.foundPlaceId, ...(one.statedPlaceId === null ? [] : [one.statedPlaceId])]),
  ];
  const places = await storage.findPlaces([...new Set(ids)]);
  const along = await placesAlong(storage, places);
  const words = new Map(places.map((one) => [one.id, placeWords(one, along)]));
  return (id) => words.get(id) ?? 'a place that is gone';
}
