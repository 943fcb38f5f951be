import assert from 'node:assert/strict';
import { test } from 'node:test';
import { good } from '../../domain/finding.ts';
import type { BulkPiece } from '../../intake/bulk/bulk-piece.ts';
import { batches, paceOf } from './batches.ts';

const ITEMS = 1030;

async function* pieces(): AsyncGenerator<readonly BulkPiece[]> {
  for (let at = 0; at < ITEMS; at += 103)
    yield Array.from({ length: 103 }, (_, n) => () => ({ line: at + n + 1, checked: good({}) }));
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`${engine}: every item once, in order, in batches of the pace`, async () => {
    const pace = paceOf({ engine });
    const lines: number[] = [];
    const sizes: number[] = [];
    for await (const batch of batches(pieces(), 30, pace)) {
      lines.push(...batch.map((one) => one.line));
      sizes.push(batch.length);
    }
    assert.deepEqual(
      lines,
      Array.from({ length: ITEMS - 30 }, (_, n) => n + 31),
    );
    assert.deepEqual(sizes, Array(1000 / pace.size).fill(pace.size));
  });

  test(`${engine}: others have their turns while nothing is waited for`, async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns++;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const seen: number[] = [];
    for await (const batch of batches(pieces(), 0, paceOf({ engine }))) {
      assert.ok(batch.length > 0);
      seen.push(turns);
    }
    isOver = true;
    for (const [at, now] of seen.slice(1, -1).entries()) assert.ok(now - seen[at]! >= 4, `${seen}`);
  });
}
