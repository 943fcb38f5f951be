import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bareContext, usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { toDublinCore } from './to-dublin-core.ts';

/** All texts of one element. */
function texts(description: SampleDescription, element: string): (string | undefined)[] {
  const found = toDublinCore(description, PENDING, CONTEXT).matchAll(new RegExp(`<dc:${element}>([^<]*)<`, 'g'));
  return [...found].map((one) => one[1]);
}

describe('Dublin Core', () => {
  const usual = describeObject(usualContext('sample'));
  const cases: readonly [string, readonly string[]][] = [
    ['title', ['Amphibolite with garnet from 143.12 m depth', '5054_1_A_019_1_W:12-14']],
    ['creator', ['ICDP']],
    ['publisher', ['GFZ Data Services']],
    ['type', ['PhysicalObject', 'Individual Sample']],
    ['format', ['Rock', '24 g']],
    [
      'identifier',
      [
        'https://doi.org/10.60510/icdp5054exf4601',
        'http://hdl.handle.net/10273/ICDP5054EXF4601',
        'igsn:10273/ICDP5054EXF4601',
      ],
    ],
    ['relation', ['handle:10273/ICDP5054EHW1001', 'handle:10273/ICDP5054EC2U001', 'doi:10.5194/sd-19-1-2015']],
    [
      'coverage',
      [
        'Fröå mine, Åre, Jämtland, Sweden',
        'latitude 63.401629, longitude 13.202926 (WGS 84)',
        '143.12–144.12 m below surface (CSF-A)',
      ],
    ],
    ['rights', ['Open access']],
  ];
  for (const [element, expected] of cases) it(element, () => assert.deepEqual(texts(usual, element), expected));

  it('says until when a moratorium runs', () => {
    assert.deepEqual(texts({ ...usual, isPublic: false }, 'rights'), ['Under moratorium until 2017-03-01']);
  });

  it('cites the registrant where nobody else is known, and has no coverage out of nothing', () => {
    const bare = describeObject(bareContext('sample'));
    assert.deepEqual([texts(bare, 'creator'), texts(bare, 'coverage')], [['ICDP'], []]);
  });
});
