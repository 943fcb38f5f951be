import { STOWING_WARNINGS } from '../../../domain/curation/check-stowing.ts';
import { placeNames } from '../../../domain/curation/place-names.ts';
import { GONE_FATES } from '../../../domain/curation/thing-fate.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { addPlaces } from '../../../operations/curation/add-places.ts';
import { changePlace, removePlace, thePlace } from '../../../operations/curation/change-place.ts';
import { moveThings } from '../../../operations/curation/move-things.ts';
import type { StoragePlace } from '../../../operations/curation/storage-ports.ts';
import { closeInventory, startInventory, takeScans } from '../../../operations/curation/take-inventory.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import { selectPlaceLabels } from '../../paper/place-labels.ts';
import { printPlaceLabels } from '../../paper/print-labels.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { checked, refuse } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { inventoryIn, inventoryPage, inventoryPath } from './inventory-page.ts';
import {
  changesIn,
  isPlaceKind,
  limitsIn,
  NEW_PLACE_FIELDS,
  newPlaceForm,
  PLACE_FIELDS,
  placeForm,
  valuesOf,
} from './place-form.ts';
import { placeIn, placePage } from './place-page.ts';
import { storageList } from './storage-list.ts';
import { placePagePath } from './storage-words.ts';

/** `/admin/storage`: places of a core repository, what stands where, and inventories, for who may read or deposit for whose they are. */
export function registerStorage(routes: AdminRoutes): void {
  routes.page('/admin/storage', (visit) => storageList(visit));
  routes.form('/admin/storage/move', (visit) =>
    tryForm(
      visit,
      ['to', 'fate', 'reason'],
      () => move(visit),
      (state) => storageList(visit, state),
    ),
  );
  routes.page('/admin/storage/new', (visit) => newPage(visit, { values: {} }));
  routes.form('/admin/storage/new', (visit) =>
    tryForm(
      visit,
      NEW_PLACE_FIELDS,
      () => add(visit),
      (state) => newPage(visit, state),
    ),
  );
  registerPlace(routes);
  registerInventory(routes);
}

/** What a printer does not take is kept with its reason, and sent again from the list of the station or by the API. */
async function print(visit: Visit): Promise<Onward> {
  const { house, caller, form } = visit;
  const { place } = await placeIn(visit);
  const wanted = { codes: [place.code], below: form.get('below') === 'yes' };
  const labels = await selectPlaceLabels(house, caller, wanted);
  const { job } = await printPlaceLabels(house, caller, labels, { printer: form.get('printer') ?? '' });
  if (job.state !== 'sent') throw new CorestoneError('conflict', job.lastError ?? 'The labels wait for the printer.');
  return { to: `${placePagePath(place)}?done=labels-sent&n=${job.labels}` };
}

function registerPlace(routes: AdminRoutes): void {
  const path = '/admin/storage/places/:code';
  routes.page(path, (visit) => placePage(visit));
  routes.form(`${path}/print`, (visit) =>
    tryForm(
      visit,
      ['printer', 'below'],
      () => print(visit),
      (state) => placePage(visit, state),
    ),
  );
  routes.form(`${path}/bring`, (visit) =>
    tryForm(
      visit,
      ['things', 'to'],
      () => bring(visit),
      (state) => placePage(visit, state),
    ),
  );
  routes.page(`${path}/edit`, async (visit) => {
    const { place } = await placeIn(visit);
    return editPage(visit, place, { values: valuesOf(place) });
  });
  routes.form(`${path}/edit`, async (visit) => {
    const { place } = await placeIn(visit);
    return tryForm(
      visit,
      PLACE_FIELDS,
      () => change(visit, place),
      (state) => editPage(visit, place, state),
    );
  });
  routes.action(`${path}/remove`, async (visit) => {
    const { place, above } = await placeIn(visit);
    await removePlace(visit.house.unitOfWork, place.code, visit.caller);
    const up = above.at(-1);
    return { to: `${up === undefined ? '/admin/storage' : placePagePath(up)}?done=place-removed` };
  });
  routes.action(`${path}/inventory`, async (visit) => {
    const { place } = await placeIn(visit);
    const { id } = await startInventory(visit.house.unitOfWork, place.code, visit.caller);
    return { to: inventoryPath(id) };
  });
}

async function newPage(visit: Visit, state: FormState): Promise<AdminView> {
  const above = await aboveIn(visit, visit.form.get('in') ?? visit.query.get('in') ?? '');
  const scope = scopeOf(visit.caller, 'deposit');
  ensureMay(visit.caller, 'deposit', above?.party ?? scope[0] ?? '');
  const parties = scope.map((one) => [one, one === '' ? 'the installation' : one] as const);
  const title = above === undefined ? 'Add a repository' : `Add places in ${above.name}`;
  return { title, page: 'storage', main: newPlaceForm(visit, above, parties, state) };
}

async function aboveIn(visit: Visit, code: string): Promise<StoragePlace | undefined> {
  const { store } = visit.house;
  return code === '' ? undefined : thePlace({ storage: storageStore(store.read, store.engine) }, code);
}

