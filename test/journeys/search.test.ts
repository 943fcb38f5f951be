import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findLineage } from '../../src/store/read/find-lineage.ts';
import { findNeighbours } from '../../src/store/read/find-neighbours.ts';
import { findSpellings } from '../../src/store/read/find-spellings.ts';
import { listExamples } from '../../src/store/read/list-examples.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { findByWords } from '../search/small-catalogue.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';

for (const engine of ENGINES) {
  describe(`searching on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await describeAgain(place.store, marked.cuttings, { title: 'Åre Gneiß & 100%_sure, from the ÖSTERSUND drift' });
    });
    after(() => place.dispose());

    const found = (words: string) => findByWords(place.store, words);

    it('folds case and accents of any script alike', async () => {
      for (const query of ['åre gneiß', 'ARE GNEISS', 'Åre gn', 'östersund', 'OSTERSUND', 'Ös'])
        assert.deepEqual(await found(query), [marked.cuttings], query);
    });

    it('lets every word count, however many there are', async () => {
      const many = 'are gneiss & 100%_sure from the ostersund drift are the from';
      assert.deepEqual(await found(many), [marked.cuttings]);
      assert.deepEqual(await found(`${many} nowhere`), []);
    });

    it('shows public records alone: what was withdrawn, not what is pending', async () => {
      const samples = await found('amphibolite with garnet');
      assert.ok(samples.includes(marked.sample) && samples.includes(marked.withdrawn));
      assert.ok(!samples.includes(marked.pending));
    });

    it('suggests public spellings only', async () => {
      const slip = (igsn: string) => `${igsn}0`;
      assert.ok((await findSpellings(place.store.read, slip(marked.sample))).includes(marked.sample));
      assert.ok(!(await findSpellings(place.store.read, slip(marked.pending))).includes(marked.pending));
      const misread = marked.sample.replaceAll('0', 'O').replaceAll('1', 'I');
      assert.ok((await findSpellings(place.store.read, misread)).includes(marked.sample), misread);
    });

    it('finds the neighbours of an object over the borders of its run', async () => {
      const igsnsAround = async (igsn: string) => {
        const { id } = await place.store.read
          .selectFrom('tree_object')
          .select('id')
          .where('igsn', '=', igsn)
          .executeTakeFirstOrThrow();
        const lineage = await findLineage(place.store.read, id, '2026-02-01');
        const hole = lineage.find((row) => row.type === 'hole')!;
        const { above, below } = await findNeighbours(place.store.read, lineage.at(-1)!, hole.path, '2026-02-01');
        return [above?.combinedId, below?.combinedId];
      };
      assert.deepEqual(await igsnsAround(marked.sample), ['9001_1_A_020_2_W:20-25', '9001_1_A_020_2_W:60-62']);
      assert.deepEqual(await igsnsAround(marked.section), ['9001_1_A_020_1', '9001_1_A_020_3']);
      assert.deepEqual(await igsnsAround(marked.run), ['9001_1_A_019', '9001_1_A_021']);
      assert.deepEqual(await igsnsAround(marked.cuttings), [undefined, undefined]);
    });

    it('names a registered example of each type', async () => {
      const examples = await listExamples(place.store.read);
      assert.deepEqual(
        examples.map((one) => one.type),
        ['expedition', 'hole', 'core_run', 'section', 'split', 'sample', 'cuttings'],
      );
      assert.ok(examples.every((one) => one.igsn !== marked.withdrawn && one.igsn !== marked.pending));
    });
  });
}
