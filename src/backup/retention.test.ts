import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keptBackups } from '../config/backup-settings.ts';
import { timeOfId } from './format/manifest.ts';
import { keptIds } from './retention.ts';

const idAt = (ms: number, n = 0): string =>
  `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z-${n.toString(16).padStart(4, '0')}`;

const START = Date.parse('2026-01-01T00:00:00Z');
const ids = fc
  .uniqueArray(fc.integer({ min: 0, max: 800 * 24 }), { maxLength: 60 })
  .map((hours) => hours.map((h) => idAt(START + h * 3_600_000)));
const keep = fc.record({
  last: fc.integer({ min: 1, max: 5 }),
  daily: fc.integer({ min: 0, max: 10 }),
  weekly: fc.integer({ min: 0, max: 10 }),
  monthly: fc.integer({ min: 0, max: 10 }),
});

test('a name says its time', () => {
  assert.equal(timeOfId(idAt(START + 12_345_000)), '2026-01-01T03:25:45.000Z');
});

test('the latest are always kept, never more than asked for, and each once', () => {
  fc.assert(
    fc.property(ids, keep, (all, wanted) => {
      const kept = keptIds(all, wanted);
      const sorted = all.toSorted().toReversed();
      assert.deepEqual(kept.slice(0, wanted.last), sorted.slice(0, wanted.last));
      assert.equal(new Set(kept).size, kept.length);
      assert.ok(kept.length <= wanted.last + wanted.daily + wanted.weekly + wanted.monthly);
      assert.ok(kept.every((id) => all.includes(id)));
    }),
  );
});

test('the latest days, weeks and months that have a backup keep their latest', () => {
  fc.assert(
    fc.property(ids, keep, (all, wanted) => {
      const kept = keptIds(all, wanted);
      const days = [...new Set(all.map((id) => id.slice(0, 8)))].toSorted().toReversed().slice(0, wanted.daily);
      const months = [...new Set(all.map((id) => id.slice(0, 6)))].toSorted().toReversed().slice(0, wanted.monthly);
      for (const period of [...days, ...months]) {
        const latest = all
          .filter((id) => id.startsWith(period))
          .toSorted()
          .at(-1)!;
        assert.ok(kept.includes(latest), `${latest} of ${period}`);
      }
    }),
  );
});

test('keeping after every backup, as a server does, keeps the days and months that keeping once would', () => {
  fc.assert(
    fc.property(ids, keep, (all, wanted) => {
      let there: string[] = [];
      for (const id of all.toSorted()) there = keptIds([...there, id], wanted);
      const latest = all.toSorted().at(-1);
      assert.ok(latest === undefined || there.includes(latest));
      const days = (some: string[]) => new Set(some.map((id) => id.slice(0, 8))).size;
      assert.ok(days(there) >= Math.min(wanted.daily, days(all)));
    }),
  );
});

test('a week begins on Monday', () => {
  const sunday = idAt(Date.parse('2026-11-22T10:00:00Z'));
  const monday = idAt(Date.parse('2026-11-23T10:00:00Z'));
  const tuesday = idAt(Date.parse('2026-11-24T10:00:00Z'));
  assert.deepEqual(keptIds([sunday, monday, tuesday], keptBackups('last=1,weekly=2')), [tuesday, sunday]);
});
