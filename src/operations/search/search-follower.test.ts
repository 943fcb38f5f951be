import assert from 'node:assert/strict';
import { it } from 'node:test';
import { searchFollower } from './search-follower.ts';
import type { OwnRecord, SearchSource } from './search-ports.ts';

const CHILDREN = Array.from({ length: 1203 }, (_, n) => `H/C${String(n).padStart(4, '0')}`);
const withheld = { state: 'registered', privacy: { withheld: { members: ['locality'] } } } as unknown as OwnRecord;

/** One change, of a withheld hole with more below it than a batch holds. Descriptions are not read: they are no JSON. */
const source: SearchSource = {
  changedAfter: async (seq) => (seq < 5 ? { throughSeq: 5, igsns: ['HOLE'], items: [] } : undefined),
  pathsWithChildren: async () => ['H'],
  leftOutAbove: async () => [],
  igsnsBelow: async (_top, after, limit) => {
    const igsns = CHILDREN.filter((path) => path > after).slice(0, limit);
    return { igsns, last: igsns.length < limit ? undefined : igsns.at(-1) };
  },
  namelessOf: async () => [],
  recordsOf: async (igsns) => igsns.map((igsn) => (igsn === 'HOLE' ? { igsn, own: withheld } : { igsn })),
};

it('moves on only when everything below a closed record is made anew, and repeats a batch that was not kept', async () => {
  const follower = searchFollower(source, { agentName: 'Test' }, () => '2026-01-01', undefined, 500);
  const counts: number[] = [];
  let at = 0;
  for (let step = 0; step < 20; step++) {
    const batch = await follower.prepare(at);
    if (batch === undefined) break;
    // Every second one is lost on its way, as by a database that goes away.
    if (step % 2 === 0) continue;
    counts.push(batch.count);
    batch.kept?.();
    at = batch.throughSeq;
  }
  assert.deepEqual(counts, [1, 500, 500, 203]);
  assert.equal(at, 5);
});

it('begins anew where another process has followed meanwhile', async () => {
  const follower = searchFollower(source, { agentName: 'Test' }, () => '2026-01-01');
  const first = await follower.prepare(0);
  first?.kept?.();
  assert.equal((await follower.prepare(3))?.count, 1);
  assert.equal(await follower.prepare(5), undefined);
});
