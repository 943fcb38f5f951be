import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import {
  CONTEXT,
  fullDescription,
  PENDING,
  WITHDRAWN,
} from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { GFZ_EXT_NAMESPACE, GFZ_NAMESPACE } from './namespaces.ts';
import { toGfzDescription } from './to-description.ts';

const NAMESPACES = { d: GFZ_NAMESPACE, e: GFZ_EXT_NAMESPACE };
const usual = describeObject(usualContext('sample'));

/** The text at each path of a written description; undefined where nothing stands. */
function textsAt(description: SampleDescription, facts: RegistrationFacts, paths: readonly string[]) {
  using document = XmlDocument.fromString(toGfzDescription(description, facts, CONTEXT));
  return paths.map((path) => document.get(path, NAMESPACES)?.content);
}

describe('GFZ description', () => {
  const expected: readonly [string, string][] = [
    ['/d:resource/@type', 'Sample'],
    ['/d:resource/d:parentIdentifier', 'ICDP5054EHW1001'],
    ['//d:geometry', '13.202926 63.401629'],
    ['//d:resourceType', 'http://vocabulary.odm2.org/specimentype/individualSample/'],
    ['//d:material', 'http://vocabulary.odm2.org/medium/rock/'],
    ['//d:collectionMethod', 'Corer:Drill'],
    ['//d:collectionTime', '2014-05-05T16:40:00+02:00'],
    ['//d:sampleAccess', 'Public'],
    ['//e:user_code', 'ICDP'],
    ['//e:sample_type', 'Individual Sample'],
    ['//e:parent_igsn', 'ICDP5054EHW1001'],
    ['//e:depth_min', '143.12'],
    ['//e:depth_scale', 'mbs (CSF-A)'],
    ['//e:collection_method', 'Coring>RockCorer'],
    ['//e:cruise_field_prgrm', 'COSC-1 (ICDP 5054)'],
    ['//e:publish_date', '2017-03-01'],
    ['//e:relatedIdentifier[@relationType="HasPart"]', '10273/ICDP5054EC2U001'],
    ['//e:external_url[e:url_type="DOI"]/e:url', 'https://doi.org/10.5194/sd-19-1-2015'],
  ];
  it('says what the worked examples say', () => {
    const found = textsAt(
      usual,
      PENDING,
      expected.map(([path]) => path),
    );
    assert.deepEqual(
      found,
      expected.map(([, text]) => text),
    );
  });

  it('calls a hole a feature', () => {
    const hole = describeObject(usualContext('hole'));
    assert.deepEqual(textsAt(hole, PENDING, ['/d:resource/@type', '//e:sample_type']), ['Feature', 'Hole']);
  });

  it('is private under a moratorium, with the day of its end', () => {
    const paths = ['//d:sampleAccess', '//e:is_private', '//e:publish_date'];
    assert.deepEqual(textsAt({ ...usual, isPublic: false }, WITHDRAWN, paths), ['Private', '1', '2017-03-01']);
    const { moratoriumUntil: _, ...open } = usual;
    assert.deepEqual(textsAt(open, WITHDRAWN, paths), ['Public', '0', '2015-02-06']);
  });

  it('leaves out what the schema could not take', () => {
    const full = fullDescription('sample', 'x');
    assert.deepEqual(textsAt(full, PENDING, ['//e:elevation', '//e:vertical_datum', '//e:latitude']), [
      undefined,
      undefined,
      '-63.401629',
    ]);
  });

  it('keeps the whole of a text that it has to cut', () => {
    const abstract = 'é'.repeat(3000);
    const [short, whole] = textsAt({ ...usual, abstract }, PENDING, [
      '//e:sample/e:description',
      '//e:descriptions/e:description',
    ]);
    assert.equal(short?.length, 2000);
    assert.ok(short?.endsWith('…') && whole?.endsWith(abstract));
  });

  const times: readonly [string, string | undefined, string | undefined][] = [
    ['2014', undefined, 'year'],
    ['2014-05', undefined, 'month'],
    ['2014-05-05', '2014-05-05T00:00:00Z', 'day'],
  ];
  for (const [collectedFrom, instant, precision] of times) {
    it(`invents no ${collectedFrom} to the second`, () => {
      const paths = ['//d:collectionTime', '//e:collection_date_precision'];
      assert.deepEqual(textsAt({ ...usual, collectedFrom, collectedTo: collectedFrom }, PENDING, paths), [
        instant,
        precision,
      ]);
    });
  }
});
