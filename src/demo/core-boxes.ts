import type { DemoRow } from './demo-tables.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';
import type { Section } from './sections.ts';

/** Sections in one box; both halves of a section lie together in its slot. */
const SLOTS_PER_BOX = 5;

/** Name and slot of the box that holds the section at a position, counted from 0 down the hole: `CB001`, slot 1. */
export function boxOf(position: number): { readonly core_box: string; readonly core_box_slot: number } {
  return {
    core_box: boxName(Math.floor(position / SLOTS_PER_BOX)),
    core_box_slot: (position % SLOTS_PER_BOX) + 1,
  };
}

/** Rows of the table `core_boxes`: the sections in order, five to a box. */
export function coreBoxRows(place: HolePlace, sections: readonly Section[]): readonly DemoRow[] {
  const boxCount = Math.ceil(sections.length / SLOTS_PER_BOX);
  return Array.from({ length: boxCount }, (_, index) => {
    const inside = sections.slice(index * SLOTS_PER_BOX, (index + 1) * SLOTS_PER_BOX);
    const last = inside.at(-1)!;
    return {
      ...holeNames(place),
      core_box: boxName(index),
      top_depth_m: metres(inside[0]!.topCm),
      bottom_depth_m: metres(last.topCm + last.lengthCm),
      storage: storagePlace(index),
    };
  });
}

const boxName = (index: number): string => `CB${String(index + 1).padStart(3, '0')}`;

/** Racks of 8 shelves with 10 boxes each. */
function storagePlace(index: number): string {
  const rack = String(Math.floor(index / 80) + 1).padStart(2, '0');
  return `Berlin-Spandau / Hall 2 / Rack ${rack} / Shelf ${(Math.floor(index / 10) % 8) + 1} / Place ${(index % 10) + 1}`;
}
