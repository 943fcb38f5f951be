import { type Finding, finding } from '../finding.ts';
import type { PlaceFacts } from './storage-place.ts';

/** What stands in a place. */
export interface Occupancy {
  /** Things directly in it: objects, and places that move about. */
  readonly things: number;
  /** Sum of the weights that are known, of everything in it however deep, kg; null where none is known. */
  readonly weightKg: number | null;
}

/** A place with its words, as findings name it. */
export interface NamedPlace extends Pick<PlaceFacts, 'mostThings' | 'weightLimitKg' | 'isClosed'> {
  readonly words: string;
}

/** The warnings of {@link checkStowing}: codes of findings that may be passed over with a reason. */
export const STOWING_WARNINGS = ['storage-closed', 'storage-full', 'storage-weight'] as const;

const TOLERANCE_KG = 1e-9;

/**
 * Whether a place may hold what it then would hold: warnings `storage-closed`, `storage-full`, `storage-weight`, which a person
 * may pass over with a reason, because what stands somewhere stands there. Weights that are not known count nothing.
 */
export function checkStowing(place: NamedPlace, then: Occupancy): readonly Finding[] {
  return [...checkOpen(place), ...checkRoom(place, then), ...checkWeight(place, then)];
}

/** Whether a place bears what it then would hold: only `storage-weight`, for those above the place that something comes to. */
export function checkWeight({ weightLimitKg, words }: NamedPlace, { weightKg }: Occupancy): readonly Finding[] {
  if (weightLimitKg === null || weightKg === null || weightKg <= weightLimitKg + TOLERANCE_KG) return [];
  const message = `${words} would hold ${kilograms(weightKg)}, of ${kilograms(weightLimitKg)} that it bears.`;
  return [warning('storage-weight', message, words, `at most ${kilograms(weightLimitKg)}`)];
}

function checkOpen({ isClosed, words }: NamedPlace): Finding[] {
  if (!isClosed) return [];
  return [warning('storage-closed', `${words} is closed.`, words, 'a place that is open')];
}

function checkRoom({ mostThings, words }: NamedPlace, { things }: Occupancy): Finding[] {
  if (mostThings === null || things <= mostThings) return [];
  const message = `${words} has room for ${mostThings}, and would hold ${things}.`;
  return [warning('storage-full', message, words, `at most ${mostThings} things`)];
}

const warning = (code: (typeof STOWING_WARNINGS)[number], message: string, value: string, rule: string): Finding =>
  finding(code, message, { severity: 'warning', field: 'to', value, rule });

const kilograms = (weightKg: number): string => `${Math.round(weightKg * 1000) / 1000} kg`;
