import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING, WITHDRAWN } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { COLUMNS } from './columns.ts';
import { CSV_MAPPING } from './mapping.ts';
import { csvCell, toCsv } from './to-csv.ts';

describe('table row', () => {
  it('has one value a column', () => {
    const [row] = parse<Record<string, string>>(toCsv(describeObject(usualContext('sample')), PENDING, CONTEXT), {
      columns: true,
    });
    assert.equal(row?.igsn, 'ICDP5054EXF4601');
    assert.equal(row?.top_csf_a_m, '143.12');
    assert.equal(row?.people, 'ICDP (RightsHolder); Lorenz, Henning (ProjectLeader)');
    assert.equal(row?.bottom_csf_b_m, '');
    assert.equal(row?.is_public, 'true');
  });

  it('has different headings', () => assert.equal(new Set(COLUMNS.map((one) => one.heading)).size, COLUMNS.length));

  it('stays one row whatever the texts hold', () => {
    for (const { description, facts } of EXAMPLES) assert.equal(parse(toCsv(description, facts, CONTEXT)).length, 2);
  });

  const cells: readonly [Parameters<typeof csvCell>[0], string][] = [
    [undefined, ''],
    [-3, '-3'],
    [false, 'false'],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['=1+1', "'=1+1"],
    ['@x,y', '"\'@x,y"'],
    ['a\0b\ud800', 'ab\ufffd'],
  ];
  for (const [cell, text] of cells) it(`${JSON.stringify(cell)} is ${text}`, () => assert.equal(csvCell(cell), text));

  it('gives every text back to a reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const [row] = parse(`${csvCell(`a${text}`)},end\r\n`);
        assert.deepEqual(row, [`a${text.replaceAll('\0', '')}`, 'end']);
      }),
    );
  });
});

describe('mapping of the table row', () => {
  it('names only columns that exist, and every column of a description', () => {
    const named = Object.values(CSV_MAPPING).flatMap((fate) => ('to' in fate ? fate.to.split(', ') : []));
    const headings = COLUMNS.map((one) => one.heading);
    for (const name of named) assert.ok(headings.includes(name), name);
    const facts = ['registrant', 'state', 'registered_at', 'changed_at', 'version'];
    assert.deepEqual(
      headings.filter((one) => !named.includes(one)),
      facts,
    );
  });

  it('has a value in some record for every column', () => {
    const filled = new Set<string>();
    for (const description of fc.sample(ARBITRARY_DESCRIPTION, { numRuns: 200, seed: 1 })) {
      const [row = {}] = parse<Record<string, string>>(toCsv(description, WITHDRAWN, CONTEXT), { columns: true });
      for (const [heading, value] of Object.entries(row)) if (value !== '') filled.add(heading);
    }
    assert.deepEqual(
      COLUMNS.map((one) => one.heading).filter((one) => !filled.has(one)),
      [],
    );
  });
});
