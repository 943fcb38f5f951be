import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { checkRowValue } from '../drilling/check-row-value.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import { LICENCES } from '../vocabulary/licences.ts';
import { describeObject } from './describe-object.ts';
import { readAward, readLabel, readLicence } from './object-rights.ts';

describe('an award is read by the form of its parts', () => {
  const ROR = 'https://ror.org/018mejw64';
  const cases: readonly [string, unknown][] = [
    ['Swedish Research Council', { funderName: 'Swedish Research Council' }],
    ['VR | 2013-94', { funderName: 'VR', awardNumber: '2013-94' }],
    ['VR | | Deep drilling', { funderName: 'VR', awardTitle: 'Deep drilling' }],
    [
      `DFG | KO 1/2-1 | Cores | ${ROR} | https://gepris.dfg.de/gepris/projekt/1`,
      {
        ...{ funderName: 'DFG', funderIdentifier: ROR, funderIdentifierType: 'ROR', schemeUri: 'https://ror.org' },
        ...{ awardNumber: 'KO 1/2-1', awardUri: 'https://gepris.dfg.de/gepris/projekt/1', awardTitle: 'Cores' },
      },
    ],
    [
      'EC|doi:10.13039/501100000780|101',
      {
        ...{ funderName: 'EC', funderIdentifier: 'https://doi.org/10.13039/501100000780' },
        ...{ funderIdentifierType: 'Crossref Funder ID', awardNumber: '101' },
      },
    ],
    [
      'A | https://isni.org/isni/0000000121032683',
      { funderName: 'A', funderIdentifier: 'https://isni.org/isni/0000000121032683', funderIdentifierType: 'ISNI' },
    ],
    ['A | grid.425888.b', { funderName: 'A', funderIdentifier: 'grid.425888.b', funderIdentifierType: 'GRID' }],
    // A mistyped ROR is an address like another.
    ['A | https://ror.org/018mejw65', { funderName: 'A', awardUri: 'https://ror.org/018mejw65' }],
    ['', undefined],
    [' | 12', undefined],
    ['https://ror.org/018mejw64', undefined],
    ['A | 1 | b | c', undefined],
    ['A | https://a.org | https://b.org', undefined],
    [`A | ${ROR} | ${ROR}`, undefined],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(readAward(text), expected));
});

describe('a licence is read', () => {
  const [, by] = LICENCES;
  const BY = { ...by, scheme: 'SPDX', schemeUri: 'https://spdx.org/licenses/' };
  for (const text of [
    'CC-BY-4.0',
    'cc by 4.0',
    'https://creativecommons.org/licenses/by/4.0/',
    'http://creativecommons.org/licenses/by/4.0/legalcode',
    'Creative Commons Attribution 4.0 International',
  ])
    test(text, () => assert.deepEqual(readLicence(text), BY));
  test('of one’s own', () => {
    assert.deepEqual(readLicence('House rules | https://example.org/rules'), {
      name: 'House rules',
      uri: 'https://example.org/rules',
    });
    assert.deepEqual(readLicence('https://example.org/rules'), { uri: 'https://example.org/rules' });
    assert.deepEqual(readLicence('Ask the curator'), { name: 'Ask the curator' });
  });
});

describe('a label of Local Contexts is read', () => {
  const uri = 'https://localcontexts.org/label/tk-attribution';
  test('by name and by code, with its community', () => {
    assert.deepEqual(readLabel('TK Attribution'), { name: 'TK Attribution', uri });
    assert.deepEqual(readLabel('tk a | Sámi Parliament'), {
      name: 'TK Attribution',
      uri,
      community: 'Sámi Parliament',
    });
  });
  test('of a community', () =>
    assert.deepEqual(readLabel('Our word | Our community | https://localcontextshub.org/projects/1'), {
      name: 'Our word',
      uri: 'https://localcontextshub.org/projects/1',
      community: 'Our community',
    }));
});

describe('an object of the core tree says', () => {
  const under = (expedition: object, hole: object = {}, own: object = {}) => {
    const context = usualContext('sample');
    const said: Readonly<Record<string, object>> = { expedition, hole };
    const ancestors = context.ancestors.map((one) => ({ ...one, values: { ...one.values, ...said[one.type] } }));
    const object = { ...context.object, values: { ...context.object.values, ...own } };
    const { fundingAgencies, funding, licences, localContexts } = describeObject({ ...context, object, ancestors });
    return { fundingAgencies, funding, licences, localContexts };
  };
  const names = ({ licences = [], localContexts = [] }: ReturnType<typeof under>) => [
    licences.map((one) => one.identifier ?? one.name),
    localContexts.map((one) => one.name),
  ];

  test('awards of its expedition, and their funders once', () => {
    const awards = { funding_agencies: ['ICDP', 'VR'], funding_awards: ['VR | 2013-94', 'no | one | can | read'] };
    const said = under(awards);
    assert.deepEqual(said.fundingAgencies, ['ICDP']);
    assert.deepEqual(said.funding, [{ funderName: 'VR', awardNumber: '2013-94' }]);
  });

  test('what its expedition says, unless its hole or the sample says another thing', () => {
    const above = { licences: ['CC-BY-4.0'], local_contexts: ['TK A'] };
    assert.deepEqual(names(under(above)), [['CC-BY-4.0'], ['TK Attribution']]);
    assert.deepEqual(names(under(above, { licences: ['CC0-1.0'] })), [['CC0-1.0'], ['TK Attribution']]);
    const own = { licences: ['Ask us'], local_contexts: ['BC P'] };
    assert.deepEqual(names(under(above, { licences: ['CC0-1.0'] }, own)), [['Ask us'], ['BC Provenance']]);
  });

  test('nothing where nobody says anything, so that what was registered stays as it is', () => {
    const said = describeObject(usualContext('sample'));
    for (const member of ['funding', 'licences', 'localContexts']) assert.ok(!(member in said), member);
  });
});

test('a row whose award nobody can read is refused, with what would be right', () => {
  const row = (value: string) => ({
    type: 'expedition' as const,
    names: { expedition: '5054' },
    values: { funding_awards: [value] },
    implied: false,
    at: { file: 'f' },
  });
  const field = OBJECT_FIELDS.expedition.find(({ name }) => name === 'funding_awards')!;
  assert.deepEqual(checkRowValue(row('VR | 2013-94'), field), []);
  const [found] = checkRowValue(row('VR | 1 | a | b'), field);
  assert.deepEqual([found?.code, found?.severity, found?.value], ['wrong-type', 'error', 'VR | 1 | a | b']);
  assert.match(found?.rule ?? '', /^funder \| number/);
});
