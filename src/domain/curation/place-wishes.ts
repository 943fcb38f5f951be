import { roundM, TOLERANCE_M } from '../drilling/length-rounding.ts';
import { bad, type Checked, type Finding, good } from '../finding.ts';
import { atLine, type WishLine } from './read-wish-lines.ts';
import type { RequestSide } from './request-state.ts';

/** What a line names, as the core tree has it. Depths m below surface (CSF-A); null where not known. */
export interface NamedPlace {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly topM: number | null;
  readonly bottomM: number | null;
  /** What is public of it: all, that it is there, or nothing. */
  readonly publicPart: 'all' | 'name' | 'nothing';
}

/** A wish at its place in the core tree; see `RequestWish`. */
export interface PlacedWish {
  readonly objectId: string | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topOffsetCm: number | null;
  readonly bottomOffsetCm: number | null;
  readonly samples: number | null;
  readonly note: string;
}

const IN_CM = new Set(['section', 'split']);

/**
 * Puts lines of wishes at what they name, by the code as typed. Findings by line: `wish-unknown`, `wish-type` for what is neither hole,
 * section nor split, `wish-unit` (metres go with holes, centimetres with sections), `wish-outside` where the section or hole ends before.
 * They say no more of a place than was typed; to who asks a hidden one is unknown, and where one ends is told of open ones alone.
 */
export function placeWishes(
  lines: readonly WishLine[],
  places: ReadonlyMap<string, NamedPlace>,
  side: RequestSide,
): Checked<readonly PlacedWish[]> {
  const findings = lines.flatMap((one) => checkPlace(one, places.get(one.code), side));
  if (findings.length > 0) return bad(...findings);
  return good(lines.map((one) => placed(one, places.get(one.code))));
}

function checkPlace({ line, code, interval }: WishLine, place: NamedPlace | undefined, side: RequestSide): Finding[] {
  if (code === '') return [];
  const say = (finding: string, message: string, rule: string) => [atLine(line, finding, message, code, rule)];
  if (place === undefined || (side === 'requester' && place.publicPart === 'nothing'))
    return say('wish-unknown', `Nothing here is called ${code}.`, 'a hole, or the IGSN or name of a section or half');
  const isHole = place.type === 'hole';
  if (!isHole && !IN_CM.has(place.type))
    return say('wish-type', `${code} is no hole, section or half.`, 'a hole, section or half');
  if (interval === undefined) return [];
  if (interval.unit === (isHole ? 'cm' : 'm'))
    return isHole
      ? say('wish-unit', `${code} is a hole.`, 'metres below surface, such as 143.0-148.0 m')
      : say('wish-unit', `${code} is no hole.`, 'centimetres from the top of the section, such as 10-15 cm');
  if (side === 'requester' && place.publicPart !== 'all') return [];
  return interval.bottom > endOf(place) + (isHole ? TOLERANCE_M : 0.5)
    ? say('wish-outside', `${code} ends at ${endOf(place)} ${isHole ? 'm' : 'cm'}.`, 'inside what it names')
    : [];
}

/** Where a place ends on its own scale: m below surface, or cm from the top of the section; endless where not known. */
function endOf({ type, topM, bottomM }: NamedPlace): number {
  if (bottomM === null) return Number.POSITIVE_INFINITY;
  if (type === 'hole') return bottomM;
  return topM === null ? Number.POSITIVE_INFINITY : roundM((bottomM - topM) * 100);
}

function placed({ interval, samples, note }: WishLine, place: NamedPlace | undefined): PlacedWish {
  const nowhere = { topCsfAM: null, bottomCsfAM: null, topOffsetCm: null, bottomOffsetCm: null };
  const base = { objectId: place?.id ?? null, ...nowhere, samples, note };
  if (place === undefined || interval === undefined) return base;
  const { top, bottom } = interval;
  if (place.type === 'hole') return { ...base, topCsfAM: top, bottomCsfAM: bottom };
  const within = { ...base, topOffsetCm: top, bottomOffsetCm: bottom };
  // The depth goes along, so that wishes of holes and of sections compare.
  if (place.topM === null) return within;
  return { ...within, topCsfAM: roundM(place.topM + top / 100), bottomCsfAM: roundM(place.topM + bottom / 100) };
}
