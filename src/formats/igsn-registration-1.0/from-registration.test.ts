import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFile, checkFilesIn, WITHOUT_CHECK_FILES } from '../../../test/conformance/formats/check-files.ts';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { createSchemaCheck } from '../../../test/conformance/formats/schema-check.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { IGSN_REGISTRATION_0_3 } from '../igsn-registration-0.3/format.ts';
import { IGSN_REGISTRATION_1_1 } from '../igsn-registration-1.1/format.ts';
import { readDocument } from '../reading/read-document.ts';
import { factsOf, type RecordRead } from '../reading/record-read.ts';
import { IGSN_REGISTRATION } from './format.ts';

const VERSIONS: readonly (Format & ReadableFormat)[] = [
  IGSN_REGISTRATION_0_3,
  IGSN_REGISTRATION,
  IGSN_REGISTRATION_1_1,
];
const NOW = '2026-01-01T00:00:00Z';
const LOG = '<log><logElement event="submitted" timeStamp="2014-09-01T10:00:00Z"/></log>';

/** A record of version 1.0 with these children. */
function read(children: string, format = IGSN_REGISTRATION): RecordRead {
  const [record] = readBack(format, `<sample xmlns="${format.namespace}">${children}</sample>`);
  assert.ok(record);
  return record;
}

const number = (text: string) => `<sampleNumber identifierType="igsn">${text}</sampleNumber>`;
const related = (type: string, relation: string, text: string) =>
  `<relatedIdentifier relatedIdentifierType="${type}" relationType="${relation}">${text}</relatedIdentifier>`;
const wrapped = (...all: readonly string[]) =>
  `<relatedResourceIdentifiers>${all.join('')}</relatedResourceIdentifiers>`;

type Said = { readonly [Field in keyof SampleDescription]?: SampleDescription[Field] | undefined };

const SAID: readonly [string, string, Said][] = [
  ['blanks and small letters', number(' 10273/icdp1 '), { igsn: 'ICDP1', prefix: '10273' }],
  ['a bare code', number('ICDP1'), { igsn: 'ICDP1', prefix: undefined }],
  [
    'the family behind the log, in capitals',
    `${number('10273/A')}${LOG}${wrapped(related('IGSN', 'ispartof', '10273/P'), related('HANDLE', 'HasPart', '10273/C'))}`,
    { parent: { igsn: 'P', name: 'P' }, children: [{ igsn: 'C', name: 'C' }] },
  ],
  [
    'several parents',
    `${number('10273/A')}${wrapped(related('handle', 'IsPartOf', '10273/P'), related('handle', 'IsPartOf', '10273/Q'))}`,
    { parent: { igsn: 'P', name: 'P' }, furtherParents: [{ igsn: 'Q', name: 'Q' }] },
  ],
  [
    'a parent of another prefix with that prefix',
    `${number('10273/A')}${wrapped(related('handle', 'IsPartOf', '20.500.11812/P'))}`,
    { parent: { igsn: 'P', name: 'P', prefix: '20.500.11812' }, relatedWorks: [] },
  ],
  [
    'works without type or relation',
    `${number('A')}${wrapped('<relatedIdentifier>10.1/a</relatedIdentifier>', '<relatedIdentifier relationType="Documents">https://e.org</relatedIdentifier>')}`,
    {
      relatedWorks: [
        { identifier: '10.1/a', identifierType: 'DOI', relationType: 'References' },
        { identifier: 'https://e.org', identifierType: 'URL', relationType: 'Documents' },
      ],
    },
  ],
  [
    'a type that no list has',
    `${number('A')}${wrapped(related('constructor', 'toString', 'x'))}`,
    { relatedWorks: [{ identifier: 'x', identifierType: 'constructor', relationType: 'References' }] },
  ],
];

