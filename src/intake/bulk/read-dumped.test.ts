import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { CANONICAL_JSON } from '../../formats/canonical-json/format.ts';
import { READABLE } from '../../formats/formats.ts';
import { GFZ_DESCRIPTION } from '../../formats/gfz-description-1.3/format.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';
import { cutXml } from './cut-xml.ts';
import { readJsonItem } from './read-json-item.ts';

const { description, facts } = EXAMPLES[0]!;
const FACTS = { ...facts, state: 'registered' } as const;
/** A record as a dump has it, with something changed. */
const dumped = (change: object = {}) => ({
  ...(JSON.parse(CANONICAL_JSON.write(description, FACTS, CONTEXT)) as object),
  changeNumber: 7,
  ...change,
});
const read = (value: object) => readJsonItem(JSON.stringify(value), READABLE);

async function itemsOf(xml: string): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  const stream = (async function* () {
    yield Buffer.from(xml);
  })();
  for await (const pieces of cutXml(stream, READABLE)) items.push(...pieces.map((one) => one()));
  return items;
}

describe('what we dump ourselves is taken as it is', () => {
  it('as JSON: as if only IGSN and description stood there', () => {
    const item = read(dumped());
    assert.ok(item.ok, JSON.stringify(item));
    const given = read({ igsn: description.igsn, description });
    assert.ok(given.ok);
    // Rules that an older record breaks do not keep it from being moved.
    assert.deepEqual(item.value, { ...given.value, isMoved: true });
    assert.deepEqual(item.value.description?.foreign, description.foreign);
  });

  it('a member that there is not is kept of what was exported, and refused of what somebody wrote', () => {
    const typed = read({ namespace: 'ICDP', description: { titel: 'Core 12' } });
    assert.deepEqual(typed.ok ? [] : typed.findings.map(({ code, field }) => [code, field]), [
      ['unknown-member', 'description.titel'],
    ]);
    const { description: said } = dumped() as { readonly description?: object };
    assert.ok(read(dumped(said === undefined ? {} : { description: { ...said, ofTomorrow: 1 } })).ok);
    const broken = readJsonItem('{bad json', READABLE);
    assert.equal(
      broken.ok ? '' : broken.findings[0]?.message,
      'The line is no JSON: it is broken at character 2 of 9.',
    );
  });

  for (const [what, change, code] of [
    ['a tombstone', { registration: { ...FACTS, state: 'withdrawn' } }, 'tombstone'],
    ['what was hidden', { registration: { ...FACTS, state: 'hidden' } }, 'tombstone'],
    ['a record of others', { harvested: { source: 'x' } }, 'harvested-record'],
    ['another IGSN around it', { identifiers: { igsn: 'OTHER1' } }, 'igsn-mismatch'],
    ['an IGSN that is none', { identifiers: { igsn: 7 } }, 'wrong-type'],
  ] as const)
    it(`but not ${what}`, () => {
      const item = read(dumped(change));
      assert.deepEqual([item.ok, item.findings.map((one) => one.code)], [false, [code]]);
    });

  it('as XML: each child of `records` is a document, a tombstone none', async () => {
    const entry = GFZ_DESCRIPTION.write(description, FACTS, CONTEXT).replace(/^<\?xml[^>]*\?>\s*/, '');
    const items = await itemsOf(
      `<?xml version="1.0" encoding="UTF-8"?>\n<records>\n${entry}\n<deleted igsn="ICDP9" state="withdrawn" changedAt="x" changeNumber="3"/>\n</records>\n`,
    );
    const [first, second] = items.map(({ checked }) => checked);
    assert.ok(items.length === 2 && first?.ok, JSON.stringify(items));
    assert.equal(first.value.igsn, description.igsn);
    assert.deepEqual([second?.ok, second?.findings[0]?.code], [false, 'tombstone']);
  });
});
