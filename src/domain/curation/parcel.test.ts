import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../language.ts';
import { type BackReport, checkBackReport } from './back-report.ts';
import { customsWords, goodsWords } from './customs-words.ts';
import { readReminderDays, reminderDue, reminderWords } from './loan-reminders.ts';
import { checkParcel, type ItemState, NO_FACTS, type ParcelFacts, type ParcelState, stateByItems } from './parcel.ts';
import { shippedWords } from './parcel-mail.ts';

const GOOD: ParcelFacts = { ...NO_FACTS, recipient: { ...NO_FACTS.recipient, name: 'Ada' } };

const WRONG: readonly (readonly [field: string, facts: Partial<ParcelFacts>])[] = [
  ['name', { recipient: NO_FACTS.recipient }],
  ['country', { recipient: { ...GOOD.recipient, country: 'Sweden' } }],
  ['country', { recipient: { ...GOOD.recipient, country: 'XX' } }],
  ['origin', { customs: { ...GOOD.customs, origin: 'Atlantis' } }],
  ['email', { recipient: { ...GOOD.recipient, email: 'a@b.org, c@d.org' } }],
  ['eori', { recipient: { ...GOOD.recipient, eori: '123' } }],
  ['weightKg', { weightKg: 0 }],
  ['weightKg', { weightKg: Number.NaN }],
  ['trackingUrl', { trackingUrl: 'javascript:alert(1)' }],
  ['hsCode', { customs: { ...GOOD.customs, hsCode: 'rock' } }],
  ['value', { customs: { ...GOOD.customs, value: -1 } }],
  ['currency', { customs: { ...GOOD.customs, currency: 'euro' } }],
  ['dueOn', { dueOn: '2027-02-30' }],
  ['comment', { comment: 'a\u0000b' }],
];
for (const [field, facts] of WRONG)
  test(`a parcel with a wrong ${field} is one finding: ${JSON.stringify(facts).slice(0, 60)}`, () =>
    assert.deepEqual(
      checkParcel({ ...GOOD, ...facts }).map((one) => one.field),
      [field],
    ));

test('what is no country is named, with the country that it may have meant', () => {
  const [found] = checkParcel({ ...GOOD, recipient: { ...GOOD.recipient, country: 'Swedne' } });
  assert.equal(found?.message, '“Swedne” is no country that we know. Did you mean Sweden (SE)?');
  assert.equal(found?.rule, 'a country by its name, or by two letters of ISO 3166 such as SE');
});

test('a country is checked where it is another one than before', () => {
  const before = {
    ...GOOD,
    recipient: { ...GOOD.recipient, country: 'XX' },
    customs: { ...GOOD.customs, origin: 'EU' },
  };
  const after = { ...before, comment: 'Fragile', recipient: { ...before.recipient, street: 'Villavägen 16' } };
  assert.deepEqual(checkParcel(after, before), []);
  const other = {
    ...before,
    recipient: { ...before.recipient, country: 'EU' },
    customs: { ...before.customs, origin: 'XX' },
  };
  assert.deepEqual(
    checkParcel(other, before).map((one) => one.field),
    ['country', 'origin'],
  );
});

test('a parcel needs no more than who gets it', () => assert.deepEqual(checkParcel(GOOD), []));

const STATES: readonly (readonly [ParcelState, readonly ItemState[], ParcelState])[] = [
  ['packed', ['packed'], 'packed'],
  ['shipped', ['sent', 'sent'], 'shipped'],
  ['shipped', ['arrived', 'sent'], 'delivered'],
  ['delivered', ['returned', 'arrived'], 'part-returned'],
  ['delivered', ['returned', 'used-up'], 'returned'],
  ['part-returned', ['returned', 'lost'], 'returned'],
  ['shipped', ['lost', 'lost'], 'lost'],
  ['delivered', ['used-up', 'used-up'], 'delivered'],
  ['delivered', ['missing', 'arrived'], 'delivered'],
  ['shipped', ['missing', 'missing'], 'shipped'],
  ['shipped', ['lost', 'sent'], 'shipped'],
  ['shipped', ['lost', 'used-up'], 'delivered'],
];
for (const [before, items, after] of STATES)
  test(`${before} with ${items.join(', ')} is ${after}`, () => assert.equal(stateByItems(before, items), after));

