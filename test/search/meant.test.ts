import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { foreignRecords } from './foreign-records.ts';
import { findIgsns, harvest, indexNow } from './small-catalogue.ts';

for (const engine of ENGINES) {
  describe(`what is meant by a search, ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      await harvest(place.store, 'peer', foreignRecords());
      await indexNow(place.store);
    });
    after(() => place.dispose());

    const search = async (query: string) => {
      const { request } = readSearchRequest(new URLSearchParams(query));
      return searchCatalogue(place.store.read, place.store.engine, request, { limit: 500, withSurvey: true });
    };
    const igsns = async (query: string) => (await search(query)).hits.map((hit) => hit.igsn);

    it('folds case and accents and takes every character of a script without blanks', async () => {
      for (const query of ['q=GRÖNLAND', 'q=gronland', 'q=花崗岩', 'q=崗岩'])
        assert.deepEqual(await igsns(query), ['PEER0003'], query);
      assert.deepEqual(await igsns('q=岩花'), []);
    });

    it('finds words that marks divide by their parts, and the divided where blanks stand', async () => {
      assert.deepEqual(await igsns('q=bearing '), ['PEER0003']);
      assert.deepEqual(await igsns('q="garnet bearing"'), ['PEER0003']);
      assert.deepEqual(await igsns('q=garnet-bearing'), ['PEER0003']);
    });

    it('puts titles before other texts and holes before samples', async () => {
      const granites = await search('q=granite ');
      assert.equal(granites.total.count, 12);
      assert.deepEqual(
        granites.hits.slice(0, 3).map((hit) => hit.type),
        ['hole', 'hole', 'sample'],
      );
      const garnets = await igsns('q=garnet ');
      assert.equal(garnets.indexOf('PEER0003') < garnets.indexOf('PEER0000'), true);
    });

    it('takes the last word for the beginning of one while nothing stands behind it', async () => {
      assert.equal((await search('q=gran')).total.count, 12);
      assert.equal((await search('q=gran ')).total.count, 0);
      assert.equal((await search('q=gra chile')).total.count, 0);
    });

    it('puts slips right only where the words alone give too little, and says so', async () => {
      const slip = await search('q=amphibollite');
      assert.deepEqual(slip.corrections, [{ word: 'amphibollite', instead: ['amphibolite'] }]);
      assert.equal(slip.total.count, (await search('q=amphibolite')).total.count);
      assert.ok(slip.total.count > 10);
      for (const query of ['q=granit ', 'q=ganite', 'q=rganite', 'q=marbel'])
        assert.ok((await search(query)).total.count >= 12, query);
      assert.deepEqual((await search('q=granite')).corrections, []);
      const rare = await search('q=gronland');
      assert.deepEqual([rare.total.count, rare.isCorrected], [1, false]);
      assert.deepEqual(rare.corrections[0]?.instead, ['greenland'], 'offered, not taken');
      assert.equal((await search('q=gab ')).total.count, 0, 'a word of three letters is meant as it stands');
    });

    it('finds names and IGSNs by their beginning', async () => {
      assert.deepEqual(
        await igsns('q=peer000'),
        Array.from({ length: 10 }, (_, at) => `PEER000${at}`).toSorted(byKind),
      );
      assert.ok((await igsns('q=9001_1_A_020_2_W')).includes(marked.sample));
      assert.deepEqual(await igsns(`q=${marked.sample.toLowerCase()}`), [marked.sample]);
    });

    it('counts the values of a facet as if it had no choice, those of others with it', async () => {
      const { survey, total } = await search('lithology=granite&source=peer');
      assert.equal(total.count, 12);
      const rocks = survey!.facets.lithology.map((one) => [one.label, one.count]);
      assert.deepEqual(
        rocks,
        ['Basalt', 'Gabbro', 'Gneiss', 'Granite', 'Marble'].map((rock) => [rock, 12]),
      );
      const peers = await search('q=garnet&source=peer');
      assert.ok(
        peers.survey!.facets.source.some((one) => one.value === 'own'),
        'the other source can be chosen too',
      );
      const lands = survey!.facets.country;
      assert.equal(
        lands.reduce((sum, one) => sum + one.count, 0),
        12,
      );
    });

    it('narrows by stretches and areas', async () => {
      const deep = await search('source=peer&depth_from=10&depth_to=20&sort=depth');
      assert.deepEqual(
        deep.hits.map((hit) => hit.topM),
        [10, 12, 14, 16, 18, 20],
      );
      assert.ok((await search('source=peer&year_from=2010&year_to=2010')).hits.every((hit) => hit.yearFrom === 2010));
      assert.equal((await search('age_from=600&age_to=640')).total.count, 2);
      const box = await search('bbox=4,57,8,60');
      assert.ok(box.total.count > 0 && box.hits.every(({ longitudeDeg }) => Number(longitudeDeg) <= 8));
      const over = await search('bbox=170,-90,-170,90');
      assert.ok(over.total.count === 6 && over.hits.every(({ longitudeDeg }) => Number(longitudeDeg) > 170));
      const triangle = await search('polygon=0,56;20,56;0,70');
      const inside = triangle.hits.every(
        ({ latitudeDeg, longitudeDeg }) => Number(latitudeDeg) - 56 < 14 - 0.7 * Number(longitudeDeg),
      );
      assert.ok(triangle.total.count > 0 && inside);
      assert.ok(triangle.total.count < (await search('bbox=0,56,20,70')).total.count);
    });

    it('finds what was withdrawn and says so, nothing of what is not registered', async () => {
      const { hits } = await search(`q=${marked.withdrawn}`);
      assert.deepEqual(
        hits.map(({ igsn, state }) => [igsn, state]),
        [[marked.withdrawn, 'withdrawn']],
      );
      const [registered] = (await search(`q=${marked.sample}`)).hits;
      assert.equal(registered?.state, 'registered');
      assert.equal((await search('q=PEER0003')).hits[0]?.state, null);
      assert.deepEqual(await igsns(`q=${marked.pending}`), []);
    });

    it('finds by ages what says them in words: by name, by what that is part of, by figures', async () => {
      await harvest(place.store, 'aged', [{ igsn: 'AGEDCORE', title: 'Of an age', geologicalAges: ['Oxfordian'] }]);
      await indexNow(place.store);
      for (const query of [
        'q=jurassic',
        'age=Jurassic',
        'age=late jurassic',
        'age=Oxfordian',
        'age_from=150&age_to=160',
      ])
        assert.ok((await igsns(query)).includes('AGEDCORE'), query);
      for (const query of ['age=Cretaceous', 'age_from=170&age_to=180', 'age_to=150'])
        assert.ok(!(await igsns(query)).includes('AGEDCORE'), query);
    });

    it('goes back page by page as it came, in every order', async () => {
      const { read, engine: kind } = place.store;
      for (const query of ['q=garnet&sort=title', 'q=garnet', 'sort=depth', 'sort=newest', 'type=hole&sort=newest']) {
        const { request } = readSearchRequest(new URLSearchParams(query));
        const ask = (at: object) => searchCatalogue(read, kind, request, { limit: 7, withSurvey: false, ...at });
        const names = (found: Awaited<ReturnType<typeof ask>>) => found.hits.map((hit) => hit.igsn ?? hit.item);
        const forth = [await ask({})];
        while (forth.length < 4 && forth.at(-1)?.next !== undefined)
          forth.push(await ask({ after: forth.at(-1)?.next }));
        assert.ok(forth.length > 1, query);
        assert.equal(forth[0]?.previous, undefined);
        let page = forth.at(-1)!;
        for (const before of forth.slice(0, -1).toReversed()) {
          page = await ask({ before: page.previous });
          assert.deepEqual(names(page), names(before), query);
          assert.notEqual(page.next, undefined);
        }
        assert.equal(page.previous, undefined, query);
        assert.deepEqual(names(await ask({ after: page.next })), names(forth[1]!), query);
      }
    });

    it('takes what means something to the engine as it stands', async () => {
      for (const query of ['%', '_', "'", '"', '*', 'NEAR(', 'a AND', 'title:', '^', '100!']) {
        const found = await findIgsns(place.store, new URLSearchParams({ q: query }).toString());
        assert.ok(Array.isArray(found), query);
      }
      assert.deepEqual(
        await findIgsns(place.store, new URLSearchParams({ q: 'garnet%' }).toString()),
        await igsns('q=garnet '),
      );
    });
  });
}

// Holes come first; PEER0000 and PEER0007 are such.
function byKind(one: string, other: string): number {
  const rank = (igsn: string) => (/0000$|0007$/.test(igsn) ? 0 : 1);
  return rank(one) - rank(other) || one.localeCompare(other);
}
