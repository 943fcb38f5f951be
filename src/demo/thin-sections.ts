import type { DemoRow } from './demo-tables.ts';
import type { HolePlace } from './hole-place.ts';
import { type CoreSample, sampleNames } from './samples.ts';

const THIN_SECTIONS_PER_HOLE = 60;
const SMEAR_SLIDES_PER_HOLE = 12;
/** The request that looks at what fills fractures. */
const FRACTURE_FILLINGS = '11';

/** Rows of the table `thin_sections`: one each of samples spread down the hole, made from March to September 2015. */
export function thinSectionRows(place: HolePlace, samples: readonly CoreSample[]): readonly DemoRow[] {
  const wanted = samples.filter(({ theme }) => theme.thinSections === true);
  return spread(wanted, THIN_SECTIONS_PER_HOLE).map((sample, index) => thinSectionRow(place, sample, index));
}

/** Rows of the table `smear_slides`: what fills fractures, scraped from samples spread down the hole. */
export function smearSlideRows(place: HolePlace, samples: readonly CoreSample[]): readonly DemoRow[] {
  const wanted = samples.filter(({ theme }) => theme.name === FRACTURE_FILLINGS);
  return spread(wanted, SMEAR_SLIDES_PER_HOLE).map((sample, index) => ({
    ...sampleNames(place, sample),
    smear_slide: 'SS1',
    top_offset_cm: sample.topCm,
    bottom_offset_cm: sample.topCm + 1,
    sample_date: madeOn(index),
    amount: '1 smear slide',
    rock_type: 'Fracture filling',
    sample_request: sample.theme.name,
    purpose: sample.theme.shortPurpose,
    curator: sample.theme.team,
  }));
}

/** So many samples at even distances; all where there are not more. */
function spread(samples: readonly CoreSample[], wanted: number): readonly CoreSample[] {
  const count = Math.min(wanted, samples.length);
  return Array.from({ length: count }, (_, index) => samples[Math.floor((index * samples.length) / count)]!);
}

function thinSectionRow(place: HolePlace, sample: CoreSample, index: number): DemoRow {
  return {
    ...sampleNames(place, sample),
    thin_section: 'TS1',
    top_offset_cm: sample.topCm,
    bottom_offset_cm: Math.min(sample.bottomCm, sample.topCm + 4),
    sample_date: madeOn(index),
    amount: '1 thin section, 30 µm',
    material: 'Rock',
    rock_type: sample.kind,
    sample_request: sample.theme.name,
    purpose: sample.theme.shortPurpose,
    curator: sample.theme.team,
  };
}

/** Two or three a week in batches; the 28 days kept per month avoid days that do not exist. */
function madeOn(index: number): string {
  const day = Math.floor(index / 3) * 9;
  return `2015-${String(3 + Math.floor(day / 28)).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`;
}
