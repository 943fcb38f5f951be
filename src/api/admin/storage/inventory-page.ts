import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Finding } from '../../../domain/finding.ts';
import { inventoryWords } from '../../../operations/curation/inventory-words.ts';
import { findDifferences, type InventoryFound } from '../../../operations/curation/take-inventory.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { areaField, checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { placePagePath, placeTitle } from './storage-words.ts';

/** Rows of a list on one page. */
const PAGE = 200;

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
  const wordsOf = await inventoryWords(
    storageStore(visit.house.store.read, visit.house.store.engine),
    found.differences,
  );
  const isOpen = inventory.closedAt === null;
  const { right, missing, misplaced, unknown } = differences;
  const lists = html`${list(
    visit,
    'missing',
    'Not found',
    missing.map((one) => row(one.name, wordsOf(one.placeId))),
  )}
${list(
  visit,
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
  visit,
  'unknown',
  'Codes nobody knows',
  unknown.map((one) => row(one.code, wordsOf(one.placeId))),
)}
${list(
  visit,
  'right',
  'Where they should be',
  right.map((one) =>
    row(
      one.name,
      html`${wordsOf(one.placeId)}${one.isUnopened && html` <span class="mut">not scanned: its crate was not opened</span>`}`,
    ),
  ),
)}`;
  const began = `begun ${stamp(inventory.startedAt)} by ${inventory.startedBy}`;
  const ended = isOpen ? '' : `, closed ${stamp(inventory.closedAt!)} by ${inventory.closedBy}`;
  return {
    title: `Inventory of ${placeTitle(place)}`,
    page: 'storage',
    about: html`<a class="m" href="${link(visit, placePagePath(place))}">${place.code}</a> ${began}${ended}`,
    actions: html`<div class="act">${(['csv', 'xlsx', 'pdf'] as const).map((one) => html`<a class="btn" href="${link(visit, `/api/v1/storage/inventories/${inventory.id}/list?format=${one}`)}">${one.toUpperCase()}</a>`)}</div>`,
    main: html`<div class="stack">${isOpen && scanCard(visit, inventory.id, state, findings)}${lists}</div>${isOpen && closeCard(visit, found)}`,
  };
}

function scanCard(visit: Visit, id: string, state: FormState, findings: readonly Finding[]): Html {
  const said = findings.slice(0, 20).map((one) => html`<li>${one.message}</li>`);
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, `${inventoryPath(id)}/scans`)}">${formProblem(state)}
${said.length > 0 && html`<div class="note w" role="status">${icon('warn', 20)}<ul>${said}</ul></div>`}
${areaField(state, 'codes', 'Scan', { isRequired: true, hint: 'The label of a shelf or slot first, then all that stands there, one a line. Of a crate its own label does; once anything in it is scanned, scan all that is in it.' })}
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

function list(visit: Visit, id: string, title: string, rows: readonly Html[]): Html | false {
  if (rows.length === 0) return false;
  const isChosen = visit.query.get('list') === id;
  const pages = Math.ceil(rows.length / PAGE);
  const page = Math.min(isChosen ? Math.max(1, Math.trunc(Number(visit.query.get('page'))) || 1) : 1, pages);
  const isOpen = id !== 'right' || isChosen;
  const path = inventoryPath(visit.params.id ?? '');
  const to = (nth: number, words: string, rel: string) =>
    html`<a class="btn s" rel="${rel}" href="${link(visit, `${pathWith(path, { list: id, page: String(nth) })}#${id}`)}">${words}</a>`;
  const turn =
    pages > 1 &&
    html`<div class="pgn">${page > 1 ? to(page - 1, 'Back', 'prev') : html`<span></span>`}<span class="mut sm">page ${count(page)} of ${count(pages)}</span>${page < pages ? to(page + 1, 'More', 'next') : html`<span></span>`}</div>`;
  return html`<section class="card" id="${id}"><details${isOpen && ' open'}><summary class="box"><b>${title}</b> <span class="mut">${count(rows.length)}</span></summary><table class="qt"><tbody>${rows.slice((page - 1) * PAGE, page * PAGE)}</tbody></table>${turn}</details></section>`;
}

const row = (name: string, words: Html | string): Html =>
  html`<tr><th scope="row" class="m">${name}</th><td>${words}</td></tr>`;
