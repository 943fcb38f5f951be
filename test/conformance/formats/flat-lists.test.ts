import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { present } from '../../../src/domain/description/present.ts';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import { RELATION_TYPES } from '../../../src/domain/vocabulary/relation-types.ts';
import type { Format, ReadableFormat } from '../../../src/formats/format.ts';
import { FORMATS, READABLE } from '../../../src/formats/formats.ts';
import { GFZ_DESCRIPTION } from '../../../src/formats/gfz-description-1.3/format.ts';
import { GFZ_IGSNAA } from '../../../src/formats/gfz-igsnaa-0.1/format.ts';
import { readDocument } from '../../../src/formats/reading/read-document.ts';
import { SESAR_XML } from '../../../src/formats/sesar-xml/format.ts';
import { EXAMPLES } from './example-descriptions.ts';
import { assertDescriptionSurvives, assertDocumentSettles, document, readBack } from './round-trip.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared/data');
const skip = existsSync(SHARED) ? false : 'no check files here (../shared/data)';
const LISTS: readonly (Format & ReadableFormat)[] = [GFZ_DESCRIPTION, GFZ_IGSNAA, SESAR_XML];
const RUNS = 150;

/** A word that no reader takes for anything else: no separators, no `N/A`, short. */
const word = fc
  .stringMatching(/^[\p{L}\p{N}<&>"'() ]{2,40}$/u)
  .map((text) => `x${text.trim()}z`)
  .filter((text) => !/[\ud800-\udfff]/.test(text));
const number = (least: number, most: number) =>
  fc.integer({ min: Math.ceil(least * 1000), max: Math.floor(most * 1000) }).map((n) => n / 1000);
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = day.map((date) => `${date}T09:30:15+02:00`);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

/** What every list of the family can say without loss, as long as it is within the limits. */
const inLimits = fc.record({
  igsn: fc.stringMatching(/^ICDP[0-9]{4}E[A-Z0-9]{6}$/),
  namespace: fc.constant('ICDP'),
  name: word,
  otherNames: fc.uniqueArray(word, { maxLength: 3 }),
  parent: maybe(fc.stringMatching(/^ICDP[0-9]{4}EH[A-Z0-9]{5}$/).map((igsn) => ({ igsn, name: igsn }))),
  rock: maybe(word),
  classificationComment: maybe(word),
  geologicalUnit: maybe(word),
  geologicalAges: fc.array(word, { maxLength: 3 }),
  ageRange: maybe(fc.record({ minimum: number(0, 4000), maximum: number(0, 4000), unit: word })),
  latitudeEndDeg: maybe(number(-90, 90)),
  longitudeEndDeg: maybe(number(-180, 180)),
  elevationM: maybe(number(-6000, 9000)),
  elevationEndM: maybe(number(-6000, 9000)),
  utm: maybe(
    fc.record({ northingM: number(0, 1e7), eastingM: number(0, 834000), zone: fc.constantFrom('33V', '7N', '60A') }),
  ),
  navigationType: maybe(fc.constantFrom('GPS', 'RTK GPS', 'DVL:Renav')),
  primaryLocationType: maybe(word),
  primaryLocationName: maybe(word),
  country: maybe(word),
  province: maybe(word),
  county: maybe(word),
  city: maybe(word),
  locality: maybe(word),
  localityDescription: maybe(word),
  locationDescription: maybe(word),
  depths: fc.array(
    fc.oneof(
      fc.record({ scale: fc.constantFrom('csf_a', 'csf_b', 'drf'), topM: number(0, 9000), bottomM: number(0, 9000) }),
      fc.record({ scale: fc.constant('other'), scaleText: fc.constant('from base of section'), topM: number(0, 9) }),
    ),
    { maxLength: 1 },
  ),
  size: maybe(fc.record({ value: word, unit: word })),
  comment: maybe(word),
  platformType: maybe(word),
  platformName: maybe(word),
  platformDescription: maybe(word),
  launch: maybe(fc.record({ type: fc.constantFrom('AUV', 'Sled'), platformName: word, identifier: word })),
  expedition: maybe(fc.constant({ acronym: 'COSC-1', program: 'ICDP', code: '5054' })),
  collectionMethodDescription: maybe(word),
  collectedFrom: maybe(moment),
  collectedTo: maybe(moment),
  purpose: maybe(word),
  currentArchive: maybe(word),
  currentArchiveContact: maybe(word),
  originalArchive: maybe(word),
  originalArchiveContact: maybe(word),
  isPublic: fc.boolean(),
}) as fc.Arbitrary<Partial<SampleDescription>>;

/** What GFZ's additions can say. */
const ofGfz = fc.record({
  abstract: maybe(word),
  sampleRequest: maybe(word),
  sampledBy: maybe(word),
  sampledOn: maybe(fc.oneof(day, moment)),
  coordinateSystem: maybe(fc.constantFrom('NAD83', 'ETRS89')),
  lengthM: maybe(number(0.001, 9000)),
  operator: maybe(word),
  fundingAgencies: fc.uniqueArray(word, { maxLength: 2 }),
  publishedOn: maybe(fc.oneof(day, moment, fc.constant('2014'))),
  children: fc
    .uniqueArray(fc.stringMatching(/^ICDP[0-9]{4}EC[A-Z0-9]{5}$/), { maxLength: 3 })
    .map((all) => all.map((igsn) => ({ igsn, name: igsn }))),
  furtherDescriptions: maybe(fc.array(fc.record({ text: word, scheme: word }), { minLength: 1, maxLength: 2 })),
  furtherMethods: maybe(
    fc.uniqueArray(fc.record({ label: word, scheme: word }), {
      minLength: 1,
      maxLength: 2,
      selector: (one) => one.label,
    }),
  ),
  images: maybe(fc.record({ url: fc.webUrl(), caption: word }).map((image) => [image])),
  relatedWorks: fc.uniqueArray(
    fc.record({
      identifier: fc.stringMatching(/^10\.1234\/[a-z0-9]{3,8}$/),
      identifierType: fc.constant('DOI'),
      relationType: fc.constantFrom(...RELATION_TYPES.filter((one) => one.gfz === one.label).map((one) => one.label)),
      title: word,
    }),
    { maxLength: 3, selector: (one) => one.identifier },
  ),
}) as fc.Arbitrary<Partial<SampleDescription>>;

function assertComesBack(format: Format & ReadableFormat, said: Partial<SampleDescription>): void {
  const description = present({
    ...EXAMPLES[0]?.description,
    ...said,
    title: said.name,
    agents: [],
    moratoriumUntil: undefined,
  }) as SampleDescription;
  const text = document(format, description);
  const [record] = readBack(format, text);
  // What fast-check makes has no prototype.
  for (const [field, value] of Object.entries(structuredClone(said)))
    assert.deepEqual(
      record?.description[field as keyof SampleDescription],
      value,
      `${format.name}: ${field} in\n${text}`,
    );
}

for (const format of LISTS) {
  describe(`${format.name}, there and back`, () => {
    it('keeps what it says it carries whole, for every example', () => {
      for (const { description } of EXAMPLES) assertDescriptionSurvives(format, description);
    });

    it('keeps every member that is within its limits', () => {
      fc.assert(
        fc.property(inLimits, (said) => assertComesBack(format, present(said))),
        { numRuns: RUNS },
      );
    });

    it('settles: what was read is written the same way ever after', () => {
      for (const { description, label } of EXAMPLES)
        assertDocumentSettles(format, new TextEncoder().encode(document(format, description)), label);
    });
  });
}

describe('igsngfz, additions to SESAR', () => {
  it('keeps them within their limits', () => {
    fc.assert(
      fc.property(inLimits, ofGfz, (common, own) => assertComesBack(GFZ_DESCRIPTION, present({ ...common, ...own }))),
      { numRuns: RUNS },
    );
  });
});

describe('documents of the family', { skip }, () => {
  const smoke = join(SHARED, 'schemas/smoke');
  const worked = join(SHARED, 'records/worked-example');
  const files = [
    ...['1.0', '1.1', '1.2', '1.3'].map((version) => join(smoke, `gfz-description-${version}.xml`)),
    join(smoke, 'igsnaa-0.1.xml'),
    ...(skip
      ? []
      : readdirSync(worked)
          .filter((name) => name.endsWith('gfz-description-1.3.xml'))
          .map((name) => join(worked, name))),
  ];
  for (const file of files) {
    it(`${file.slice(SHARED.length + 1)} is read without loss and settles`, () => {
      const bytes = readFileSync(file);
      const read = readDocument(bytes, file, READABLE);
      assert.ok(read.ok);
      assert.deepEqual(read.findings, [], 'valid against our schema');
      const { format, records } = read.value;
      assert.equal(records.length, 1);
      assert.deepEqual(records[0]?.description.foreign, undefined);
      assert.deepEqual(
        records[0]?.findings.filter((one) => one.code !== 'no-identifier'),
        [],
      );
      const written = FORMATS.find((one) => one.name === format.name || format.name.startsWith(`${one.name}-`));
      assert.ok(written);
      if (written.name === format.name) assertDocumentSettles({ ...format, ...written }, bytes, file);
    });
  }

  it('a GFZ description of an older version may not have what came later', () => {
    const later = readFileSync(join(smoke, 'gfz-description-1.0.xml'), 'utf8').replace(
      '<size>',
      '<sampling_date>2020</sampling_date><size>',
    );
    const read = readDocument(new TextEncoder().encode(later), 'later', READABLE);
    assert.ok(read.ok && read.findings.some((one) => one.message.includes('sampling_date')));
  });
});