describe('a registration that was read', () => {
  for (const [label, children, said] of SAID) {
    it(`has ${label}`, () => {
      const { description } = read(children);
      for (const [field, value] of Object.entries(said))
        assert.deepEqual(description[field as keyof SampleDescription], value, field);
    });
  }

  it('keeps its log whole, text and comment, in its order', () => {
    const log = [
      { event: 'registered', at: '2002-09-24T08:07:00', comment: 'a <comment>', text: 'a text' },
      { event: 'destroyed', at: '2003-01-01T00:00:00Z' },
      { event: 'updated', at: '2004-01-01T00:00:00Z' },
    ];
    const record = read(
      `${number('10273/A')}<log><logElement event="Registered" timeStamp="2002-09-24T08:07:00" comment="a &lt;comment>"> a text</logElement>
       <logElement event="destroyed" timeStamp="2003-01-01T00:00:00Z"/><logElement event="updated" timeStamp="2004-01-01T00:00:00Z"/></log>`,
    );
    assert.deepEqual(record.facts.log, log);
    const facts = factsOf(record, NOW);
    assert.deepEqual([facts.state, facts.withdrawnAt, facts.changedAt], ['withdrawn', log[1]?.at, log[2]?.at]);
    const [again] = readBack(IGSN_REGISTRATION, IGSN_REGISTRATION.write(record.description, facts, CONTEXT));
    assert.deepEqual(again?.facts, record.facts);
  });

  it('keeps events outside the five as foreign, with a finding', () => {
    const { description, facts, findings } = read(
      `${number('A')}<log><logElement event="constructor" timeStamp="2002"/></log>`,
    );
    assert.equal(facts.log, undefined);
    assert.deepEqual(
      findings.map(({ code, value }) => [code, value]),
      [['unknown-event', 'constructor 2002']],
    );
    assert.deepEqual(
      description.foreign?.map((one) => one.path),
      ['/sample/log/logElement/@event', '/sample/log/logElement/@timeStamp'],
    );
  });

  it('may have an empty registrant, and is written valid with it', () => {
    const record = read(`${number('10273/A')}<registrant><registrantName/></registrant>${LOG}`);
    assert.equal(record.facts.registrant, undefined);
    for (const format of VERSIONS) {
      const text = format.write(record.description, factsOf(record, NOW), CONTEXT);
      assert.match(text, /<registrant><registrantName\/><\/registrant>/);
      assert.deepEqual(createSchemaCheck(format.name as 'igsn', 'own')?.check(text), []);
    }
  });

  it('keeps its own number, whatever the prefix', () => {
    for (const stated of ['10273/A', '20.500.11812/A', '10.58052/A', '10273/TEST/HANDLE']) {
      const record = read(`${number(stated)}${LOG}`);
      const text = IGSN_REGISTRATION.write(record.description, factsOf(record, NOW), CONTEXT);
      assert.ok(text.includes(`"igsn">${stated}</sampleNumber>`), text);
    }
  });
});

describe('times of a log', () => {
  const times: readonly [string, string, string][] = [
    ['2014', '2014-01-01T00:00:00Z', '2014'],
    ['2014-05', '2014-05-01T00:00:00Z', '2014-05'],
    ['2014-05-06', '2014-05-06T00:00:00Z', '2014-05-06'],
    ['2014-05-06T07:08', '2014-05-06T07:08:00', '2014-05-06T07:08:00'],
    ['2014-05-06T07:08-05:00', '2014-05-06T07:08:00-05:00', '2014-05-06T07:08:00-05:00'],
    ['2014-05-06T07:08:09.5+02:00', '2014-05-06T07:08:09.5+02:00', '2014-05-06T07:08:09.5+02:00'],
    ['whenever', NOW, NOW],
  ];
  for (const [at, long, short] of times) {
    it(`${at} is ${long}, and ${short} in the draft`, () => {
      const record = read(`${number('A')}<log><logElement event="registered" timeStamp="${at}"/></log>`);
      const facts = { ...factsOf(record, NOW), submittedAt: NOW, changedAt: NOW };
      for (const [format, expected] of [
        [IGSN_REGISTRATION, long],
        [IGSN_REGISTRATION_1_1, short],
      ] as const) {
        const text = format.write(record.description, facts, CONTEXT);
        assert.ok(text.includes(`timeStamp="${expected}"`), text);
        assert.deepEqual(createSchemaCheck(format.name as 'igsn', 'own')?.check(text), []);
      }
    });
  }
});

describe('the draft 1.1', () => {
  it('names works by IGSN where 1.0 has to make a handle of it', () => {
    const work = { identifier: 'X1', identifierType: 'IGSN', relationType: 'References' };
    const description = { ...EXAMPLES[0]?.description, relatedWorks: [work] } as SampleDescription;
    const record = { description, facts: {}, findings: [] };
    const write = (format: Format) => format.write(description, factsOf(record, NOW), CONTEXT);
    assert.match(write(IGSN_REGISTRATION_1_1), /<relatedResourceIdentifier relatedIdentifierType="igsn"[^>]*>X1</);
    assert.match(write(IGSN_REGISTRATION), /<relatedIdentifier relatedIdentifierType="handle"[^>]*>10273\/X1</);
  });
});

for (const format of VERSIONS) {
  describe(`registration ${format.version}`, () => {
    for (const { label, description } of EXAMPLES.filter((one) => /bare|usual/.test(one.label)))
      it(`brings back what it carries whole: ${label}`, () => assertDescriptionSurvives(format, description));
  });
}

describe('real registrations', { skip: WITHOUT_CHECK_FILES }, () => {
  const files = ['records/igsn-registration', 'records/gfz-mds', 'records/worked-example', 'schemas/smoke']
    .flatMap((folder) => checkFilesIn(folder, '.xml'))
    .filter((file) => /registration|igsn-v|-test\.xml/.test(file));

  for (const file of files) {
    it(`${file} reads without loss and settles`, () => {
      const bytes = checkFile(file) ?? new Uint8Array();
      const read = readDocument(bytes, file, VERSIONS);
      assert.ok(read.ok);
      assert.deepEqual(read.findings, []);
      const [record] = read.value.records;
      assert.equal(record?.description.foreign, undefined);
      const codes = file.endsWith('igsn-v1.0.xml') ? ['wrong-schema-location'] : [];
      assert.deepEqual(
        record?.findings.map((one) => one.code),
        codes,
      );
      assertDocumentSettles(read.value.format as Format & ReadableFormat, bytes, file);
    });
  }
});
