import type { House } from '../../context.ts';
import { PLACE_KIND_LABEL } from '../../domain/curation/storage-place.ts';
import { CorestoneError } from '../../domain/error.ts';
import { LABEL_FIELDS, type LabelValues } from '../../domain/label/label-fields.ts';
import { PLACE_LABEL } from '../../domain/label/label-presets.ts';
import { type Caller, ensureMay } from '../../operations/caller.ts';
import { thePlace } from '../../operations/curation/change-place.ts';
import { placesAlong, placeWords } from '../../operations/curation/place-words.ts';
import type { StoragePlace } from '../../operations/curation/storage-ports.ts';
import { findLayout } from '../../operations/paper/keep-layouts.ts';
import type { PrintedPlace } from '../../operations/paper/record-printing.ts';
import { paperStore } from '../../store/ports/paper-store.ts';
import { storageStore } from '../../store/ports/storage-store.ts';
import { listPlacesBelow } from '../../store/read/list-storage.ts';
import type { LabelledThings } from './make-labels.ts';

/** Labels of places as they are asked for: those named by their codes, with all places in them where `below`. */
export interface WantedPlaceLabels {
  readonly codes: readonly string[];
  readonly below?: boolean | undefined;
  /** Without one the layout for places. */
  readonly layout?: string | undefined;
}

/** Labels of places, with the places in their order. */
export interface LabelledPlaces extends LabelledThings {
  readonly places: readonly PrintedPlace[];
}

const MOST = 10_000;
const EMPTY = Object.fromEntries(Object.keys(LABEL_FIELDS).map((field) => [field, ''])) as LabelValues;

/**
 * Places with what goes on their labels, each once, in the order they were named and below one another. Throws `not-found` for a code that
 * nobody knows or a layout there is none of, `not-allowed`, `invalid-input` where no place is named, `too-many` beyond ten thousand.
 */
export async function selectPlaceLabels(
  house: House,
  caller: Caller,
  { codes, below = false, layout }: WantedPlaceLabels,
): Promise<LabelledPlaces> {
  const { store } = house;
  const storage = storageStore(store.read, store.engine);
  if (codes.length === 0) throw new CorestoneError('invalid-input', 'It is not said which places get labels.');
  const places = new Map<string, StoragePlace>();
  for (const code of codes) {
    const place = await thePlace({ storage }, code);
    const within = below ? await listPlacesBelow(store.read, place.path, MOST + 1) : [];
    for (const one of [place, ...within]) places.set(one.id, one);
    if (places.size > MOST) throw new CorestoneError('too-many', `${places.size} labels; at most ${MOST} at once.`);
  }
  for (const party of new Set([...places.values()].map((one) => one.party))) ensureMay(caller, 'read', party);
  const along = await placesAlong(storage, [...places.values()]);
  const printedOn = house.now().toISOString().slice(0, 10);
  return {
    title: `Labels of ${codes.join(', ').slice(0, 60)}`,
    layout: layout === undefined ? PLACE_LABEL : await findLayout(paperStore(store.read, store.engine), layout),
    values: [...places.values()].map((one) => ({ ...valuesOf(one, placeWords(one, along)), printed_on: printedOn })),
    findings: [],
    places: [...places.values()].map(({ id, code, party }) => ({ id, code, party })),
  };
}

/** What a label of a place says: its code stands where objects have their name and the address of their record. */
function valuesOf({ code, name, kind }: StoragePlace, words: string): LabelValues {
  return {
    ...EMPTY,
    address: code,
    combined_id: code,
    name,
    type: PLACE_KIND_LABEL[kind],
    place: words,
    storage: words,
  };
}
