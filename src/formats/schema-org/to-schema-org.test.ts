import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bareContext, usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { toSchemaOrg } from './to-schema-org.ts';

const usual = describeObject(usualContext('sample'));

describe('schema.org', () => {
  it('is about the object itself, under its DOI', () => {
    const said = JSON.parse(toSchemaOrg(usual, PENDING, CONTEXT));
    assert.equal(said['@id'], 'https://doi.org/10.60510/icdp5054exf4601');
    assert.equal(said.name, usual.title);
    assert.deepEqual(said.identifier[0], { '@type': 'PropertyValue', propertyID: 'IGSN', value: 'ICDP5054EXF4601' });
    assert.equal(said.isPartOf['@id'], 'https://doi.org/10.60510/icdp5054ehw1001');
    assert.equal(said.hasPart.length, 1);
    assert.deepEqual(said.spatialCoverage.geo, {
      '@type': 'GeoCoordinates',
      latitude: 63.401629,
      longitude: 13.202926,
      elevation: 522.8,
      addressCountry: 'Sweden',
    });
    assert.equal(said.spatialCoverage.additionalProperty[0].minValue, 143.12);
    assert.equal(said.contributor[0]['@id'], 'https://orcid.org/0000-0002-1825-0097');
    assert.equal(said.citation[0]['@id'], 'https://doi.org/10.5194/sd-19-1-2015');
  });

  it('cannot end a script element', () => {
    const text = toSchemaOrg({ ...usual, comment: 'x', title: '</script><script>' }, PENDING, CONTEXT);
    assert.ok(!text.includes('<'));
    assert.equal(JSON.parse(text).name, '</script><script>');
  });

  it('leaves out what nobody knows', () => {
    const said = JSON.parse(toSchemaOrg(describeObject(bareContext('gas')), PENDING, CONTEXT));
    for (const absent of [
      'spatialCoverage',
      'isPartOf',
      'hasPart',
      'funder',
      'citation',
      'keywords',
      'temporalCoverage',
    ]) {
      assert.ok(!(absent in said), absent);
    }
  });
});
