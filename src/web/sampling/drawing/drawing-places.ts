import type { ShownSection, ShownSplit } from '../../../domain/curation/pending-marks.ts';

/** Upper edge of all sections, px. */
export const TOP = 70;
/** Left edge of the first section, px. */
export const LEFT = 62;
/** Width of the drawn rock of a section, px. */
export const ROCK = 40;
/** Width of a mark in its lane, px. */
export const MARK = 18;

const HEIGHT = 470;
const FIRST_LANE = 61;

/** Where everything stands, px: a section every `step`, its lanes every `lane` behind its rock. */
export interface DrawingPlaces {
  readonly pxPerCm: number;
  readonly longestCm: number;
  readonly lane: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/** Places for sections with `lanes` lanes each; the longest section fills the height, a shorter one than 100 cm never does. */
export function drawingPlaces(sections: readonly Pick<ShownSection, 'lengthCm'>[], lanes: number): DrawingPlaces {
  const longestCm = Math.max(100, ...sections.map((one) => one.lengthCm ?? 0));
  const lane = 24;
  const step = Math.max(FIRST_LANE + lane * lanes + 7, 150);
  return {
    pxPerCm: HEIGHT / longestCm,
    longestCm,
    lane,
    step,
    width: LEFT + step * Math.max(1, sections.length) + 8,
    height: TOP + HEIGHT + 66,
  };
}

/** Middle of a lane, counted from 0, px from the left edge of its section. */
export const laneX = (position: number, { lane }: DrawingPlaces): number => FIRST_LANE + position * lane;

/** The splits of a section that are drawn side by side: those that can be sampled; where there are none, those that still exist. */
export function drawnSplits({ splits }: Pick<ShownSection, 'splits'>): readonly ShownSplit[] {
  const there = splits.filter((one) => one.stillExists);
  const sampled = there.filter((one) => one.canSample);
  return sampled.length > 0 ? sampled : there;
}

/** Where a drawn split lies across the rock of its section, px from the left edge of the section. */
export function splitPlace(section: Pick<ShownSection, 'splits'>, splitId: string): { x: number; width: number } {
  const drawn = drawnSplits(section);
  const at = drawn.findIndex((one) => one.id === splitId);
  if (at < 0) return { x: 0, width: ROCK };
  return { x: (at * ROCK) / drawn.length, width: ROCK / drawn.length };
}

/** The whole centimetre at a height of the drawing (px), within a section. */
export function cmAtY(y: number, lengthCm: number, { pxPerCm }: DrawingPlaces): number {
  return Math.max(0, Math.min(Math.floor(lengthCm), Math.round((y - TOP) / pxPerCm)));
}