test('the latest reminder that has come is due, none before the first', () => {
  const days = readReminderDays('7, -14,0,7')!;
  assert.deepEqual(days, [-14, 0, 7]);
  const due = (today: string) => reminderDue(days, '2027-03-15', today);
  assert.deepEqual(['2027-02-28', '2027-03-01', '2027-03-14', '2027-03-15', '2027-03-21', '2027-06-01'].map(due), [
    undefined,
    -14,
    -14,
    0,
    0,
    7,
  ]);
  for (const never of ['', 'none']) assert.deepEqual(readReminderDays(never), []);
  assert.equal(readReminderDays('soon'), undefined);
});

for (const language of LANGUAGES)
  test(`papers and mails have words in ${language}`, () => {
    assert.ok(Object.values(customsWords(language)).every((one) => one !== ''));
    const facts = { parcel: 'P1', name: 'Ada', dueOn: '2027-03-15', agent: 'Core', things: ['X1'] };
    const said = ['2027-03-01', '2027-03-15', '2027-04-01'].map(
      (today) => reminderWords(language, { ...facts, today }).text,
    );
    assert.equal(new Set(said).size, 3);
    const shipped = { ...facts, carrier: 'DHL', trackingNumber: '7', trackingUrl: '', link: 'https://x/reports/s' };
    assert.match(shippedWords(language, shipped).text, /P1[\s\S]*X1[\s\S]*DHL, 7[\s\S]*2027-03-15[\s\S]*reports\/s/);
  });

test('goods of which a hazard is stated are not called harmless', () => {
  for (const language of LANGUAGES) {
    const harmless = goodsWords({ ...GOOD, language });
    const hazards = { ...GOOD.customs, hazards: 'Asbestos, UN 2590' };
    const [usual, careful] = [
      /hazardous|ungefährlich|dangereuse|ofarligt/,
      goodsWords({ ...GOOD, language, customs: hazards }),
    ];
    assert.match(harmless, usual);
    assert.doesNotMatch(careful, usual);
    assert.doesNotMatch(careful, /,,|\s,/);
  }
  assert.equal(goodsWords({ ...GOOD, customs: { ...GOOD.customs, description: 'Salt' } }), 'Salt');
});

test('a report names what is in the parcel and still out, pieces once, and DOIs', () => {
  const items = [
    { thingId: 'a', name: 'A', type: 'sample', state: 'arrived' },
    { thingId: 'b', name: 'B', type: 'split', state: 'returned' },
  ] as const;
  const none: BackReport = { things: [], subsamples: [], works: [], note: '' };
  const piece = { operationId: '1', objectId: '2', ofThingId: 'a', type: 'bottle', name: 'P', note: '' } as const;
  const codes = (report: Partial<BackReport>) => checkBackReport({ ...none, ...report }, items).map((one) => one.code);
  assert.deepEqual(codes({}), ['report-empty']);
  assert.deepEqual(codes({ note: 'Thanks' }), []);
  assert.deepEqual(codes({ things: [{ thingId: 'b', fate: 'arrived', note: '' }] }), ['report-thing']);
  assert.deepEqual(codes({ things: [{ thingId: 'x', fate: 'arrived', note: '' }] }), ['report-thing']);
  assert.deepEqual(codes({ subsamples: [piece, { ...piece, name: 'p' }] }), ['report-piece']);
  assert.deepEqual(codes({ subsamples: [{ ...piece, ofThingId: 'b' }] }), ['report-piece']);
  assert.deepEqual(codes({ subsamples: [{ ...piece, name: 'a/b' }] }), ['report-piece']);
  assert.deepEqual(codes({ works: ['10.5194/sd-19-1-2015', 'doi'] }), ['report-work']);
});
