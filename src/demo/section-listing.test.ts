import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CorestoneError } from '../domain/error.ts';
import { generateExpedition } from './cosc-expedition.ts';
import { generateSectionListing } from './section-listing.ts';

const records = (sectionCount: number) =>
  [...generateSectionListing(sectionCount)].slice(1).map((line) => line.split(','));

test('a listing has its heading and exactly as many lines as asked for', () => {
  assert.deepEqual(
    [...generateSectionListing(0)],
    ['Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth,TopDepthScaled,BottomDepthScaled'],
  );
  for (const count of [1, 2896, 6001]) assert.equal(records(count).length, count);
});

test('it lists the sections of the demonstration expedition', () => {
  const { sections } = generateExpedition();
  const listed = records(sections.length).map(([site, hole, core, , section, length]) => [
    site,
    hole,
    core,
    section,
    length,
  ]);
  const expected = sections.map((row) => [row.site, row.hole, row.core, row.section, row.curated_length_m].map(String));
  assert.deepEqual(listed, expected);
});

test('depths agree with lengths, and scaled depths never reach the next run', () => {
  let run = '';
  let lastScaledBottom = 0;
  for (const [site, hole, core, type, , length, top, bottom, scaledTop, scaledBottom] of records(9000)) {
    assert.equal(type, 'Z');
    assert.ok(Math.abs(Number(bottom) - Number(top) - Number(length)) < 1e-9);
    assert.ok(Number(scaledBottom) <= Number(bottom) && Number(scaledTop) <= Number(top));
    const here = `${site}${hole}${core}`;
    if (here !== run) assert.ok(core === '1' || Number(scaledTop) >= lastScaledBottom - 1e-4, here);
    run = here;
    lastScaledBottom = Number(scaledBottom);
  }
});

test('lines come as they are read, holes named by site', () => {
  const lines = generateSectionListing(100_000)[Symbol.iterator]();
  lines.next();
  assert.match(lines.next().value!, /^1,A,1,Z,1,/);
  const places = new Set(records(70_000).map(([site, hole]) => `${site}${hole}`));
  assert.ok(places.has('1T') && places.has('2A') && !places.has('1U'));
});

test('a count that is none is refused', () => {
  for (const count of [-1, 0.5, Number.NaN]) {
    assert.throws(
      () => generateSectionListing(count),
      (error) => error instanceof CorestoneError && error.code === 'invalid-input',
    );
  }
});