async function add(visit: Visit): Promise<Onward> {
  const { form, house, caller } = visit;
  const kind = form.get('kind') ?? '';
  if (!isPlaceKind(kind)) refuse('kind', `${kind} is no kind of place.`, 'one of those to choose from');
  const within = form.get('in') === '' ? undefined : (form.get('in') ?? undefined);
  const limits = limitsIn(visit);
  const names = checked(placeNames(form.get('names') ?? ''));
  const wanted = names.map((name) => ({ kind, name, in: within, party: form.get('party') ?? undefined, ...limits }));
  const made = await addPlaces(house.unitOfWork, wanted, caller);
  // In this form one field stands for all names.
  const places = checked(made.ok ? made : { ok: false, findings: made.findings.map(ofForm) });
  const above = await aboveIn(visit, within ?? '');
  const to = above === undefined ? placePagePath(places[0]!) : placePagePath(above);
  return { to: `${to}?done=places-added&n=${places.length}` };
}

const ofForm = <T extends { readonly field?: string }>(one: T): T => {
  const field = one.field?.replace(/^places\[\d+\]\./, '') ?? '';
  return { ...one, field: field === 'name' || field === 'code' ? 'names' : field };
};

function editPage(visit: Visit, place: StoragePlace, state: FormState): AdminView {
  return { title: `Change ${place.name}`, page: 'storage', main: placeForm(visit, place, state) };
}

async function change(visit: Visit, place: StoragePlace): Promise<Onward> {
  const after = checked(await changePlace(visit.house.unitOfWork, place.code, changesIn(visit), visit.caller));
  return { to: `${placePagePath(after)}?done=place-changed` };
}

async function bring(visit: Visit): Promise<Onward | AdminView> {
  const { place } = await placeIn(visit);
  const why = (visit.form.get('why') ?? '').trim();
  const overrides = why === '' ? [] : STOWING_WARNINGS.map((code) => ({ code, reason: why }));
  const things = linesOf(visit.form.get('things'));
  const moved = await moveThings(visit.house.unitOfWork, { things, to: place.code, overrides }, visit.caller);
  const { length } = moved.moves;
  if (moved.findings.length === 0)
    return { to: `${placePagePath(place)}?done=${length === 0 ? 'things-there' : `things-moved&n=${length}`}` };
  // What could not be moved stands in the field again; the rest is done.
  const values = { things: moved.findings.flatMap((one) => one.value ?? []).join('\n') };
  const said = moved.findings.slice(0, 10).map((one) => one.message);
  const problem = `${length === 0 ? 'Nothing was moved' : `${length} now ${length === 1 ? 'stands' : 'stand'} here`}. ${said.join(' ')}`;
  return { ...(await placePage(visit, { values, problem })), status: 422 };
}

async function move({ form, house, caller }: Visit): Promise<Onward> {
  const said = (name: string) => (form.get(name) ?? '').trim();
  const [thing, to, reason] = [said('thing'), said('to'), said('reason')];
  const overrides = reason === '' ? [] : STOWING_WARNINGS.map((code) => ({ code, reason }));
  const fate = GONE_FATES.find((one) => one === said('fate'));
  const wanted = { things: [thing], to: to === '' ? null : to, reason, fate, overrides };
  const { moves, findings } = await moveThings(house.unitOfWork, wanted, caller);
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  return { to: `/admin/storage?find=${encodeURIComponent(thing)}&done=things-moved&n=${moves.length}` };
}

function registerInventory(routes: AdminRoutes): void {
  const path = '/admin/storage/inventories/:id';
  routes.page(path, (visit) => inventoryPage(visit));
  routes.form(`${path}/scans`, (visit) =>
    tryForm(
      visit,
      ['codes', 'at'],
      () => scan(visit),
      (state) => inventoryPage(visit, state),
    ),
  );
  routes.action(`${path}/close`, async (visit) => {
    const { inventory } = await inventoryIn(visit);
    const moveMisplaced = visit.form.get('moveMisplaced') === 'yes';
    const takeOutMissing = visit.form.get('takeOutMissing') === 'yes';
    const wish = { moveMisplaced, takeOutMissing };
    const { moved } = await closeInventory(visit.house.unitOfWork, inventory.id, wish, visit.caller);
    return { to: `${inventoryPath(inventory.id)}?done=inventory-closed&n=${moved.moves.length}` };
  });
}

async function scan(visit: Visit): Promise<AdminView> {
  const { inventory } = await inventoryIn(visit);
  const codes = linesOf(visit.form.get('codes'));
  if (codes.length === 0) throw new CorestoneError('invalid-input', 'Nothing was scanned.');
  const at = (visit.form.get('at') ?? '').trim();
  const wanted = { codes, at: at === '' ? undefined : at };
  const taken = await takeScans(visit.house.unitOfWork, inventory.id, wanted, visit.caller);
  return inventoryPage(visit, { values: { at: taken.at } }, taken.findings);
}

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/[\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
