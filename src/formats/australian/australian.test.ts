import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING, WITHDRAWN } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  document,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { createSchemaCheck } from '../../../test/conformance/formats/schema-check.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { ARDC_DESCRIPTION } from '../ardc-1.0/format.ts';
import { CSIRO_2 } from '../csiro-2.0/format.ts';
import { CSIRO_DESCRIPTION } from '../csiro-3.0/format.ts';
import { READABLE } from '../formats.ts';
import { openSource } from '../reading/open-source.ts';
import { readDocument, recognise } from '../reading/read-document.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared/data/schemas/smoke');
const usual = describeObject(usualContext('sample'));
const FORMATS = [ARDC_DESCRIPTION, CSIRO_DESCRIPTION];

for (const format of FORMATS) {
  const name = format.name as 'ardc' | 'csiro';
  const own = createSchemaCheck(name, 'own');
  const published = createSchemaCheck(name, 'published');
  const smoke = resolve(SHARED, `${name}-${format.version}.xml`);
  const rewrite = (members: Partial<SampleDescription>) => {
    const [record] = readBack(format, document(format, { ...usual, ...members }));
    assert.ok(record);
    return record.description;
  };

  describe(`${format.label}: round trip`, () => {
    it('carries what it says it carries, and stays valid', () => {
      fc.assert(
        fc.property(ARBITRARY_DESCRIPTION, (description) => {
          assertDescriptionSurvives(format, description);
          const text = document(format, description);
          assert.deepEqual(own?.check(text), []);
          assert.deepEqual(published?.check(text) ?? [], []);
        }),
        { numRuns: 100 },
      );
    });

    it('settles for every example', () => {
      for (const { description, facts } of EXAMPLES) {
        const text = format.write(description, facts, CONTEXT);
        assertDocumentSettles(format, new TextEncoder().encode(text), 'example');
      }
    });

    const skip = existsSync(smoke) ? false : `no ${smoke}`;
    it('reads the smoke document and settles', { skip }, () => {
      const bytes = readFileSync(smoke);
      const read = readDocument(bytes, smoke, READABLE);
      assert.ok(read.ok);
      assert.deepEqual(read.findings, []);
      assert.equal(read.value.format.name, name);
      const [record] = read.value.records;
      assert.equal(record?.description.igsn, 'XXSMOKE1');
      assert.equal(record.description.material?.label, 'Rock');
      assert.deepEqual(record.description.curations, [
        { institution: 'Smoke Archive', institutionUri: 'https://example.org', curator: 'Smoke Curator' },
      ]);
      assert.equal(record.facts.registeredAt, '2024-05-07');
      assert.equal(record.description.foreign, undefined);
      assertDocumentSettles(format, bytes, smoke);
    });
  });

  describe(`${format.label}: members`, () => {
    const geometries: readonly [string, Partial<SampleDescription>][] = [
      ['a point with height', { latitudeDeg: -35.25, longitudeDeg: 149.5, elevationM: 600 }],
      ['a line', { latitudeDeg: 1, longitudeDeg: 2, latitudeEndDeg: 3, longitudeEndDeg: 4 }],
      ['a height on another datum', { elevationM: 5, verticalDatum: 'https://epsg.io/5711' }],
      ['a position on GDA94', { coordinateSystem: 'https://epsg.io/4283' }],
    ];
    for (const [label, members] of geometries) {
      it(`gives ${label} back`, () => {
        const back = rewrite(members);
        for (const [key, value] of Object.entries(members)) assert.equal(back[key as 'elevationM'], value, key);
      });
    }

    it('keeps family, people, time and access', () => {
      const back = rewrite({ fundingAgencies: ['ICDP'], isPublic: false, moratoriumUntil: '2999-03-01' });
      assert.equal(back.parent?.igsn, usual.parent?.igsn);
      assert.deepEqual(
        back.children.map((one) => one.igsn),
        usual.children.map((one) => one.igsn),
      );
      assert.equal(back.collectedFrom, '2014-05-05T16:40:00+02:00');
      assert.ok(back.agents.some((one) => one.name === 'Lorenz, Henning' && one.role === 'ProjectLeader'));
      assert.deepEqual([back.isPublic, back.moratoriumUntil], [false, '2999-03-01']);
    });

    it('says why where it has no value', () => {
      const { material: _, resourceType: __, currentArchive: ___, currentArchiveContact: ____, ...bare } = usual;
      const text = document(format, bare);
      assert.equal(text.match(/OGC\/0\/missing/g)?.length, 2);
      assert.match(text, /<curatingInstitution>http:\/\/www\.opengis\.net\/def\/nil\/OGC\/0\/unknown</);
      const [record] = readBack(format, text);
      assert.deepEqual([record?.description.material, record?.description.curations], [undefined, undefined]);
    });

    it('keeps the relations of the lists apart', () => {
      for (const relationType of own === undefined
        ? []
        : ['HasDigitalRepresentation', 'HasSamplingFeature', 'IsMemberOf']) {
        const text = document(format, {
          ...usual,
          relatedWorks: [{ identifier: 'https://example.org/', identifierType: 'URL', relationType: 'IsDerivedFrom' }],
        }).replace(/IsDerivedFrom(?=[^/]*https:\/\/example\.org\/|"[^>]*>https:\/\/example)/, relationType);
        assertDocumentSettles(format, new TextEncoder().encode(text), relationType);
      }
    });

    it('ends with the last event', () =>
      assert.match(format.write(usual, WITHDRAWN, CONTEXT), /eventType="deprecated">2020-01-01T00:00:00Z</));
  });

  describe(`${format.label}: what records do`, () => {
    const text = document(format, usual);
    const variants: readonly [string, string | Uint8Array][] = [
      ['a prefix', text.replace(/<(\/?)(?=\w)/g, '<$1p:').replace('xmlns=', 'xmlns:p=')],
      ['blanks around identifiers', text.replace(/(<resourceIdentifier>)([^<]+)/, '$1\n  $2  ')],
      ['a slash after the namespace', text.replace(`xmlns="${format.namespace}"`, `xmlns="${format.namespace}/"`)],
      ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')])],
      ['a closing slash', text.replace('specimentype/individualSample', 'specimentype/individualSample/')],
    ];
    for (const [label, document] of variants) {
      it(`reads ${label}`, () => {
        const [record] = readBack(format, document);
        assert.equal(record?.description.igsn, usual.igsn);
        assert.equal(record.description.resourceType?.uri, usual.resourceType?.uri);
        assert.equal(record.description.foreign, undefined);
      });
    }

    it('reads several resources, nil elements and what nobody knows', () => {
      const two = text
        .replace(/(<resource .*<\/resource>)/s, '$1$1')
        .replace(/<date>.*?<\/date>/, '<date xsi:nil="true"/><mood>good</mood>');
      const records = readBack(format, two);
      assert.equal(records.length, 2);
      assert.equal(records[0]?.description.collectedFrom, undefined);
      assert.match(records[0]?.description.foreign?.[0]?.content ?? '', /<mood[^>]*>good</);
      assert.equal(records[0]?.description.foreign?.[0]?.path, '/resources/resource[1]/mood');
    });

    it('keeps a geometry it does not understand, with a finding', () => {
      const odd = text.replace(/(<geometry[^>]*>)[^<]*/, '$1TRIANGLE((1 2))');
      const [record] = readBack(format, odd);
      assert.equal(record?.findings[0]?.code, 'geometry-not-read');
      assert.equal(record.description.places?.[0]?.stated?.text, 'TRIANGLE((1 2))');
      assertDocumentSettles(format, new TextEncoder().encode(odd), 'odd');
    });

    it('settles for every event, dates without time and marks of doubt', () => {
      for (const event of ['registered', 'updated', 'deprecated', 'destroyed']) {
        const changed = text.replace(/<logDate[^>]*>[^<]*/, `<logDate eventType="${event}">2019-05`);
        assert.notEqual(changed, text);
        assertDocumentSettles(format, new TextEncoder().encode(changed), event);
      }
    });

    it('never throws for what a document says', () => {
      const bits = ['', ' ', 'N/A', '<', 'POINT(', '9'.repeat(40), 'http://', '\u{1f9ca}', '-'];
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.nat(30), fc.constantFrom(...bits))), (cuts) => {
          let spoilt = text;
          for (const [at, length, bit] of cuts) spoilt = spoilt.slice(0, at) + bit + spoilt.slice(at + length);
          readDocument(new TextEncoder().encode(spoilt), 'spoilt', READABLE);
        }),
        { numRuns: 300 },
      );
    });

    it('finds a record without identifier', () => {
      const [record] = readBack(format, text.replace(/<resourceIdentifier>.*?<\/resourceIdentifier>/, ''));
      assert.ok(record?.findings.some((one) => one.code === 'no-identifier'));
    });
  });

  const breaks: readonly [string, (text: string) => string][] = [
    ['no landing page', (text) => text.replace(/<landingPage>.*?<\/landingPage>/, '')],
    ['a code without two letters', (text) => text.replace(/ICDP5054EXF4601(?=<\/resourceI)/, '5054')],
    ['a specimen type with slash', (text) => text.replace('individualSample<', 'individualSample/<')],
    ['an unknown role', (text) => text.replace('CI_RoleCode/', 'CI_RoleCode/un')],
    ['no curation', (text) => text.replace(/<curationDetails>.*?<\/curationDetails>/, '')],
    ['an unknown event', (text) => text.replace('eventType="registered"', 'eventType="submitted"')],
    ['an unknown reference system', (text) => text.replace('epsg.io/4326', 'epsg.io/3857')],
    ['a date that is none', (text) => text.replace(/<logDate([^>]*)>[^<]*/, '<logDate$1>yesterday')],
  ];
  describe(`${format.label}: both schemas refuse`, () => {
    for (const [label, spoil] of breaks) {
      it(label, () => {
        const text = format.write(usual, PENDING, CONTEXT);
        const spoilt = spoil(text);
        assert.notEqual(spoilt, text);
        for (const schema of [own, published]) if (schema !== undefined) assert.notDeepEqual(schema.check(spoilt), []);
      });
    }
  });
}

describe('CSIRO 2.0', () => {
  it('is known but not read', () => {
    const text =
      '<samples xmlns="http://igsn.org/schema/kernel-v.1.0"><sample><sampleNumber>10273/CSRWA1</sampleNumber><sampleName>x</sampleName></sample></samples>';
    const source = openSource(new TextEncoder().encode(text), 'x');
    assert.ok(source.ok);
    assert.equal(recognise(source.value, READABLE), CSIRO_2);
    const [record] = CSIRO_2.read(source.value);
    assert.deepEqual(
      record?.findings.map((one) => [one.code, one.severity]),
      [['format-not-read', 'error']],
    );
    assert.equal(record?.description.igsn, 'CSRWA1');
    assert.equal(record.description.foreign?.length, 1);
  });
});
