import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { landingAddress } from '../../src/dissemination/record-address.ts';
import { checkDocument } from '../../src/formats/converting/check-document.ts';
import { FORMATS, READABLE } from '../../src/formats/formats.ts';
import { LARGEST_DOCUMENT } from '../../src/formats/xml/read-xml.ts';
import { CONTEXT, fullDescription, PENDING } from '../conformance/formats/example-descriptions.ts';
import { fuzzFormats } from './fuzz-formats.ts';
import { threadMs } from './thread-time.ts';

/** The full number is run by `npm run bench -- --only formats`, or with this variable. */
const CASES = Number(process.env.CORESTONE_TEST_FUZZ_CASES ?? 5000);
const TODAY = { today: '2026-01-01' };

const check = (bytes: Uint8Array) => checkDocument(bytes, 'f', READABLE, TODAY);

/** What is held in memory after everything that nobody needs was taken away, octets. Not what the process once took: that depends on when it is collected. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Room for caches, which are bounded; thousands of documents that stay would be more. */
const MOST_HELD_BYTES = 100_000_000;

test(`${CASES} spoiled documents are read or refused, none crashes, hangs or stays in memory`, (t) => {
  fuzzFormats(200, 1);
  const before = heldBytes();
  const seed = process.env.CORESTONE_TEST_FUZZ_CASES === undefined ? 20_260 : Date.now() % 1_000_000;
  const { cases, read, slowest, misfits } = fuzzFormats(CASES, seed);
  assert.equal(cases, CASES);
  for (const { tookMs, label } of slowest.slice(0, 60)) t.diagnostic(`${tookMs} ms: ${label}`);
  for (const misfit of misfits) t.diagnostic(`written of an odd record: ${misfit}`);
  // Were hardly any read, the readers would not be tested at all.
  assert.ok(read > CASES / 20, `only ${read} were read`);
  const held = heldBytes() - before;
  t.diagnostic(`${Math.round(held / 1e6)} MB more are held`);
  assert.ok(held < MOST_HELD_BYTES, `${held} octets more are held`);
});

test('any bytes, any JSON and any text end in findings or records', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    fc.string({ maxLength: 100 }).map((text) => Buffer.from(`<sample>${text}</sample>`)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      const { format, findings } = check(bytes);
      return format !== undefined || findings.length > 0;
    }),
    { numRuns: 1500 },
  );
});

test('half a character, as JSON may escape one, is written in every format', () => {
  const half = 'A\ud800';
  const description = {
    ...fullDescription('sample', half),
    igsn: half,
    parent: { igsn: half, name: half },
    collection: half,
  };
  const landingUrl = (igsn: string) => landingAddress(CONTEXT.baseUrl, igsn);
  for (const format of FORMATS)
    assert.doesNotThrow(() => format.write(description, PENDING, { ...CONTEXT, landingUrl }), format.name);
});

describe('what is too much is refused within a second', () => {
  const lead = '<sample xmlns="http://igsn.org/schema/kernel-v.1.0">';
  const cases: readonly (readonly [string, () => Uint8Array])[] = [
    ['100 MB of XML', () => Buffer.alloc(100_000_000, lead)],
    ['100 MB of JSON', () => Buffer.alloc(100_000_000, '{"a":')],
    ['100 MB of zero bytes', () => Buffer.alloc(100_000_000)],
    ['XML nested 100,000 deep', () => Buffer.from(lead + '<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
    ['JSON nested 100,000 deep', () => Buffer.from('{"a":'.repeat(100_000))],
    ['a name of a million letters', () => Buffer.from(`<${'a'.repeat(1_000_000)}/>`)],
  ];
  for (const [name, make] of cases)
    test(name, () => {
      const bytes = make();
      const began = threadMs();
      const { findings, format } = check(bytes);
      assert.equal(format, undefined);
      assert.ok(findings.length > 0);
      assert.ok(threadMs() - began < 1000);
    });
});

test('the largest document that is read takes seconds, not minutes, however often an element is repeated', () => {
  const one = '<relatedIdentifier relatedIdentifierType="handle" relationType="HasPart">10273/A1</relatedIdentifier>';
  const head =
    '<sample xmlns="http://igsn.org/schema/kernel-v.1.0"><sampleNumber identifierType="igsn">A1</sampleNumber><relatedResourceIdentifiers>';
  const tail = '</relatedResourceIdentifiers></sample>';
  const count = Math.floor((LARGEST_DOCUMENT / 4 - head.length - tail.length) / one.length);
  const began = process.cpuUsage();
  const { records } = check(Buffer.from(head + one.repeat(count) + tail));
  assert.equal(records[0]?.record.description.children.length, count);
  assert.ok(process.cpuUsage(began).user < 15_000_000);
});
