import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFile, WITHOUT_CHECK_FILES } from '../../../test/conformance/formats/check-files.ts';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { IGSN_DESCRIPTION_1_1 } from '../igsn-description-1.1/format.ts';
import { IGSN_DESCRIPTION_CSIRO_SHAPED } from '../igsn-description-csiro-shaped/format.ts';
import { readDocument } from '../reading/read-document.ts';
import { factsOf } from '../reading/record-read.ts';
import { IGSN_DESCRIPTION } from './format.ts';

const SMOKE: readonly [Format & ReadableFormat, string][] = [
  [IGSN_DESCRIPTION, 'description-1.0.xml'],
  [IGSN_DESCRIPTION_1_1, 'description-1.1.xml'],
  [IGSN_DESCRIPTION_CSIRO_SHAPED, 'description-1.0-csiro-shaped.xml'],
];
const ALL = SMOKE.map(([format]) => format);
const LEGIBLE = EXAMPLES.filter(({ label }) => /bare|usual/.test(label));

for (const [format, file] of SMOKE) {
  describe(`${format.label} ${format.version}`, () => {
    for (const { label, description } of LEGIBLE)
      it(`brings back what it carries whole: ${label}`, () => assertDescriptionSurvives(format, description));

    it('reads a valid document without findings, and settles', { skip: WITHOUT_CHECK_FILES }, () => {
      const bytes = checkFile(`schemas/smoke/${file}`) ?? new Uint8Array();
      const read = readDocument(bytes, file, [IGSN_DESCRIPTION_CSIRO_SHAPED, IGSN_DESCRIPTION, IGSN_DESCRIPTION_1_1]);
      assert.ok(read.ok && read.value.format === format);
      assert.deepEqual(read.findings, []);
      assert.deepEqual(
        read.value.records.map((one) => one.description.foreign),
        [undefined],
      );
      assertDocumentSettles(format, bytes, file);
    });

    it('finds what breaks the schema, with its line', { skip: WITHOUT_CHECK_FILES }, () => {
      const text = new TextDecoder().decode(checkFile(`schemas/smoke/${file}`));
      const broken = text
        .replace('/specimentype/core', '/specimentype/corn')
        .replace(/>10\.5 47\.25</, ' level="3">10.5 47.25<');
      const read = readDocument(new TextEncoder().encode(broken), file, ALL.toReversed());
      assert.ok(read.ok);
      const lines = broken.split('\n');
      const rows = ['corn', 'level='].map((one) => lines.findIndex((line) => line.includes(one)) + 1);
      for (const row of rows)
        assert.ok(read.findings.some((one) => one.at?.row === row && one.code === 'against-schema'));
    });

    it('brings a position back to six places', () => {
      const described = LEGIBLE.find(({ label }) => label === 'hole, usual');
      assert.ok(described);
      const { latitudeDeg, longitudeDeg } = described.description;
      const [record] = readBack(format, format.write(described.description, described.facts, CONTEXT));
      assert.deepEqual(
        [record?.description.latitudeDeg, record?.description.longitudeDeg],
        [latitudeDeg, longitudeDeg],
      );
    });

    it('adds nothing of ours to a foreign record', () => {
      const namespace = format.namespace ?? '';
      const kind = format === IGSN_DESCRIPTION_CSIRO_SHAPED ? 'registedObjectType="x"' : 'type="Sample"';
      const [record] = readBack(
        format,
        `<resource xmlns="${namespace}" ${kind}><identifier type="IGSN">X1</identifier><title>t</title><name>t</name><registrant><name>R</name></registrant></resource>`,
      );
      assert.ok(record);
      const text = format.write(record.description, factsOf(record, '2026-01-01T00:00:00Z'), CONTEXT);
      assert.doesNotMatch(text, /GFZ|10273|10\.60510|example\.org/);
    });
  });
}

describe('ODM2 addresses', () => {
  const [first] = LEGIBLE;
  const described = { ...first?.description } as SampleDescription;
  const facts = first?.facts;
  const MEDIUM = 'http://vocabulary.odm2.org/medium/rock';
  const HOLE = 'http://vocabulary.odm2.org/samplingfeaturetype/borehole';
  const UNKNOWN = 'http://vocabulary.odm2.org/specimentype/theSpecimenTypeIsUnknown';
  const cases: readonly [Format, string, RegExp, RegExp][] = [
    [IGSN_DESCRIPTION, HOLE, /borehole\/<\/resourceType>/, /medium\/rock\/<\/material>/],
    [IGSN_DESCRIPTION_1_1, HOLE, /borehole<\/resourceType>/, /medium\/rock<\/material>/],
    [
      IGSN_DESCRIPTION_CSIRO_SHAPED,
      HOLE,
      /other<\/resourceType>.*borehole<\/alternateResourceType>/,
      /rock\/<\/material>/,
    ],
    [IGSN_DESCRIPTION, UNKNOWN, /specimentype\/unknown\/<\/resourceType>/, /type="Sample"/],
    [IGSN_DESCRIPTION_1_1, UNKNOWN, /specimentype\/unknown\/<\/resourceType>/, /type="Sample"/],
    [IGSN_DESCRIPTION_CSIRO_SHAPED, UNKNOWN, /theSpecimenTypeIsUnknown<\/resourceType>/, /PhysicalSample/],
  ];
  for (const [format, uri, type, other] of cases) {
    it(`${uri} as ${format.label} ${format.version} spells it, and back`, () => {
      assert.ok(facts);
      const stated = { ...described, resourceType: { label: 'x', uri }, material: { label: 'Rock', uri: MEDIUM } };
      const text = format.write(stated, facts, CONTEXT);
      assert.match(text, type);
      assert.match(text, other);
      const [record] = readBack(format as Format & ReadableFormat, text);
      assert.deepEqual([record?.description.resourceType?.uri, record?.description.material?.uri], [uri, MEDIUM]);
    });
  }
});
