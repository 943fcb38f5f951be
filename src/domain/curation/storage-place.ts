import { type Finding, finding } from '../finding.ts';
import { UNWRITABLE_IN_NAMES, UNWRITABLE_IN_TEXT, writableName } from '../unwritable.ts';

/** Kinds of place, the widest first. A crate and a pallet are places that move about with all that lies in them. */
export const PLACE_KINDS = ['repository', 'hall', 'room', 'rack', 'shelf', 'slot', 'pallet', 'crate', 'box'] as const;

/** One of {@link PLACE_KINDS}. A `box` here is a box of the repository's own, for samples; core boxes are objects of the core tree. */
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What people call each kind. */
export const PLACE_KIND_LABEL: Readonly<Record<PlaceKind, string>> = {
  repository: 'Repository',
  hall: 'Hall',
  room: 'Room',
  rack: 'Rack',
  shelf: 'Shelf',
  slot: 'Slot',
  pallet: 'Pallet',
  crate: 'Crate',
  box: 'Box',
};

/** What moves about with its content and so may stand in any place. */
export function isMobile(kind: PlaceKind): boolean {
  return kind === 'pallet' || kind === 'crate' || kind === 'box';
}

/** Kinds of what moves about. */
export const MOBILE_KINDS: readonly PlaceKind[] = PLACE_KINDS.filter(isMobile);

/** What a place is and may take. Absent limits are not known and limit nothing. */
export interface PlaceFacts {
  readonly kind: PlaceKind;
  /** What tells it from the others in the same place, such as `14` or `Hall 2`. */
  readonly name: string;
  /** What stands on its own label, to be scanned; unique in the installation, upper case. */
  readonly code: string;
  /** How many things stand directly in it at most: objects, and places that move about. */
  readonly mostThings: number | null;
  /** What everything in it may weigh together at most, kg. */
  readonly weightLimitKg: number | null;
  /** What it weighs itself, empty, kg: of a crate, pallet or box it counts where that stands. */
  readonly ownWeightKg: number | null;
  /** Air temperature it is kept at, degrees Celsius. */
  readonly temperatureC: number | null;
  /** Other words on its climate, such as `dry, dark`; empty for none. */
  readonly climate: string;
  readonly comment: string;
  /** A closed place takes nothing more; what stands there stays until it is moved. */
  readonly isClosed: boolean;
}

/** How people write a place: from the widest down. */
export const PLACE_SEPARATOR = ' / ';

const LONGEST_NAME = 60;
const LONGEST_CODE = 40;
const LONGEST_TEXT = 1000;
const DIGITS = 10;

/** Part of the materialised path of a place: its name with numbers padded, so that byte order is natural order. */
export function placeSegment(name: string): string {
  const sortable = name.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));
  return sortable.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** A code as it is kept and compared: without control characters and blanks around it, upper case. */
export function normalPlaceCode(code: string): string {
  return writableName(code).trim().normalize('NFC').toUpperCase();
}

/**
 * Findings about what a place is said to be, and where: `place-name`, `place-code`, `place-limit`, `place-temperature`, `place-text`,
 * and `place-nesting` where it cannot stand in a place of the other kind. `above` is the kind of the place it lies in, undefined for one
 * that lies in none.
 */
export function checkPlace(place: PlaceFacts, above: PlaceKind | undefined): readonly Finding[] {
  return [
    ...checkName(place.name),
    ...checkCode(place.code),
    ...checkAmount('mostThings', 'Room for', place.mostThings, 'a whole number from 1 to 1,000,000', isCount),
    ...checkAmount('weightLimitKg', 'Weight limit', place.weightLimitKg, 'over 0 to 1,000,000 kg', isWeight),
    ...checkAmount('ownWeightKg', 'Own weight', place.ownWeightKg, '0 to 1,000,000 kg', isOwnWeight),
    ...checkTemperature(place.temperatureC),
    ...checkText('climate', place.climate),
    ...checkText('comment', place.comment),
    ...checkNesting(place.kind, above),
  ];
}

function checkName(name: string): Finding[] {
  const rule = `1 to ${LONGEST_NAME} characters, no control characters`;
  if (name.trim() !== '' && name.length <= LONGEST_NAME && !UNWRITABLE_IN_NAMES.test(name)) return [];
  return [finding('place-name', 'The place needs a name.', { field: 'name', value: name, rule })];
}

function checkCode(code: string): Finding[] {
  const rule = `2 to ${LONGEST_CODE} of the letters, digits and - . _`;
  if (/^[A-Z0-9][A-Z0-9._-]+$/.test(code) && code.length <= LONGEST_CODE) return [];
  return [
    finding('place-code', `${code} cannot be scanned as the code of a place.`, { field: 'code', value: code, rule }),
  ];
}

function checkAmount(
  field: string,
  label: string,
  value: number | null,
  rule: string,
  isSound: (value: number) => boolean,
): Finding[] {
  if (value === null || isSound(value)) return [];
  return [finding('place-limit', `${label} ${value}.`, { field, value, rule })];
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= 1_000_000;
const isOwnWeight = (value: number) => value >= 0 && value <= 1_000_000;
const isWeight = (value: number) => value > 0 && value <= 1_000_000;

function checkTemperature(value: number | null): Finding[] {
  if (value === null || (value >= -200 && value <= 100)) return [];
  const rule = '−200 to 100 °C';
  return [finding('place-temperature', `Kept at ${value} °C.`, { field: 'temperatureC', value, rule })];
}

function checkText(field: string, text: string): Finding[] {
  if (text.length <= LONGEST_TEXT && !UNWRITABLE_IN_TEXT.test(text)) return [];
  const rule = `at most ${LONGEST_TEXT} characters, no control characters`;
  return [finding('place-text', 'The text cannot be kept.', { field, value: text, rule })];
}

function checkNesting(kind: PlaceKind, above: PlaceKind | undefined): Finding[] {
  const label = PLACE_KIND_LABEL[kind].toLowerCase();
  if (above === undefined) {
    if (kind === 'repository') return [];
    return [nesting(`A ${label} stands in another place.`, kind, 'only a repository lies in no other place')];
  }
  if (rank(above) < rank(kind)) return [];
  const rule = `in what is wider: ${PLACE_KINDS.filter((one) => rank(one) < rank(kind)).join(', ')}`;
  return [nesting(`A ${label} does not stand in a ${PLACE_KIND_LABEL[above].toLowerCase()}.`, kind, rule)];
}

const nesting = (message: string, kind: PlaceKind, rule: string): Finding =>
  finding('place-nesting', message, { field: 'kind', value: kind, rule });

const rank = (kind: PlaceKind): number => PLACE_KINDS.indexOf(kind);
