import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { ImportResult } from '../../src/operations/import/import-options.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { rowCounts, wholeStore } from '../store/whole-store.ts';

const GLAD9 = join(import.meta.dirname, '../../../shared/data/glad9/GLAD9_SectionSummary.csv');
const skip = existsSync(GLAD9) ? false : `${GLAD9} is not there`;

onEachPlace('the real listing', (place) => {
  const importGlad9 = async () => {
    const words = ['expedition', 'import', GLAD9, '--program', 'ICDP', '--expedition', '5068', '--json'];
    const ended = await call([...words, ...place().flags]);
    assert.equal(ended.status, 0, ended.error);
    return JSON.parse(ended.out) as ImportResult;
  };
  const created = (result: ImportResult) =>
    Object.fromEntries(
      Object.entries(result.byType).flatMap(([type, counts]) => (counts.created > 0 ? [[type, counts.created]] : [])),
    );

  it('imported by two processes at once is there once', { skip }, async () => {
    const results = await Promise.all([importGlad9(), importGlad9()]);
    const [second, first] = results.toSorted(
      (one, other) => (one.byType.section?.created ?? 0) - (other.byType.section?.created ?? 0),
    );
    assert.deepEqual(created(first!), { program: 1, expedition: 1, site: 7, hole: 21, core_run: 525, section: 1614 });
    assert.deepEqual(created(second!), {});
    const house = await houseAt(place());
    const counts = await rowCounts(house);
    await house.close();
    assert.deepEqual([counts.tree_object, counts.section, counts.namespace], [2169, 1614, 1]);
  });

  it('imported once more changes nothing', { skip }, async () => {
    const house = await houseAt(place());
    const before = await wholeStore(house);
    const again = await importGlad9();
    assert.deepEqual(await wholeStore(house), before);
    assert.deepEqual(
      [again.byType.section, again.depthsChanged],
      [{ created: 0, updated: 0, unchanged: 1614, refused: 0 }, 0],
    );
    await house.close();
  });
});
