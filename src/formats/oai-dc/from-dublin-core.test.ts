import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { OAI_DC } from './format.ts';

/** As GFZ hands it out (metadata-schemas 1). */
const OF_GFZ = `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:identifier>http://hdl.handle.net/10273/ICDP5054EHW1001</dc:identifier>
  <dc:identifier>igsn:10273/ICDP5054EHW1001</dc:identifier>
  <dc:creator>ICDP</dc:creator><dc:title> Hole A </dc:title><dc:date>2014</dc:date>
  <dc:relation>doi:10.1/x</dc:relation><dc:relation>https://doi.org/10.2/y</dc:relation><dc:relation>urn:nbn:x</dc:relation>
  <dc:coverage>latitude 63.4, longitude 13.2 (WGS 84)</dc:coverage><dc:source>a box</dc:source>
</oai_dc:dc>`;

describe('Dublin Core', () => {
  it('is read as far as its words go', () => {
    const [record] = readBack(OAI_DC, OF_GFZ);
    assert.ok(record);
    const { description } = record;
    assert.deepEqual([description.prefix, description.igsn, description.title], ['10273', 'ICDP5054EHW1001', 'Hole A']);
    assert.deepEqual(
      [description.latitudeDeg, description.longitudeDeg, description.publicationYear],
      [63.4, 13.2, 2014],
    );
    assert.deepEqual(
      description.relatedWorks.map(({ identifierType, identifier }) => `${identifierType} ${identifier}`),
      ['DOI 10.1/x', 'DOI 10.2/y', 'URN urn:nbn:x'],
    );
    assert.equal(description.foreign?.[0]?.path, '/dc/source');
    assert.deepEqual(record.findings, []);
  });

  it('without an identifier is a finding', () => {
    const [record] = readBack(OAI_DC, OF_GFZ.replace(/<dc:identifier>.*<\/dc:identifier>/g, ''));
    assert.deepEqual(
      record?.findings.map(({ code }) => code),
      ['no-identifier'],
    );
  });

  for (const { label, description, facts } of EXAMPLES.filter((one) => /usual|bare/.test(one.label))) {
    it(`of our own settles: ${label}`, () => {
      assertDocumentSettles(OAI_DC, Buffer.from(OAI_DC.write(description, facts, CONTEXT)), label);
    });
  }

  it('of our own keeps what it promises', () => {
    assertDescriptionSurvives(OAI_DC, describeObject(usualContext('sample')));
  });
});
