import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import type { ObjectRow } from '../../src/domain/drilling/object-row.ts';
import { OBJECT_TYPES, type ObjectType } from '../../src/domain/drilling/object-type.ts';
import {
  isReadIn,
  liesInParts,
  TREE_ROLES,
  type TreeGrant,
  type TreePlace,
  treeRights,
} from '../../src/domain/party/tree-right.ts';
import { isReadable } from '../../src/store/read/readable-parts.ts';
import { onEachEngine } from './each-engine.ts';
import { importRows, numbered, row } from './tree-rows.ts';

/** Trees of a few expeditions whose names begin alike, so that bounds that are a letter off would show. */
const tree = fc
  .uniqueArray(
    fc.record({
      expedition: fc.constantFrom('7', '70', '701', '7010'),
      site: fc.constantFrom('1', '10', '2'),
      hole: fc.constantFrom('A', 'AA', 'B', 'A0'),
      runs: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: ({ expedition, site, hole }) => `${expedition} ${site} ${hole}`, minLength: 6, maxLength: 16 },
  )
  .map((holes) => holes.flatMap(rowsOf));

function rowsOf(hole: { expedition: string; site: string; hole: string; runs: number }): ObjectRow[] {
  const { runs, ...named } = hole;
  const names = { program: 'ICDP', ...named };
  const cores = Array.from({ length: runs }, (_, at) => {
    const core = { ...names, core_run: String(at + 1) };
    const section = { ...core, section: '1' };
    return [
      row('core_run', core, { core: at + 1, drillers_top_depth_m: 3 * at, drilled_length_m: 3, core_recovery_m: 1 }),
      row('section', section, { section: 1, curated_length_m: 1 }),
      row('lithology', { ...section, lithology: '1' }, { lithology: 1, rock_type: 'gneiss' }),
    ];
  });
  return [
    row('expedition', { program: 'ICDP', expedition: hole.expedition }, { expedition_name: 'Seven' }),
    row('site', { program: 'ICDP', expedition: hole.expedition, site: hole.site }),
    row('hole', names, { latitude_deg: 63.4, longitude_deg: 13.2 }),
    ...cores.flat(),
  ];
}

const typesOf = (type: ObjectType): boolean => ['expedition', 'site', 'hole'].includes(type);

onEachEngine('who sees what of the core tree', (house) => {
  let all: readonly (TreePlace & { readonly id: string })[];
  before(async () => {
    const [rows = []] = fc.sample(tree, 1);
    const once = new Map(rows.map((one) => [JSON.stringify([one.type, one.names]), one]));
    await importRows(house(), numbered([...once.values()]));
    const found = await house().store.read.selectFrom('tree_object').select(['id', 'type', 'path']).execute();
    all = found.map(({ id, type, path }) => ({ id, type: type as ObjectType, path }));
    assert.ok(all.length > 15);
  });

  it('the store answers for any grants as the rule does', async () => {
    const places = all.filter(({ type }) => typesOf(type)).map(({ path }) => path);
    const grant: fc.Arbitrary<TreeGrant> = fc.record({
      role: fc.constantFrom(...TREE_ROLES),
      path: fc.constantFrom(...places),
      types: fc.oneof(fc.constant([]), fc.subarray([...OBJECT_TYPES])),
    });
    const cases = fc.record({ grants: fc.array(grant, { maxLength: 4 }), at: fc.constantFrom(...places) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ grants, at }) => {
        const { reads, enters } = treeRights(grants, at);
        const rows = await house()
          .store.read.selectFrom('tree_object')
          .select('id')
          .where(isReadable('tree_object', reads))
          .execute();
        const ids = new Set(rows.map(({ id }) => id));
        assert.deepEqual(ids, new Set(all.filter((one) => isReadIn(reads, one)).map(({ id }) => id)));
        // Nobody enters what they do not see, and nobody enters anything outside of what a grant names.
        for (const one of all.filter((place) => liesInParts(enters, place))) {
          assert.ok(ids.has(one.id));
          assert.ok(grants.some(({ path }) => one.path === path || one.path.startsWith(`${path}/`)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('and for as many places as a list may hold', async () => {
    const of = (place: string) => ({ path: place, types: ['section', 'core_run'] as const });
    const hole = all.find(({ type }) => type === 'hole')!.path;
    const parts = [...Array.from({ length: 5000 }, (_, at) => of(`PNONE/E${at}`)), of(hole)];
    const found = house().store.read.selectFrom('tree_object').select('path').where(isReadable('tree_object', parts));
    const paths = (await found.execute()).map(({ path }) => path);
    assert.deepEqual(new Set(paths), new Set(all.filter((one) => isReadIn(parts, one)).map(({ path }) => path)));
  });
});
