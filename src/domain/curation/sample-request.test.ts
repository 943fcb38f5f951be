import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type NamedPlace, placeWishes } from './place-wishes.ts';
import { readWishLines } from './read-wish-lines.ts';
import { checkRequest, checkRequestDraft, contactOf, EMPTY_REQUEST, type RequestFacts } from './sample-request.ts';

const LINES: readonly (readonly [string, string, unknown, number | null, string])[] = [
  ['Hole A 143.0-148.0 m', 'A', { top: 143, bottom: 148, unit: 'm' }, null, ''],
  ['hole 1A 143,5 – 148 m; below the fault', '1A', { top: 143.5, bottom: 148, unit: 'm' }, null, 'below the fault'],
  ['ICDP5054EX0B001 10-15', 'ICDP5054EX0B001', { top: 10, bottom: 15, unit: undefined }, null, ''],
  ['5054_1_A_84_2_W 10-15 cm', '5054_1_A_84_2_W', { top: 10, bottom: 15, unit: 'cm' }, null, ''],
  ['any 3 samples between Hole A 143 and 148 m', 'A', { top: 143, bottom: 148, unit: 'm' }, 3, ''],
  ['Hole A 143 m to 148 m, 12 samples', 'A', { top: 143, bottom: 148, unit: 'm' }, 12, ''],
  ['any 3 samples', '', undefined, 3, ''],
  ['Hole A', 'A', undefined, null, ''],
];

for (const [typed, code, interval, samples, note] of LINES)
  test(`wish “${typed}”`, () => {
    const read = readWishLines(`\n${typed}`);
    assert.deepEqual(read, { ok: true, findings: [], value: [{ line: 2, code, interval, samples, note }] });
  });

test('lines that are no wishes are told each, by line', () => {
  const read = readWishLines('Hole A 1-2 m\nsomething nice and soft\n143-148 m\nHole A 9-3 m');
  assert.equal(read.ok, false);
  assert.deepEqual(
    read.findings.map((one) => [one.code, one.at?.row]),
    [
      ['wish-form', 2],
      ['wish-where', 3],
      ['wish-order', 4],
    ],
  );
  assert.equal(readWishLines('Hole A\n'.repeat(301)).findings[0]?.code, 'wish-many');
});

const HOLE = { id: 'h', type: 'hole', name: '5054_1_A', topM: 0, bottomM: 2495.8, publicPart: 'all' as const };
const SECTION = {
  id: 's',
  type: 'section',
  name: '5054_1_A_84_2',
  topM: 300.1,
  bottomM: 300.8,
  publicPart: 'all' as const,
};
const PLACES = new Map<string, NamedPlace>([
  ['A', HOLE],
  ['S', SECTION],
  ['B', { id: 'b', type: 'core_box', name: 'CB1', topM: null, bottomM: null, publicPart: 'all' }],
]);

test('wishes stand at what they name, those of sections with their depth', () => {
  const lines = readWishLines('Hole A 143-148 m\nS 10-15 cm\nany 2 samples');
  assert.ok(lines.ok);
  const placed = placeWishes(lines.value, PLACES, 'requester');
  assert.ok(placed.ok);
  const nowhere = { topCsfAM: null, bottomCsfAM: null, topOffsetCm: null, bottomOffsetCm: null };
  assert.deepEqual(placed.value, [
    { ...nowhere, objectId: 'h', topCsfAM: 143, bottomCsfAM: 148, samples: null, note: '' },
    {
      objectId: 's',
      topCsfAM: 300.2,
      bottomCsfAM: 300.25,
      topOffsetCm: 10,
      bottomOffsetCm: 15,
      samples: null,
      note: '',
    },
    { ...nowhere, objectId: null, samples: 2, note: '' },
  ]);
});

test('wishes at nothing, of the wrong unit or beyond the end are told', () => {
  const lines = readWishLines('X 1-2 cm\nB 1-2 cm\nHole A 1-2 cm\nS 1-2 m\nS 60-75\nHole A 2490-2500 m');
  assert.ok(lines.ok);
  const codes = placeWishes(lines.value, PLACES, 'requester').findings.map((one) => one.code);
  assert.deepEqual(codes, ['wish-unknown', 'wish-type', 'wish-unit', 'wish-unit', 'wish-outside', 'wish-outside']);
});

test('findings tell who asks nothing of a place that is kept back', () => {
  const lines = readWishLines('S 60-75\nHIDDEN 1-2 cm\nS 1-2 m');
  assert.ok(lines.ok);
  const places = new Map<string, NamedPlace>([
    ['S', { ...SECTION, publicPart: 'name' }],
    ['HIDDEN', { ...SECTION, publicPart: 'nothing' }],
  ]);
  const told = placeWishes(lines.value, places, 'requester').findings;
  assert.deepEqual(
    told.map((one) => one.code),
    ['wish-unknown', 'wish-unit'],
  );
  assert.doesNotMatch(JSON.stringify(told), /5054_1_A_84_2/);
  const toCurator = placeWishes(lines.value, places, 'curator').findings.map((one) => one.code);
  assert.deepEqual(toCurator, ['wish-outside', 'wish-unit']);
});

const ADA = { name: 'Ada', orcid: '0000-0002-1825-0097', email: 'ada@gfz.example', affiliation: '', isContact: true };
const WHOLE: RequestFacts = {
  ...EMPTY_REQUEST,
  title: 'Gneiss',
  purpose: 'Ages',
  material: 'core',
  samplesAsked: 3,
  scientists: [ADA],
};

test('a draft may be empty, a request may not', () => {
  assert.deepEqual(checkRequestDraft(EMPTY_REQUEST), []);
  const fields = checkRequest(EMPTY_REQUEST).map((one) => one.field);
  assert.deepEqual(fields, ['title', 'purpose', 'material', 'samplesAsked', 'scientists']);
  assert.deepEqual(checkRequest(WHOLE), []);
});

const BAD: readonly (readonly [string, string, Partial<RequestFacts>])[] = [
  ['orcid-check-digit', 'scientists[0].orcid', { scientists: [{ ...ADA, orcid: '0000-0002-1825-0098' }] }],
  ['request-email', 'scientists[0].email', { scientists: [{ ...ADA, email: 'ada at gfz' }] }],
  ['request-contact', 'scientists', { scientists: [{ ...ADA, isContact: false }] }],
  ['request-missing', 'scientists[0].email', { scientists: [{ ...ADA, email: '' }] }],
  ['request-number', 'samplesAsked', { samplesAsked: 1.5 }],
  ['request-share', 'sharePc', { sharePc: 0 }],
  ['request-long', 'title', { title: 'x'.repeat(301) }],
  ['request-character', 'purpose', { purpose: 'a\u0001' }],
];

for (const [code, field, wrong] of BAD)
  test(`a request is not submitted: ${code} at ${field}`, () => {
    const findings = checkRequest({ ...WHOLE, ...wrong });
    assert.deepEqual(
      findings.map((one) => [one.code, one.field]),
      [[code, field]],
    );
  });

test('messages go to the contact, or to whom there is', () => {
  const other = { ...ADA, email: 'b@gfz.example', isContact: false };
  assert.equal(contactOf({ scientists: [other, ADA] }), ADA);
  assert.equal(contactOf({ scientists: [other] }), other);
  assert.equal(contactOf({ scientists: [] }), undefined);
});
