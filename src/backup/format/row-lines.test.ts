import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeRow, encodeRow, LineChunker, LineSum } from './row-lines.ts';
import { chunkName, seal, unseal } from './sealed.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.uint8Array(),
  fc.constant(null),
);

test('every row comes back as it was, on one line', () => {
  fc.assert(
    fc.property(fc.array(value), (row) => {
      const line = encodeRow(row);
      assert.ok(!line.includes('\n'));
      const back = decodeRow(line).map((one) => (one instanceof Uint8Array ? new Uint8Array(one) : one));
      assert.deepEqual(
        back,
        row.map((one) => (one === 0 ? 0 : one)),
      );
    }),
  );
  assert.equal(encodeRow([-0]), encodeRow([0]));
});

test('the sum is that of all lines whatever their order, and another one when a line is changed, missing or twice', () => {
  const sumOf = (lines: readonly string[]) => {
    const sum = new LineSum();
    for (const line of lines) sum.add(line);
    return sum.sum;
  };
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 }), (lines) => {
      assert.match(sumOf(lines), /^[0-9a-f]{64}$/);
      assert.equal(sumOf(lines.toReversed()), sumOf(lines));
      assert.notEqual(sumOf(lines.slice(1)), sumOf(lines));
      assert.notEqual(sumOf([...lines, lines[0]!]), sumOf(lines));
    }),
  );
});

const lineOf = (n: number): string => encodeRow([n, `row ${n} ${(n * 2_654_435_761) % 4_294_967_296}`.repeat(20)]);

function chunksOf(lines: readonly string[]): Buffer[] {
  const chunker = new LineChunker();
  const chunks = lines.map((line) => chunker.add(line)).filter((one) => one !== undefined);
  const last = chunker.end();
  return last === undefined ? chunks : [...chunks, last];
}

test('chunks joined are the lines, and a line that came in the middle changes few of them', () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => lineOf(n));
  const before = chunksOf(lines);
  assert.equal(Buffer.concat(before).toString(), lines.map((line) => `${line}\n`).join(''));
  const after = chunksOf(lines.toSpliced(9000, 1, lineOf(-1), lineOf(-2)));
  const names = new Set(before.map((chunk) => chunkName(chunk, undefined)));
  const fresh = after.filter((chunk) => !names.has(chunkName(chunk, undefined)));
  assert.ok(before.length > 8 && fresh.length <= 3, `${fresh.length} of ${before.length}`);
});

test('what is sealed opens under its own name with its own key, unchanged, and in no other way', async () => {
  const keys = { content: randomBytes(32), names: randomBytes(32) };
  const content = Buffer.from('content '.repeat(100));
  for (const one of [undefined, keys]) {
    const sealed = await seal('name', content, one);
    assert.deepEqual(await unseal('name', sealed, one), content);
    await assert.rejects(unseal('other', sealed, one), { code: 'invalid-input' });
    await assert.rejects(unseal('name', sealed, one === undefined ? keys : undefined), { code: 'invalid-input' });
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      await assert.rejects(unseal('name', changed, one), { code: 'invalid-input' }, `octet ${at}`);
    }
    await assert.rejects(unseal('name', sealed.subarray(0, -1), one), { code: 'invalid-input' });
  }
  await assert.rejects(unseal('name', await seal('name', content, keys), { ...keys, content: randomBytes(32) }));
});
