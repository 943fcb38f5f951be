import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  document,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { ICDP_INGEST_CSV } from './format.ts';

const JSON_CELL =
  '"[{""descriptions"":[{""description"":""Banded gneiss | folded"",""descriptionScheme"":""lithology""},{""description"":""First text""}]}]"';
const HEADINGS = [
  'igsn',
  'Title',
  'name',
  'sample_type',
  'material',
  'is_private',
  'sampleAccess',
  'publish_date',
  'description',
  'size',
  'size_unit',
  'collector',
  'givenName',
  'familyName',
  'orcid',
  'affiliation',
  'ror',
  'contributor',
  'contributorType',
  'identifier',
  'identifierType',
  'funderName',
  'funderIdentifier',
  'parent_igsn',
  'geological_age',
  'operator',
  'cruise_field_program',
  'relatedIdentifier',
  'relatedIdentifierType',
  'relationtype',
  'relatedIdentifier',
  'relatedIdentifierType',
  'relationtype',
  'elevationUnit',
  'elevation',
  'house_number',
];
const CELLS = [
  '10.60510/ICDP5068EH40001',
  'Hole A of a made-up lake',
  '5068_1_A',
  'Borehole',
  'NotApplicable',
  '0',
  'restricted',
  '2017-3-1',
  JSON_CELL,
  '57.2;3;',
  'core length [m];boxes;',
  'Doe, Jane',
  'Jane',
  'Doe',
  '0000-0002-1825-0097',
  'A University',
  'https://ror.org/04z8jg394',
  'Roe, Richard; ; Poe, Edgar; ',
  'ProjectLeader; ; Other;',
  'https://orcid.org/0000-0001-5109-3700; ; 0000-0001-5109-3701;',
  'ORCID; ; ORCID',
  'DFG; ; ICDP;',
  'https://doi.org/10.13039/501100001659; ; ;',
  'ICDP5068ES00001',
  'Pleistocene, Holocene',
  'A Drilling Company; Another',
  'LAKE (ICDP 5068)',
  'https://doi.org/10.1234/abc; 10.1234/def',
  'DOI; DOI',
  'IsCitedBy; IsDocumentedBy',
  'https://example.org/x',
  'URL',
  'References',
  'meters',
  '410.5',
  '7',
];
const table = (cells: readonly string[], headings: readonly string[] = HEADINGS): string =>
  `\ufeff${headings.join('|')}\r\n${cells.join('|')}\r\n`;

const [record] = readBack(ICDP_INGEST_CSV, table(CELLS));
const said = record?.description;
const codes = (cells: readonly string[], headings = HEADINGS) =>
  readBack(ICDP_INGEST_CSV, table(cells, headings))[0]?.findings.map((one) => one.code) ?? [];

