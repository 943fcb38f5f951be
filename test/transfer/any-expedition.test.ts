import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { withPackage } from '../../src/backup/package/open-package.ts';
import type { House } from '../../src/context.ts';
import { newKey } from '../../src/store/new-key.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { contentsOf, enter, pack, takeIn } from './packages-here.ts';

interface Edit {
  readonly isOurs: boolean;
  readonly kind: 'change' | 'delete' | 'create';
  readonly nth: number;
  readonly field: 'comment' | 'curator' | 'rock_type';
  readonly to: string;
}

const EDIT: fc.Arbitrary<Edit> = fc.record({
  isOurs: fc.boolean(),
  kind: fc.constantFrom('change', 'change', 'delete', 'create'),
  nth: fc.nat(30),
  field: fc.constantFrom('comment', 'curator', 'rock_type'),
  to: fc.string({ minLength: 1, maxLength: 8 }).map((text) => `x${text.replaceAll(/[^ -~]/g, '')}`),
});

/** Both sides delete one section, ours last. */
const BOTH_DELETE: Edit[] = [false, true].map((isOurs) => ({
  isOurs,
  kind: 'delete',
  nth: 1,
  field: 'comment',
  to: 'x',
}));

describe('any expedition', () => {
  let places: TestPlace[] = [];
  let houses: House[] = [];
  before(async () => {
    places = [await sqlitePlace(), await sqlitePlace()];
    houses = [];
    for (const place of places) houses.push(await houseAt(place, {}, 'none'));
  });
  after(async () => {
    for (const house of houses) await house.close();
    for (const place of places) await place.dispose();
  });
  let codes = 6840;

  it('that both sides change as they like is the same at both once both have taken each other’s', {
    timeout: 120_000,
  }, async () => {
    const runs = fc.asyncProperty(
      fc.nat(4),
      fc.array(EDIT, { maxLength: 12 }),
      fc.constantFrom('ours', 'theirs'),
      async (size, edits, keep) => {
        const [theirs, ours] = [houses[0]!, houses[1]!];
        const code = String(codes++);
        await importRows(theirs, holeRows('ICDP', code, size + 1, 2));
        await takeIn(ours, await pack(theirs, code));
        for (const edit of edits) await doEdit(edit.isOurs ? ours : theirs, code, edit);
        const first = await takeIn(ours, await pack(theirs, code), { keep });
        assert.deepEqual(
          first.conflicts.filter((one) => one.isOpen && one.kind !== 'in-use'),
          [],
        );
        const back = await pack(ours, code);
        const trust = await withPackage(back, 'sqlite', async (opened) => opened.signer);
        const second = await takeIn(theirs, back, { trust });
        assert.deepEqual(second.conflicts, []);
        const [one, other] = [
          await contentsOf(await pack(ours, code), true),
          await contentsOf(await pack(theirs, code), true),
        ];
        for (const table of ['tree_object', 'section', 'core_run', 'deleted_object', 'identifier'])
          assert.deepEqual(one[table], other[table], table);
      },
    );
    await fc.assert(runs, { numRuns: 6, endOnFailure: true, examples: [[0, BOTH_DELETE, 'theirs']] });
  });
});

async function doEdit(house: House, code: string, { kind, nth, field, to, isOurs }: Edit): Promise<void> {
  const [expedition] = await house.unitOfWork((work) => work.tree.findExpeditions(code));
  const rows = await house.store.read
    .selectFrom('tree_object')
    .innerJoin('section', 'section.id', 'tree_object.id')
    .selectAll('section')
    .where('expedition_id', '=', expedition!.id)
    .orderBy('path')
    .execute();
  if (kind === 'create') {
    const parent = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('expedition_id', '=', expedition!.id)
      .where('type', '=', 'hole')
      .executeTakeFirstOrThrow();
    // Either side numbers what it makes apart from the other.
    const core = (isOurs ? 500 : 100) + nth;
    const object = {
      id: newKey(),
      parentId: parent.id,
      type: 'core_run',
      name: String(core),
      values: { core, drillers_top_depth_m: core * 10, drilled_length_m: 1 },
    };
    await enter(house, code, { kind, object }, isOurs ? 'R' : 'E');
    return;
  }
  const row = rows[nth % Math.max(1, rows.length)];
  if (row === undefined) return;
  if (kind === 'delete') await enter(house, code, { kind, objectId: row.id });
  else await enter(house, code, { kind, objectId: row.id, changes: { [field]: { from: row[field], to } } });
}
