import type { DemoRow } from './demo-tables.ts';
import type { HolePlace } from './hole-place.ts';
import { type Random, randomFor } from './random.ts';
import { type RockSection, sectionNames } from './sections.ts';

/** One section in so many was measured. */
const STRIDE = 40;

/** A kind of structure with the looks it may have, and how thick it is in millimetres. */
interface Kind {
  readonly kind: string;
  readonly looks: readonly string[];
  readonly filling?: string;
  readonly thicknessMm: readonly [number, number];
}

const FOLIATION: Kind = { kind: 'foliation', looks: ['Even.', 'Bent around feldspar eyes.'], thicknessMm: [1, 1] };
const MYLONITIC: Kind = { kind: 'mylonitic foliation', looks: ['Laminated, ribbons of quartz.'], thicknessMm: [1, 2] };
const BROKEN: readonly Kind[] = [
  { kind: 'fracture', looks: ['Open, rough.', 'Closed, planar.'], filling: 'Chlorite', thicknessMm: [1, 3] },
  { kind: 'vein', looks: ['Planar, sharp walls.', 'Branching.'], filling: 'Quartz', thicknessMm: [2, 25] },
  { kind: 'joint', looks: ['Planar, smooth.'], filling: 'Calcite', thicknessMm: [1, 2] },
];

/** Rows of the table `structures`: the foliation of sections down the hole, and what cuts it. Cores are not oriented. */
export function structureRows(place: HolePlace, sections: readonly RockSection[]): readonly DemoRow[] {
  const random = randomFor('structures', place.index);
  const measured = sections.filter(({ lengthCm }, index) => index % STRIDE === 7 && lengthCm >= 40);
  return measured.flatMap((section) => {
    const along = section.rock === 'Mylonite' ? MYLONITIC : FOLIATION;
    const kinds = random.chance(0.5) ? [along, random.pick(BROKEN)] : [along];
    return kinds.map((kind, index) => structureRow(place, section, kind, { index, random }));
  });
}

function structureRow(
  place: HolePlace,
  section: RockSection,
  { kind, looks, filling, thicknessMm }: Kind,
  { index, random }: { readonly index: number; readonly random: Random },
): DemoRow {
  const topCm = random.integer(2, section.lengthCm - 12);
  return {
    ...sectionNames(place, section),
    structure: String(index + 1),
    structure_kind: kind,
    top_offset_cm: topCm,
    bottom_offset_cm: topCm + random.integer(1, 10),
    dip_deg: filling === undefined ? random.integer(5, 40) : random.integer(30, 85),
    dip_direction_deg: random.integer(0, 359),
    oriented_to: 'Scribe line',
    thickness_mm: random.integer(...thicknessMm),
    ...(filling !== undefined && { filling }),
    description: random.pick(looks),
    curator: 'Core logging team',
  };
}
