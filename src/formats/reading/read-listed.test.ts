import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { FORMATS, READABLE } from '../formats.ts';
import { readListed } from './read-listed.ts';

const DECLARATION = /^<\?xml[^>]*\?>\s*/;
const listOf = (...entries: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<records>\n${entries.map((one) => `${one}\n`).join('')}</records>\n`;
const read = (text: string) => readListed(Buffer.from(text), 'recs.xml', READABLE);

describe('the records of our own exports', () => {
  for (const name of ['igsngfz', 'datacite4', 'oai_dc'])
    it(`are read again, each by ${name}`, () => {
      const format = FORMATS.find((one) => one.name === name)!;
      const some = EXAMPLES.slice(0, 3);
      const entries = some.map(({ description, facts }) =>
        format.write(description, facts, CONTEXT).replace(DECLARATION, ''),
      );
      const listed = read(listOf(...entries));
      assert.ok(listed.ok, JSON.stringify(listed));
      assert.equal(listed.value.format.name, name);
      assert.deepEqual(
        listed.value.records.map(({ description }) => description),
        entries.map((one) => {
          const alone = read(one);
          assert.ok(alone.ok);
          return alone.value.records[0]!.description;
        }),
      );
    });

  it('say on which line of the list something is wrong, and go on', () => {
    const namespace = 'http://igsn.org/schema/kernel-v.1.0';
    const good = (igsn: string) =>
      `<sample xmlns="${namespace}"><sampleNumber identifierType="igsn">10273/${igsn}</sampleNumber></sample>`;
    const listed = read(listOf(good('ICDP1'), '<deleted igsn="ICDP2"/>', '<what/>', good('ICDP3')));
    assert.ok(listed.ok, JSON.stringify(listed));
    assert.deepEqual(
      listed.value.records.map(({ description }) => description.igsn),
      ['ICDP1', 'ICDP3'],
    );
    const told = listed.findings.map(({ code, at }) => `${code} ${at?.row}`);
    assert.ok(told.includes('tombstone 4') && told.includes('unknown-format 5'), told.join());
  });

  for (const [what, text, code] of [
    ['an empty one', listOf(), 'no-record'],
    ['one that is cut off', listOf('<a/>').slice(0, -5), 'not-well-formed'],
    ['a root of that name with a namespace', '<records xmlns="urn:x"><a/></records>', 'unknown-format'],
  ] as const)
    it(`are not ${what}`, () => {
      const listed = read(text);
      assert.deepEqual([listed.ok, listed.findings[0]?.code], [false, code]);
    });
});
