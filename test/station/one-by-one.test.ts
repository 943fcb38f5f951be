import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { StationObject } from '../../src/domain/station/station-object.ts';
import type { StationOperation, StationOutcome } from '../../src/domain/station/station-operation.ts';
import { listAuditOf } from '../../src/store/read/list-audit.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { chance } from '../crash/kill-at.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

const ROUNDS = 6;
const LENGTH = 40;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/;

/** Operations as people may send them, right and wrong ones, about few objects, so that they meet. */
function operations(holeId: string, round: number): StationOperation[] {
  const random = chance(round + 1);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)]!;
  const runs: string[] = [];
  const pieces: string[] = [];
  let last = '';
  const because = [
    { code: 'overlapping-runs', reason: 'a test' },
    { code: 'core-in-no-section', reason: 'a test' },
  ];
  const make = (): StationOperation => {
    const kind = random();
    if (runs.length === 0 || kind < 0.2) {
      const more = { drillers_top_depth_m: 100 + pick([3, 4, 6, 9, 12]), ...(random() < 0.5 && { section_count: 2 }) };
      const one = run(holeId, 1 + Math.floor(random() * 5), more, random() < 0.5 ? because : undefined);
      runs.push(one.object.id);
      return one;
    }
    if (kind < 0.45 || pieces.length === 0) {
      const one = section(pick(runs), pick(['1', '2', '3', 'CC']), pick([0.5, 1, 1.5, 2.5]));
      pieces.push(one.object.id);
      return one;
    }
    if (kind < 0.6) {
      const topCm = Math.floor(random() * 10) * 10;
      const interval = { sample: `${topCm}-${topCm + 15}`, top_offset_cm: topCm, bottom_offset_cm: topCm + 15 };
      const one = create('sample', pick(pieces), interval.sample, interval);
      pieces.push(one.object.id);
      return one;
    }
    const id = random() < 0.5 && last !== '' ? last : pick([...runs, ...pieces].slice(-6));
    last = id;
    if (kind < 0.68) return change(id, 'curator', pick([null, 'Ines', 'Tom']), pick([null, 'Ines', 'Tom']));
    if (kind < 0.76) return change(pick(pieces), 'curated_length_m', pick([0.5, 1, 1.5]), pick([0.4, 1.4]), because);
    if (kind < 0.8) return change(pick(runs), 'drillers_top_depth_m', 103, pick([104, 109]), because);
    return life(kind < 0.92 ? 'delete' : 'restore', id);
  };
  const one = run(holeId, 9);
  const { id } = one.object;
  const gone = [one, life('delete', id), change(id, 'curator', null, 'Tom'), life('restore', id), section(id, '1')];
  return [...Array.from({ length: LENGTH }, make), ...gone, change(id, 'curator', null, 'Tom'), life('delete', id)];
}

/** What is told of an outcome whoever numbered it: two expeditions have other codes, IGSNs and numbers of changes. */
const told = ({ result, findings, conflicts = [] }: StationOutcome, code: string) => ({
  result,
  findings: findings.map(
    (one) => `${one.severity} ${one.code} ${one.message.replaceAll(code, 'E').replace(TIME, 'T')}`,
  ),
  conflicts: conflicts.map(({ field, now, nowBy }) => [field, now, nowBy]),
});

const kept = (one: StationObject, code: string) => {
  const { path: _, seq: __, changedAt: ___, id: ____, parentId: _____, ...rest } = one;
  const text = (word: string) => word.replaceAll(code, 'E');
  return { ...rest, combinedId: text(one.combinedId), igsn: one.igsn === null ? null : text(one.igsn) };
};

const everything = async (house: House, { expeditionId }: Entering, code: string) =>
  (await objectsOf(house, expeditionId))
    .filter((one) => one.type !== 'expedition')
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map((one) => kept(one, code));

onEachEngine('a batch', (house) => {
  it('comes to the same as its operations one by one, to depths, IGSNs and the audit trail', async () => {
    const results = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const [code, other] = [`76${round + 10}`, `77${round + 10}`];
      const [together, alone] = [await expeditionToEnter(house(), code), await expeditionToEnter(house(), other)];
      const batch = operations(together.holeId, round);
      const same = renewed(batch, together.holeId, alone.holeId);
      const { outcomes, throughSeq } = await enter(house(), together, batch);
      const one: StationOutcome[] = [];
      for (const operation of same) one.push(...(await enter(house(), alone, [operation])).outcomes);
      assert.deepEqual(
        outcomes.map((found) => told(found, code)),
        one.map((found) => told(found, other)),
      );
      assert.deepEqual(await everything(house(), together, code), await everything(house(), alone, other));
      for (const { result, findings } of outcomes)
        for (const { code: why } of [{ code: result }, ...findings]) results.add(why);
      const objects = await objectsOf(house(), together.expeditionId);
      assert.ok(
        objects.every(({ seq }) => seq <= throughSeq) && new Set(objects.map(({ seq }) => seq)).size === objects.length,
      );
      for (const [nth, { id }] of objects.entries()) {
        if (nth % 5 > 0) continue;
        const trail = await listAuditOf(house().store.read, id, 100);
        const there = objects.find((found) => found.id === id)!;
        const known = (await objectsOf(house(), alone.expeditionId)).find(
          (found) => kept(found, other).combinedId === kept(there, code).combinedId,
        )!;
        const trailOfOther = await listAuditOf(house().store.read, known.id, 100);
        assert.deepEqual(
          trail.map((line) => line.action),
          trailOfOther.map((line) => line.action),
        );
      }
    }
    for (const met of [
      'done',
      'conflict',
      'name-taken',
      'has-children',
      'object-deleted',
      'missing-parent',
      'overlapping-runs',
    ])
      assert.ok(results.has(met), `${met} is among ${[...results].join(' ')}`);
    assert.deepEqual(
      (await verifyRegister(house().store.read)).filter((check) => check.broken > 0),
      [],
    );
  });
});

/** The same operations below another hole, with ids of their own. */
function renewed(batch: readonly StationOperation[], holeId: string, otherHoleId: string): StationOperation[] {
  const text = JSON.stringify(batch).replaceAll(holeId, otherHoleId);
  const ids = new Set(
    batch.flatMap((one) => (one.kind === 'create' ? [one.id, one.object.id] : [one.id, one.objectId])),
  );
  const renew = (id: string) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
  let renewedText = text;
  for (const id of ids) renewedText = renewedText.replaceAll(id, `@${id}`);
  return JSON.parse(renewedText.replaceAll(/@([0-9a-f-]{36})/g, (_, id: string) => renew(id))) as StationOperation[];
}
