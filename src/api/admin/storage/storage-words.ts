import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count, THIN } from '../../../dissemination/frame/quantity.ts';
import { PLACE_KIND_LABEL } from '../../../domain/curation/storage-place.ts';
import type { StoragePlace } from '../../../operations/curation/storage-ports.ts';
import type { CountedPlace } from '../../../store/read/list-storage.ts';
import { link, type Visit } from '../visit.ts';

/** The path of a place's page. */
export function placePagePath({ code }: Pick<StoragePlace, 'code'>): string {
  return `/admin/storage/places/${encodeURIComponent(code)}`;
}

/** The places above a place as links, from the widest. */
export function trail(visit: Visit, above: readonly StoragePlace[]): Html {
  const links = above.map((one) => html`<a href="${link(visit, placePagePath(one))}">${one.name}</a> / `);
  return html`<span>${links}</span>`;
}

/** How full a place is in words; nothing where its room is not known. */
export function roomText({ things, mostThings }: Pick<CountedPlace, 'things' | 'mostThings'>): string {
  return mostThings === null ? count(things) : `${count(things)} of ${count(mostThings)}`;
}

/** Kilograms as people read them. */
export function kilograms(weightKg: number): string {
  return `${Math.round(weightKg * 10) / 10}${THIN}kg`;
}

/** What a place is called by itself: its kind goes in front of a name that does not begin with it, `Slot 7`. */
export function placeTitle({ kind, name }: Pick<StoragePlace, 'kind' | 'name'>): string {
  const label = PLACE_KIND_LABEL[kind];
  const isNumber = /^\d+$/.test(name) || name.length < 3;
  return isNumber && !name.toLowerCase().startsWith(label.toLowerCase()) ? `${label} ${name}` : name;
}
