import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type JsonNode, scanJson } from './scan-json.ts';

/** The values of a text as the scan has them: every leaf parsed from where it begins. */
function valueAt(text: string, { start, members, items }: JsonNode): unknown {
  if (members !== undefined)
    return Object.fromEntries([...members].map(([name, node]) => [name, valueAt(text, node)] as const));
  if (items !== undefined) return items.map((node) => valueAt(text, node));
  const leaf = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/sy;
  leaf.lastIndex = start;
  return JSON.parse(leaf.exec(text)?.[0] ?? '');
}

test('every value stands where the scan says', () => {
  const texts = fc
    .tuple(fc.jsonValue(), fc.constantFrom('', ' ', '\n\t'))
    .map(([value, space]) => JSON.stringify(value, null, space));
  fc.assert(
    fc.property(texts, (text) => {
      const scan = scanJson(text);
      assert.ok(scan.ok);
      assert.deepEqual(valueAt(text, scan.root), JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test('what JSON.parse refuses has a fault, and nothing else has', () => {
  const texts = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', ',', '}', ']', '\\', '\u0001', '-', '0', 'e', ':', 'x'),
    )
    .map(
      ([text, place, mark]) =>
        text.slice(0, place % (text.length + 1)) + mark + text.slice((place % (text.length + 1)) + 1),
    );
  fc.assert(
    fc.property(texts, (text) => {
      const scan = scanJson(text);
      assert.equal(scan.ok, isJson(text), text);
      assert.ok(scan.ok || (scan.fault >= 0 && scan.fault <= text.length));
    }),
    { numRuns: 3000 },
  );
});

describe('the fault is the first character that cannot stand there', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['', 0],
    ['{"a":', 5],
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1 2]', 3],
    ['[1,2]]', 5],
    ['[01]', 2],
    ['["a\nb"]', 3],
    ['["a\\qb"]', 3],
    ['["abc', 5],
    ['[tru]', 1],
  ];
  for (const [text, fault] of cases)
    test(JSON.stringify(text), () => assert.deepEqual(scanJson(text), { ok: false, fault }));
});

test('a text of a million characters needs no deep stack', () => {
  assert.ok(scanJson(`["${'a\\n'.repeat(1_000_000)}"]`).ok);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
