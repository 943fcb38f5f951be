import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSectionListing, listingColumns } from './listing-columns.ts';

const HEADINGS: readonly (readonly [heading: string, field: string | undefined, toMetres?: number])[] = [
  ['Site', 'site'],
  ['Exp', 'expedition'],
  ['Core type', 'coreType'],
  ['CoreTypeDescription', 'coreType'],
  ['Type', 'coreType'],
  ['Sect', 'section'],
  ['CuratedLength', 'curated'],
  ['Curated length (m)', 'curated'],
  ['Curated length (cm)', 'curated', 0.01],
  ['curated_length_mm', 'curated', 0.001],
  ['Recovered Length', 'recovered'],
  ['Drilled Length (m)', 'drilled'],
  ['TopDepth', 'top'],
  ['Top depth CSF-A (m)', 'top'],
  ['Top Depth (mbsf)', 'top'],
  ['Section top depth [m]', 'top'],
  ['BottomDepth', 'bottom'],
  ['Bottom depth CSF-A (cm)', 'bottom', 0.01],
  ['Base depth', 'bottom'],
  ['TopDepthScaled', 'topScaled'],
  ['Scaled Top Depth', 'topScaled'],
  ['Top depth CSF-B (m)', 'topScaled'],
  ['BottomDepthScaled', 'bottomScaled'],
  ['Bottom depth scaled (m)', 'bottomScaled'],
  ['Top depth (mbrf)', undefined],
  ['Top depth (mcd)', undefined],
  ['Curated length (feet)', 'curated', 0.3048],
  ['Top depth (meters)', 'top'],
  ['Bottom depth mbsf', 'bottom'],
  ['Recovery (%)', undefined],
  ['Core recovery %', undefined],
  ['Recovery percent', undefined],
  ['Recovery (kg)', undefined],
  ['Recovery (furlongs)', undefined],
  ['Curated length (mbsf)', undefined],
  ['Top depth CCSF-A (m)', undefined],
  ['Top offset (cm)', undefined],
  ['Comment', undefined],
];

for (const [heading, field, toMetres = 1] of HEADINGS) {
  test(`the heading ${heading} means ${field ?? 'nothing here'}`, () => {
    const [column] = listingColumns([heading]).columns;
    assert.deepEqual([column?.field, column?.toMetres ?? 1], [field, toMetres]);
  });
}

test('a listing needs the way to the section, its length and its depths', () => {
  const whole = ['Site', 'Hole', 'Core', 'Section', 'CuratedLength', 'TopDepth', 'BottomDepth'];
  assert.equal(isSectionListing(whole), true);
  for (const heading of whole) assert.equal(isSectionListing(whole.filter((one) => one !== heading)), false, heading);
  assert.equal(isSectionListing(['expedition', 'site', 'hole', 'core', 'section', 'curated_length_m']), false);
});
