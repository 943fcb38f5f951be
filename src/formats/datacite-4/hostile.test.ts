import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CONTEXT, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { DATACITE_JSON } from '../datacite-json/format.ts';
import { openSource } from '../reading/open-source.ts';
import { readDescription } from '../reading/read-description.ts';
import { factsOf } from '../reading/record-read.ts';
import { SCHEMA_ORG } from '../schema-org/format.ts';
import { readXml } from '../xml/read-xml.ts';
import { DATACITE, DATACITE_VERSIONS } from './format.ts';
import * as lists from './kernel-lists.ts';
import { kernelSchema } from './kernel-schema.ts';

const text = fc.string({ unit: 'binary', maxLength: 30 });
const word = fc.oneof(
  text,
  fc.constantFrom('DOI', 'Poster', 'w3id', 'https://x.org/[a] b', '10.1/x', 'en', 'Rock', '2020-02-30'),
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const degrees = fc.double({ min: -200, max: 200 });
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });

/** Descriptions with anything in the members that DataCite says. */
const anything = fc
  .record({
    title: text,
    titleLanguage: maybe(word),
    furtherTitles: list(fc.record({ text, type: word, language: word })),
    alternateIdentifiers: list(fc.record({ type: word, value: word })),
    language: maybe(word),
    generalType: maybe(word),
    resourceType: maybe(fc.record({ label: text, uri: word })),
    material: maybe(fc.record({ label: text, uri: word })),
    subjects: list(
      fc.record({ label: word, uri: word, scheme: word, schemeUri: word, classificationCode: word, language: word }),
    ),
    furtherDescriptions: list(fc.record({ text, type: word, language: word })),
    latitudeDeg: degrees,
    longitudeDeg: degrees,
    places: list(fc.record({ name: text, points: list(fc.record({ latitudeDeg: degrees, longitudeDeg: degrees })) })),
    dates: list(fc.record({ date: word, type: word, note: word })),
    agents: list(
      fc.record({
        name: text,
        isOrganisation: fc.boolean(),
        isCreator: fc.boolean(),
        role: word,
        language: word,
        orcid: word,
        ror: word,
        affiliation: word,
        identifiers: list(fc.record({ identifier: word, scheme: word, schemeUri: word })),
      }),
    ),
    funding: list(
      fc.record({
        funderName: text,
        funderIdentifier: word,
        funderIdentifierType: word,
        schemeUri: word,
        awardUri: word,
      }),
    ),
    licences: list(fc.record({ name: word, uri: word, schemeUri: word, language: word })),
    relatedWorks: list(
      fc.record({
        identifier: word,
        identifierType: word,
        relationType: word,
        generalType: word,
        schemeUri: word,
        relationNote: word,
      }),
    ),
    relatedItems: list(
      fc.record({
        generalType: word,
        relationType: word,
        identifier: word,
        identifierType: word,
        publicationYear: word,
      }),
    ),
    publicationYear: maybe(fc.integer()),
  })
  .map((said) => readDescription({ code: 'X1', prefix: '10.1' }, said));

describe('hostile DataCite', () => {
  it('is written as valid XML of every version, whatever a description says', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...DATACITE_VERSIONS), (description, format) => {
        const xml = format.write(description, PENDING, CONTEXT);
        const read = readXml(Buffer.from(xml), 'x', () => format.schema?.());
        // A name or title of nothing but blanks is the description's own fault, and the register refuses it.
        const faults = read.findings.filter(
          ({ message }) => !/Missing child|not expected|titles|creators/.test(message),
        );
        assert.deepEqual(faults, [], xml);
      }),
      { numRuns: 150 },
    );
  });

  it('settles, be it ever so strange: what was read, written and read twice is written the same', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(DATACITE, DATACITE_JSON), (description, format) => {
        const once = format.write(description, PENDING, CONTEXT);
        const again = rewritten(format, rewritten(format, once));
        assert.equal(rewritten(format, again), again);
      }),
      { numRuns: 150 },
    );
  });

  it('as JSON of any shape never throws', () => {
    const shape = fc.jsonValue({ maxDepth: 4 });
    const keys = [
      'creators',
      'titles',
      'geoLocations',
      'publisher',
      'types',
      'dates',
      'identifier',
      'spatialCoverage',
      'keywords',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), shape), (value) => {
        for (const file of [
          { ...value, schemaVersion: 'datacite.org/schema/kernel-4' },
          { name: 'x', ...value, '@context': 'https://schema.org' },
        ])
          for (const format of [DATACITE_JSON, SCHEMA_ORG]) format.read({ syntax: 'json', file: 'x', value: file });
      }),
      { numRuns: 500 },
    );
  });
});

function rewritten(format: typeof DATACITE, written: string): string {
  const source = openSource(Buffer.from(written), 'x');
  assert.ok(source.ok);
  const [record] = format.read(source.value);
  assert.ok(record);
  return format.write(record.description, factsOf(record, PENDING.submittedAt), CONTEXT);
}

describe('the lists of the kernel', () => {
  it('are those of the schema', () => {
    const schema = readFileSync(join(import.meta.dirname, 'schema/metadata.xsd'), 'utf8');
    for (const values of [
      lists.GENERAL_TYPES,
      lists.IDENTIFIER_TYPES,
      lists.RELATIONS,
      lists.CONTRIBUTORS,
      lists.DATE_TYPES,
      lists.FUNDER_TYPES,
    ])
      for (const [value, since] of values)
        assert.ok(
          schema.includes(`"${value}"${since === '4.0' ? '/>' : ` c:since="${since}"/>`}`),
          `${value} ${since}`,
        );
    assert.equal(lists.GENERAL_TYPES.size, 34);
    assert.equal(lists.IDENTIFIER_TYPES.size, 23);
    assert.equal(lists.RELATIONS.size, 39);
    assert.equal(kernelSchema('4.0'), kernelSchema('4.0'));
  });
});
