import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { TreePart } from '../../src/domain/party/tree-right.ts';
import { WHOLE_TREE } from '../../src/domain/party/tree-right.ts';
import type { StationOutcome } from '../../src/domain/station/station-operation.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { listAuditOf } from '../../src/store/read/list-audit.ts';
import { listDeleted } from '../../src/store/read/list-deleted.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

const codes = (outcome: StationOutcome | undefined) =>
  `${outcome?.result} ${outcome?.findings.map(({ code }) => code).join(', ')}`.trim();
const all = (kind: 'delete' | 'restore', objectId: string) => ({ ...life(kind, objectId), below: true });

onEachEngine('deletion with all that lies below', (house) => {
  let place: Entering;
  const send = (...operations: Parameters<typeof enter>[2]) => enter(house(), place, operations);
  const deleted = (reads: readonly TreePart[] = WHOLE_TREE, before?: number, limit = 100) =>
    listDeleted(house().store.read, place.expeditionId, before, limit, reads);
  const quotaUsed = async () =>
    (await house().store.read.selectFrom('client').select('quota_used').execute()).map((row) => Number(row.quota_used));
  before(async () => {
    place = await expeditionToEnter(house(), '7601');
  });

  /** A core run of two sections, the first with a sample. */
  async function makeRun(core: number) {
    const made = run(place.holeId, core);
    const [one, two] = [section(made.object.id, '1'), section(made.object.id, '2')];
    const offsets = { top_offset_cm: 10, bottom_offset_cm: 15 };
    const sample = create('sample', one.object.id, '10-15', offsets);
    const { outcomes } = await send(made, one, two, sample);
    assert.ok(
      outcomes.every(({ result }) => result === 'done'),
      JSON.stringify(outcomes.map(codes)),
    );
    return outcomes.map(({ object }) => object!);
  }

  it('takes all or nothing, each with a line in the audit trail, and brings all of it back as it was', async () => {
    const made = await makeRun(1);
    const [top] = made;
    const before = await objectsOf(house(), place.expeditionId);
    const operation = all('delete', top!.id);
    assert.equal(codes((await send(operation)).outcomes[0]), 'done');
    assert.equal((await objectsOf(house(), place.expeditionId)).length, before.length - 4);
    for (const { id, igsn } of made) {
      const [line] = (await listAuditOf(house().store.read, id, 10)).filter(({ action }) => action === 'delete');
      assert.match(line!.before!, new RegExp(igsn!), 'with its IGSN');
    }
    const listed = (await deleted()).objects;
    assert.deepEqual(new Set(listed.map(({ id }) => id)), new Set(made.map(({ id }) => id)));
    assert.ok(listed.every((one) => one.deletedBy === 'test at rig floor' && one.igsn !== null));
    assert.equal(codes((await send(operation)).outcomes[0]), 'done', 'the same operation again is done once');
    assert.equal(codes((await send(all('delete', top!.id))).outcomes[0]), 'done', 'what is gone is gone');
    const back = all('restore', top!.id);
    assert.equal(codes((await send(back)).outcomes[0]), 'done');
    assert.equal(codes((await send(back)).outcomes[0]), 'done');
    const seen = (objects: typeof before) =>
      objects
        .map(({ seq: _, changedAt: __, changedBy: ___, ...one }) => one)
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    assert.deepEqual(seen(await objectsOf(house(), place.expeditionId)), seen(before));
    assert.deepEqual(await deleted(), { objects: [], next: null });
  });

  it('a restore brings nothing back that was deleted before', async () => {
    const [top, first, second, sample] = await makeRun(2);
    await send(life('delete', second!.id));
    // Another moment than the one of the run.
    await new Promise((resolve) => setTimeout(resolve, 2));
    await send(all('delete', top!.id));
    await send(all('restore', top!.id));
    const there = new Set((await objectsOf(house(), place.expeditionId)).map(({ id }) => id));
    assert.deepEqual(
      [top, first, second, sample].map((one) => there.has(one!.id)),
      [true, true, false, true],
    );
    assert.deepEqual(
      (await deleted()).objects.map(({ id }) => id),
      [second!.id],
    );
  });

  it('what was deleted comes in pages, as far as somebody reads it', async () => {
    const [top] = await makeRun(3);
    await send(all('delete', top!.id));
    const seen: string[] = [];
    for (let before: number | undefined; ; ) {
      const page = await deleted(WHOLE_TREE, before, 2);
      seen.push(...page.objects.map(({ id }) => id));
      if (page.next === null) break;
      before = page.next;
    }
    assert.equal(new Set(seen).size, 5);
    assert.equal(seen.length, 5);
    const samples = await deleted([{ path: '', types: ['sample'] }]);
    assert.deepEqual(
      samples.objects.map(({ type }) => type),
      ['sample'],
    );
    assert.deepEqual((await deleted([])).objects, []);
  });

  it('what is registered below keeps everything, and is named; the hole without it can go', async () => {
    const before = await quotaUsed();
    const [top] = await makeRun(4);
    await registerExpedition(house().unitOfWork, place.expeditionId, {
      actor: OPERATOR,
      phase: 'E',
      rules: house().rules,
    });
    const [outcome] = (await send(all('delete', top!.id))).outcomes;
    assert.equal(outcome!.result, 'refused');
    assert.ok(outcome!.findings.every(({ code }) => code === 'is-registered'));
    assert.match(outcome!.findings[0]!.message, /withdraw it instead\. 4 in all are registered\./);
    assert.ok((await quotaUsed()).every((used, at) => used >= before[at]!));
    assert.equal(codes((await send(all('delete', place.expeditionId))).outcomes[0]), 'refused expedition-stays');
    assert.equal(codes((await send(all('delete', life('delete', top!.id).id))).outcomes[0]), 'refused object-unknown');
  });

  it('of two that had one name and went in one batch, the restore brings the last', async () => {
    const [top, first] = await makeRun(5);
    const again = section(top!.id, '1');
    const sent = await send(all('delete', first!.id), again, all('delete', top!.id));
    assert.deepEqual(sent.outcomes.map(codes), ['done', 'done', 'done']);
    assert.deepEqual((await send(all('restore', top!.id))).outcomes.map(codes), ['done']);
    const there = new Set((await objectsOf(house(), place.expeditionId)).map(({ id }) => id));
    assert.deepEqual(
      [top!.id, first!.id, again.object.id].map((id) => there.has(id)),
      [true, false, true],
    );
  });
});
