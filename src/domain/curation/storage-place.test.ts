import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStowing, checkWeight } from './check-stowing.ts';
import { isInPlace, pathsDownTo, placePath, proposePlaceCode } from './place-code.ts';
import { scannedCode } from './scanned-code.ts';
import { checkPlace, normalPlaceCode, PLACE_KINDS, type PlaceFacts, type PlaceKind } from './storage-place.ts';

const SOUND: PlaceFacts = {
  kind: 'shelf',
  name: 'C',
  code: 'H2-R14-C',
  mostThings: 4,
  weightLimitKg: 250,
  ownWeightKg: null,
  temperatureC: -20,
  climate: 'dark',
  comment: '',
  isClosed: false,
};

const codes = (change: Partial<PlaceFacts>, above: PlaceKind | 'none' = 'rack') =>
  checkPlace({ ...SOUND, ...change }, above === 'none' ? undefined : above).map((one) => `${one.code} ${one.field}`);

test('a place that is well said has no findings', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ mostThings: null, weightLimitKg: null, temperatureC: null, climate: '' }), []);
});

test('each fact that cannot be is named with its field', () => {
  assert.deepEqual(codes({ name: '  ' }), ['place-name name']);
  assert.deepEqual(codes({ name: 'x'.repeat(61) }), ['place-name name']);
  assert.deepEqual(codes({ code: 'Ä 1' }), ['place-code code']);
  assert.deepEqual(codes({ code: '' }), ['place-code code']);
  assert.deepEqual(codes({ mostThings: 0 }), ['place-limit mostThings']);
  assert.deepEqual(codes({ mostThings: 1.5 }), ['place-limit mostThings']);
  assert.deepEqual(codes({ weightLimitKg: Number.NaN }), ['place-limit weightLimitKg']);
  assert.deepEqual(codes({ temperatureC: -300 }), ['place-temperature temperatureC']);
  assert.deepEqual(codes({ comment: 'x'.repeat(1001) }), ['place-text comment']);
  assert.deepEqual(codes({ comment: 'a\u0000' }), ['place-text comment']);
  assert.deepEqual(codes({ climate: 'a\ud800' }), ['place-text climate']);
  assert.deepEqual(codes({ name: 'a\ud800' }), ['place-name name']);
});

test('a place lies in a wider one, only a repository in none', () => {
  for (const [at, kind] of PLACE_KINDS.entries()) {
    assert.equal(codes({ kind }, 'none').length, kind === 'repository' ? 0 : 1);
    for (const [other, above] of PLACE_KINDS.entries())
      assert.equal(codes({ kind }, above).length, other < at ? 0 : 1, `${kind} in ${above}`);
  }
});

test('codes are proposed from the name, and keep the end of a long one', () => {
  assert.equal(proposePlaceCode('Rack 14', 'SPANDAU-H2'), 'SPANDAU-H2-RACK14');
  assert.equal(proposePlaceCode('Åre größer', undefined), 'AREGROSSER');
  assert.equal(proposePlaceCode('岩', 'A'), '');
  const long = proposePlaceCode('Slot 3', `A${'-BCDEFGH'.repeat(6)}`);
  assert.ok(long.length <= 40 && long.endsWith('-SLOT3') && /^[A-Z0-9]/.test(long));
  assert.equal(normalPlaceCode(' h2-r14 '), 'H2-R14');
});

test('paths sort as people count, and a name with a slash is one step', () => {
  const names = ['Rack 2', 'Rack 10', 'Rack 1', 'a/b'].map((name) => placePath(name, 'X'));
  assert.deepEqual(names.toSorted(), [names[2], names[0], names[1], names[3]]);
  assert.deepEqual(pathsDownTo(placePath('a/b', 'X')), ['X', 'X/a%2Fb']);
  assert.equal(isInPlace('X/a', 'X'), true);
  assert.equal(isInPlace('X', 'X'), true);
  assert.equal(isInPlace('XY/a', 'X'), false);
});

test('a scanner reads addresses, a person types names', () => {
  const meant = {
    'https://doi.org/10.60510/icdp5054ex66601': 'icdp5054ex66601',
    'http://127.0.0.1:8080/igsn/ICDP5054EX66601?x=1#y': 'ICDP5054EX66601',
    '10.60510/ICDP5054EX66601': 'ICDP5054EX66601',
    '10273/ICDP5054EX66601': 'ICDP5054EX66601',
    'https://x.org/5054%201_A/': '5054 1_A',
    'https://x.org/50%': '50%',
    ' 5054_1_A_084_2_W ': '5054_1_A_084_2_W',
    'H2-R14-C': 'H2-R14-C',
    'a/b': 'a/b',
    'https://x.org/a%00b': 'ab',
    '\u001dICDP5054EX66601\u0000': 'ICDP5054EX66601',
    '': '',
  };
  for (const [text, code] of Object.entries(meant)) assert.equal(scannedCode(text), code);
});

test('what a place then would hold is held against its limits', () => {
  const place = { words: 'Hall 2 / Rack 14', mostThings: 2, weightLimitKg: 100, isClosed: false };
  const found = (change: Partial<typeof place>, things: number, weightKg: number | null) =>
    checkStowing({ ...place, ...change }, { things, weightKg }).map((one) => [one.severity, one.code]);
  assert.deepEqual(found({}, 2, 100), []);
  assert.deepEqual(found({}, 3, null), [['warning', 'storage-full']]);
  assert.deepEqual(found({}, 1, 100.1), [['warning', 'storage-weight']]);
  assert.deepEqual(found({ isClosed: true }, 1, 1), [['warning', 'storage-closed']]);
  const [weight] = checkWeight(place, { things: 9, weightKg: 120.0004 });
  assert.equal(weight!.message, 'Hall 2 / Rack 14 would hold 120 kg, of 100 kg that it bears.');
});
