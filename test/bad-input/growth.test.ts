import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { checkDocument } from '../../src/formats/converting/check-document.ts';
import { FORMATS, formatByName, READABLE } from '../../src/formats/formats.ts';
import { CONTEXT, fullDescription, PENDING } from '../conformance/formats/example-descriptions.ts';
import { countCalls } from './count-calls.ts';
import { longLeaves } from './long-leaves.ts';
import { manyOfEverything } from './many-of-everything.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const FEW = 100;
const TIMES = 3;
/** A pass over all pairs would make nine times as many of its calls. */
const LINEAR = TIMES * 1.1;

const check = (text: string) => checkDocument(Buffer.from(text), 'f', READABLE, { today: '2026-01-01' });

/** Numbers from 0 as texts, joined. */
const series = (count: number, one: (n: number) => string, joint = '; ') =>
  Array.from({ length: count }, (_, n) => one(n)).join(joint);

describe('three times as many of everything are written and read in three times as many steps', () => {
  // What rules remember of words would make the first pass longer than those after it.
  before(() => void check(formatByName('json')!.write(manyOfEverything(FEW * TIMES), PENDING, CONTEXT)));
  for (const format of FORMATS)
    test(format.name, () => {
      const [few, many] = [FEW, FEW * TIMES].map((count) => {
        const description = manyOfEverything(count);
        let text = '';
        const writing = countCalls(() => {
          text = format.write(description, PENDING, CONTEXT);
        });
        const whole = (format.syntax === 'xml' ? DECLARATION : '') + text;
        return { writing, reading: countCalls(() => check(whole)) };
      });
      assert.ok(few && many && few.writing > 0 && few.reading > 0);
      assert.ok(many.writing <= few.writing * LINEAR, `writing: ${few.writing}, then ${many.writing} calls`);
      assert.ok(many.reading <= few.reading * LINEAR, `reading: ${few.reading}, then ${many.reading} calls`);
    });
});

describe('an ingest table is read in steps as its size', () => {
  const head = 'igsn|title|name|collector|orcid|contributor|contributorType|relatedIdentifier|relatedIdentifierType';
  const row = (igsn: string) => `${igsn}|t|n|Name, A||Name, B|Other|10.1/x|DOI`;
  const tables: Readonly<Record<string, (count: number) => string>> = {
    rows: (count) => series(count, (n) => row(`A${n}`), '\n'),
    'rows behind a quote that is not closed': (count) => `"${series(count, (n) => row(`A${n}`), '\n')}`,
    'rows that are not in order': (count) => series(count, (n) => `|${n}||`, '\n'),
    'works without titles': (count) => `A1|t|n|||||${series(count, (n) => `https://a.org/${n}`)}|URL`,
    collectors: (count) => `A1|t|n|${series(count, (n) => `Name, P${n}`)}`,
    'collectors and contributors': (count) =>
      `A1|t|n|${series(count, (n) => `Name, P${n}`)}||${series(count, (n) => `Name, Q${n}`)}`,
    'identifiers that are wrong': (count) =>
      `A1|t|n|${series(count, (n) => `Name, P${n}`)}|${series(count, (n) => `0000-0001-0000-${1000 + n}`)}`,
    'a list that was cut off': (count) => `A1|t|n|||||"${series(count, (n) => `https://a.org/${n}`)}`,
  };
  for (const [name, table] of Object.entries(tables))
    test(name, () => {
      const [few = 0, many = 0] = [FEW, FEW * TIMES].map((count) =>
        countCalls(() => assert.equal(check(`${head}\n${table(count)}`).format?.name, 'icdp-csv')),
      );
      assert.ok(few > FEW && many <= few * LINEAR, `${few}, then ${many} calls`);
    });
});

// What a pattern does cannot be counted. One that tries every end for every begin would take minutes for this.
const LONG = 100_000;
const LONGEST_MS = 3000;

describe('a long value does not keep the readers', () => {
  const formats = FORMATS.filter((one) => !/^(?:datacite4\.[0-6]|igsn-|igsndescription-1\.1)/.test(one.name));
  for (const format of formats)
    test(format.name, () => {
      const document = format.write(fullDescription('sample', 'abc'), PENDING, CONTEXT);
      for (const filling of [' ', '; '])
        for (const { leaf, text } of longLeaves(document, format, `x${filling.repeat(LONG)}y`)) {
          const began = process.cpuUsage();
          const { format: known, findings } = check(text);
          const tookMs = process.cpuUsage(began).user / 1000;
          assert.ok(tookMs < LONGEST_MS, `${leaf} took ${tookMs} ms`);
          assert.ok(known !== undefined || findings.length > 0);
        }
    });
});