describe('ICDP ingest table', () => {
  it('is read cell by cell', () => {
    assert.ok(said);
    assert.deepEqual([said.igsn, said.prefix, said.title], ['ICDP5068EH40001', '10.60510', 'Hole A of a made-up lake']);
    assert.deepEqual([said.sampleType, said.objectType, said.material?.label], ['Hole', 'hole', 'Not applicable']);
    assert.deepEqual(
      [said.parent?.igsn, said.elevationM, said.operator, said.platformOperator],
      ['ICDP5068ES00001', 410.5, 'A Drilling Company', 'Another'],
    );
    assert.deepEqual(said.expedition, { acronym: 'LAKE', program: 'ICDP', code: '5068' });
    assert.deepEqual(said.geologicalAges, ['Pleistocene', 'Holocene']);
  });

  it('reads descriptions out of JSON, also within a list and without scheme', () => {
    assert.equal(said?.abstract, 'First text');
    assert.deepEqual(said?.furtherDescriptions, [{ text: 'Banded gneiss | folded', scheme: 'lithology' }]);
    const plain = CELLS.with(8, 'Just a text');
    assert.equal(readBack(ICDP_INGEST_CSV, table(plain))[0]?.description.abstract, 'Just a text');
    assert.ok(codes(CELLS.with(8, '{descriptions')).includes('not-json'));
  });

  it('keeps the positions of parallel lists and drops their empty tails', () => {
    assert.deepEqual(said?.size, { value: '57.2', unit: 'core length [m]' });
    assert.deepEqual(said?.furtherSizes, [{ value: '3', unit: 'boxes' }]);
    assert.equal(said?.lengthM, 57.2);
    assert.deepEqual(
      said?.agents.map(({ name, role, orcid, isCreator }) => [name, role, orcid, isCreator]),
      [
        ['Doe, Jane', undefined, '0000-0002-1825-0097', true],
        ['Roe, Richard', 'ProjectLeader', '0000-0001-5109-3700', false],
        ['Poe, Edgar', 'Other', undefined, false],
      ],
    );
    assert.deepEqual(said?.fundingAgencies, ['ICDP']);
    assert.deepEqual(
      said?.funding?.map((one) => [one.funderName, one.funderIdentifierType]),
      [['DFG', 'Crossref Funder ID']],
    );
  });

  it('merges repeated columns', () => {
    assert.deepEqual(said?.relatedWorks, [
      { identifier: '10.1234/abc', identifierType: 'DOI', relationType: 'IsCitedBy' },
      { identifier: '10.1234/def', identifierType: 'DOI', relationType: 'IsDocumentedBy' },
      { identifier: 'https://example.org/x', identifierType: 'URL', relationType: 'References' },
    ]);
  });

  it('finds what is wrong, with row and column', () => {
    const findings = record?.findings ?? [];
    assert.deepEqual(findings.map((one) => one.code).toSorted(), ['contradiction', 'date-form', 'orcid-check-digit']);
    assert.deepEqual(findings.find((one) => one.code === 'date-form')?.at, {
      file: 'test',
      row: 2,
      column: 'publish_date',
    });
    assert.deepEqual([said?.isPublic, said?.publishedOn], [false, '2017-03-01']);
    assert.deepEqual(said?.foreign, [{ format: 'icdp-csv', path: 'house_number', content: '7' }]);
  });

  const wrong: readonly [string, readonly string[], string][] = [
    ['no IGSN', CELLS.with(0, 'N/A'), 'no-identifier'],
    ['no name', CELLS.with(2, ''), 'required-cell'],
    ['a unit that is not metric', CELLS.with(33, 'feet'), 'unit-not-converted'],
    ['words for a number', CELLS.with(34, 'high'), 'not-a-number'],
    ['a type outside the list', CELLS.with(3, 'Moon dust'), 'unknown-term'],
    ['a day that does not exist', CELLS.with(7, '2017-02-30'), 'not-a-date'],
    ['more cells than headings', [...CELLS, 'x'], 'surplus-cells'],
    ['an open quote', CELLS.with(1, '"open').with(8, ''), 'bad-quotes'],
  ];
  for (const [what, cells, code] of wrong)
    it(`finds ${what}`, () => assert.ok(codes(cells).includes(code), codes(cells).join()));

  it('writes doubts as they were stated and reads them back', () => {
    const description = {
      ...(EXAMPLES[0] as (typeof EXAMPLES)[number]).description,
      elevationM: 522,
      depths: [{ scale: 'csf_a' as const, topM: 3, bottomM: 20 }],
      collectedFrom: '1980~',
      uncertainNumbers: [
        { of: 'elevationM' as const, text: '~522 m', value: 522, isAbout: true },
        { of: 'depthTopM' as const, text: '3–4 m', minimum: 3, maximum: 4 },
        { of: 'depthBottomM' as const, text: '~21', value: 21, isAbout: true },
      ],
    };
    const said = readBack(ICDP_INGEST_CSV, document(ICDP_INGEST_CSV, description))[0]?.description;
    assert.deepEqual([said?.elevationM, said?.depths[0]?.topM, said?.depths[0]?.bottomM], [522, 3, 20]);
    assert.equal(said?.collectedFrom, '1980~');
    assert.deepEqual(said?.uncertainNumbers, description.uncertainNumbers.slice(0, 2));
  });

  it('reads many records and tells their lines', () => {
    const many = `${HEADINGS.join('|')}\n${CELLS.join('|')}\n\n${CELLS.with(8, '"two\nlines"').join('|')}\n${CELLS.with(0, '').join('|')}`;
    const records = readBack(ICDP_INGEST_CSV, many);
    assert.equal(records.length, 3);
    assert.deepEqual(records[2]?.findings.find((one) => one.code === 'no-identifier')?.at, { file: 'test', row: 6 });
  });

  it('is recognised by its headings in any case and order, not by one bar', () => {
    const knows = (text: string) => ICDP_INGEST_CSV.recognises({ syntax: 'text', file: 't', text });
    assert.ok(knows('NAME|Title|"IGSN"\n'));
    assert.ok(!knows('name,title,igsn\n') && !knows('a|b|c\n'));
  });

  it('comes back as it was written, for every example', () => {
    for (const { description, label } of EXAMPLES) {
      assertDescriptionSurvives(ICDP_INGEST_CSV, description);
      assertDocumentSettles(ICDP_INGEST_CSV, new TextEncoder().encode(document(ICDP_INGEST_CSV, description)), label);
    }
  });

  it('settles for the made-up record, and keeps its people, sizes and relations', () => {
    assertDocumentSettles(ICDP_INGEST_CSV, new TextEncoder().encode(table(CELLS)), 'made up');
    assert.ok(said);
    const [again] = readBack(ICDP_INGEST_CSV, document(ICDP_INGEST_CSV, said));
    for (const field of ['size', 'furtherSizes', 'funding', 'relatedWorks', 'abstract', 'furtherDescriptions'] as const)
      assert.deepEqual(again?.description[field], said[field], field);
  });

  it('takes any text without throwing', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ';;', '[{"descriptions":', 'N/A', '|', '\n', '9e999'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 40 }), { maxLength: 4 }), (rows) => {
        const text = [HEADINGS, ...rows].map((row) => row.join('|')).join('\n');
        ICDP_INGEST_CSV.read({ syntax: 'text', file: 't', text });
      }),
      { numRuns: 300 },
    );
    assert.equal(ICDP_INGEST_CSV.heading?.split('|')[0], 'igsn');
    assert.ok(EXAMPLES[0] && ICDP_INGEST_CSV.writeRow?.(EXAMPLES[0].description, PENDING, CONTEXT).endsWith('\n'));
  });
});
