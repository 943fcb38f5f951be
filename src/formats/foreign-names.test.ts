import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EXAMPLES } from '../../test/conformance/formats/example-descriptions.ts';
import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
import { convertRecord } from './converting/convert-record.ts';
import { DATACITE } from './datacite-4/format.ts';
import { DATACITE_JSON } from './datacite-json/format.ts';
import type { Format, ReadableFormat, WriteContext } from './format.ts';
import { FORMATS } from './formats.ts';
import { asHandle, asRead, memberOf, objectName } from './identifier-forms.ts';
import { IGSN_REGISTRATION } from './igsn-registration-1.0/format.ts';
import { openSource } from './reading/open-source.ts';
import { factsOf } from './reading/record-read.ts';

/** An installation whose names cannot occur in a record of somebody else by chance. */
const OURS: WriteContext = {
  handlePrefix: '20.500.98765',
  doiPrefix: '10.98765',
  agentName: 'Our Agency',
  landingUrl: (igsn) => `https://ours.example/igsn/${igsn}`,
  baseUrl: 'https://ours.example',
};
const NOW = '2026-06-15T12:00:00Z';

const { description: example } = EXAMPLES.find(({ label }) => label === 'section, usual') ?? assert.fail();

function foreign(prefix: string | undefined): { description: SampleDescription; facts: RegistrationFacts } {
  const { expedition: _, landingPage: __, prefix: ___, ...said } = example;
  const description: SampleDescription = {
    ...said,
    igsn: 'IEABC0001',
    namespace: 'IEABC',
    parent: { igsn: 'IEABC0000', name: 'P' },
    furtherParents: [{ igsn: 'IEXYZ0001', name: 'Q', prefix: '10.58052' }],
    children: [{ igsn: 'IEABC0002', name: 'C' }],
    relatedWorks: [],
    ...(prefix !== undefined && { prefix }),
  };
  return { description, facts: factsOf({ description, facts: { registrant: 'SESAR' }, findings: [] }, NOW) };
}

function readBack(format: ReadableFormat, text: string): SampleDescription {
  const source = openSource(new TextEncoder().encode(text), 'x');
  assert.ok(source.ok);
  return format.read(source.value)[0]?.description ?? assert.fail();
}

describe('a foreign object gets no name of ours', () => {
  const isSchemaOfOurs = /https:\/\/ours\.example\/schemas?\/[^\s"]*/g;
  for (const prefix of [undefined, '10273', '10.58052'])
    for (const format of FORMATS as readonly Format[])
      it(`${prefix ?? 'bare code'} as ${format.name}`, () => {
        const { description, facts } = foreign(prefix);
        const text = format.write(description, facts, OURS).replaceAll(isSchemaOfOurs, '');
        for (const name of [OURS.doiPrefix, OURS.handlePrefix, 'ours.example/igsn/'])
          assert.equal(text.indexOf(name), -1, text.slice(Math.max(0, text.indexOf(name) - 80)).slice(0, 160));
      });
});

describe('the names of objects', () => {
  const names: readonly [string | undefined, string, string, string][] = [
    [undefined, 'DOI', 'https://doi.org/10.98765/a1', '20.500.98765/A1'],
    ['', 'IGSN', 'https://igsn.org/A1', '10273/A1'],
    ['10273', 'Handle', 'https://hdl.handle.net/10273/A1', '10273/A1'],
    ['10.58052', 'DOI', 'https://doi.org/10.58052/a1', '10.58052/A1'],
  ];
  for (const [prefix, type, address, handle] of names)
    it(`under ${prefix ?? 'our prefix'}`, () => {
      const object = { igsn: 'a1', ...(prefix !== undefined && { prefix }) };
      const name = objectName(object, OURS);
      assert.deepEqual([name.type, name.address, asHandle(object, OURS)], [type, address, handle]);
    });

  it('of relatives are under their own prefix, else under that of the object', () => {
    assert.deepEqual(memberOf({ igsn: 'B', name: 'B' }, { igsn: 'A' }), { igsn: 'B' });
    assert.deepEqual(memberOf({ igsn: 'B', name: 'B' }, { igsn: 'A', prefix: '' }), { igsn: 'B', prefix: '' });
    const elsewhere = { igsn: 'B', name: 'B', prefix: '10.58052' };
    assert.deepEqual(memberOf(elsewhere, { igsn: 'A', prefix: '10273' }), { igsn: 'B', prefix: '10.58052' });
  });

  it('are empty for what was read with a bare code, and stay for everything else', () => {
    const { description, facts } = foreign(undefined);
    assert.equal(asRead(description, facts).prefix, '');
    const { read: _, ...ours } = facts;
    assert.equal(asRead(description, ours).prefix, undefined);
  });
});

describe('a DataCite record without DOI', () => {
  const { description, facts } = foreign(undefined);
  it('is identified by its IGSN, says so, and comes back as it was', () => {
    const record = { description, facts: { registrant: 'SESAR' }, findings: [] };
    const converted = convertRecord(record, DATACITE, OURS, NOW);
    assert.ok(converted.ok);
    assert.match(converted.value.text, /<identifier identifierType="IGSN">IEABC0001<\/identifier>/);
    assert.deepEqual(
      converted.value.narrowed.map(({ code, value }) => [code, value]),
      [['no-doi', 'IEABC0001']],
    );
    assert.deepEqual(converted.findings, []);
    const back = readBack(DATACITE, converted.value.text);
    assert.deepEqual([back.igsn, back.prefix, back.alternateIdentifiers], ['IEABC0001', undefined, undefined]);
    assert.deepEqual(back.parent?.igsn, 'IEABC0000');
    assert.deepEqual(back.furtherParents, [{ igsn: 'IEXYZ0001', name: 'IEXYZ0001', prefix: '10.58052' }]);
  });

  it('has no doi in JSON, where the code is the first of the other identifiers', () => {
    const text = DATACITE_JSON.write(description, facts, OURS);
    const said = JSON.parse(text) as { doi?: string; alternateIdentifiers: readonly unknown[] };
    assert.equal(said.doi, undefined);
    assert.deepEqual(said.alternateIdentifiers[0], {
      alternateIdentifier: 'IEABC0001',
      alternateIdentifierType: 'IGSN',
    });
    const back = readBack(DATACITE_JSON, text);
    assert.deepEqual([back.igsn, back.prefix, back.alternateIdentifiers], ['IEABC0001', undefined, undefined]);
  });

  it('is a handle where the record names itself by one', () => {
    const known = foreign('10273');
    const text = DATACITE.write(known.description, known.facts, OURS);
    assert.match(text, /<identifier identifierType="Handle">10273\/IEABC0001<\/identifier>/);
    assert.equal(readBack(DATACITE, text).prefix, '10273');
  });
});

it('relatives under another prefix come back from a registration', () => {
  const { description, facts } = foreign('10273');
  const back = readBack(IGSN_REGISTRATION, IGSN_REGISTRATION.write(description, facts, OURS));
  assert.deepEqual(back.parent, { igsn: 'IEABC0000', name: 'IEABC0000' });
  assert.deepEqual(back.furtherParents, [{ igsn: 'IEXYZ0001', name: 'IEXYZ0001', prefix: '10.58052' }]);
});
