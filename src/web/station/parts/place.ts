import { signal } from '@preact/signals';
import { OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';

/** Where in the station an address leads. */
export type Place =
  | { readonly screen: 'choose'; readonly code?: undefined }
  | { readonly screen: 'overview'; readonly code: string }
  | { readonly screen: 'flow'; readonly code: string; readonly holeName: string }
  | { readonly screen: 'grid'; readonly code: string; readonly type: ObjectType; readonly filter?: string }
  | { readonly screen: 'object'; readonly code: string; readonly id: string }
  | { readonly screen: 'conflicts'; readonly code: string }
  | { readonly screen: 'transfer'; readonly code: string }
  | { readonly screen: 'deleted'; readonly code: string }
  | { readonly screen: 'labels'; readonly code: string }
  | { readonly screen: 'printing'; readonly code: string }
  | NewObjectPlace;

/** The form of a new object below another; `copyOf` is the object it is to be like. */
export interface NewObjectPlace {
  readonly screen: 'new';
  readonly code: string;
  readonly type: ObjectType;
  readonly parentId: string;
  readonly copyOf?: string;
}

const ROOT = `${BASE_PATH}/station`;

/** Path below `/station`, with its first slash; the whole application looks at this. */
export const place = signal(typeof location === 'undefined' ? '' : pathHere());

/**
 * Reads a path below `/station`: `/5054`, `/5054/hole/1_A`, `/5054/grid/section?filter=JSON`, `/5054/object/ID`, `/5054/conflicts`,
 * `/5054/transfer`, `/5054/deleted`, `/5054/labels`, `/5054/printing`, `/5054/new/gas/PARENT`, `/5054/new/gas/PARENT/LIKE`.
 */
export function placeOf(path: string): Place {
  const [names = '', asked] = path.split('?');
  const [, code = '', word = '', rest = '', below = '', copyOf] = names
    .split('/')
    .map((part) => decodeURIComponent(part));
  if (word === 'hole' && rest !== '') return { screen: 'flow', code, holeName: rest };
  const filter = new URLSearchParams(asked).get('filter');
  if (word === 'grid') return { screen: 'grid', code, type: typeOf(rest), ...(filter !== null && { filter }) };
  if (word === 'object' && rest !== '') return { screen: 'object', code, id: rest };
  if (word === 'transfer' || word === 'deleted') return { screen: word, code };
  if (word === 'labels' || word === 'printing') return { screen: word, code };
  if (word === 'new' && below !== '')
    return { screen: 'new', code, type: typeOf(rest), parentId: below, ...(copyOf !== undefined && { copyOf }) };
  if (word === 'conflicts') return { screen: 'conflicts', code };
  return code === '' ? { screen: 'choose' } : { screen: 'overview', code };
}

/** The path of a place below the installation, for links. */
export function pathOf(place: Place): string {
  const parts: Record<Place['screen'], string> = {
    choose: '',
    overview: '',
    flow: place.screen === 'flow' ? `/hole/${encodeURIComponent(place.holeName)}` : '',
    grid: place.screen === 'grid' ? `/grid/${place.type}${asked(place.filter)}` : '',
    object: place.screen === 'object' ? `/object/${place.id}` : '',
    new: place.screen === 'new' ? newPath(place) : '',
    conflicts: '/conflicts',
    transfer: '/transfer',
    deleted: '/deleted',
    labels: '/labels',
    printing: '/printing',
  };
  return place.screen === 'choose' ? ROOT : `${ROOT}/${encodeURIComponent(place.code)}${parts[place.screen]}`;
}

const newPath = ({ type, parentId, copyOf }: NewObjectPlace): string =>
  `/new/${type}/${parentId}${copyOf === undefined ? '' : `/${copyOf}`}`;

/** Goes to a place, so that Back leads here again. */
export function goTo(to: Place): void {
  const path = pathOf(to);
  if (path !== location.pathname + location.search) history.pushState(null, '', path);
  place.value = path.slice(ROOT.length);
  scrollTo(0, 0);
}

if (typeof window !== 'undefined')
  window.addEventListener('popstate', () => {
    place.value = pathHere();
  });

function pathHere(): string {
  return location.pathname.slice(ROOT.length) + location.search;
}

function asked(filter: string | undefined): string {
  return filter === undefined ? '' : `?filter=${encodeURIComponent(filter)}`;
}

function typeOf(text: string): ObjectType {
  return OBJECT_TYPES.find((one) => one === text) ?? 'section';
}
