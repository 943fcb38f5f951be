import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { isInSample } from '../../src/domain/search/sample-share.ts';
import { SORTS } from '../../src/domain/search/search-request.ts';
import { type FoundEntry, findHits } from '../../src/store/search/find-hits.ts';
import type { HitPage, Place, Stretch } from '../../src/store/search/hit-order.ts';
import { isOfEntry } from '../../src/store/search/is-still-public.ts';
import { areMoreThan, COUNTED } from '../../src/store/search/look-at-matches.ts';
import type { Prepared } from '../../src/store/search/matching.ts';
import { readySearch, searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { divideParts } from '../../src/store/search/title-parts.ts';
import type { Store } from '../../src/store/store.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { foreignRecords } from './foreign-records.ts';
import { harvest, indexNow, partsOfTitles } from './small-catalogue.ts';

/** Searches of every kind; what they find is compared between the engines, place by place. */
const QUERIES = [
  '',
  'q=core',
  'q=amphibolite',
  'q=amphibollite',
  'q=garnet amphibolite',
  'q="amphibolite with garnet"',
  'q="garnet amphibolite"',
  'q=gar',
  'q=GRÖNLAND',
  'q=gronland',
  'q=花崗岩',
  'q=花崗',
  'q=9001_1_A_02',
  "q=it's %_ & | ! ( ) : * \\ 'x'",
  'q=garnet-bearing',
  'q=bearing',
  'type=sample&type=hole',
  'q=granite&source=peer&sort=title',
  'lithology=granite&lithology=gneiss',
  'country=norway&type=sample',
  'depth_from=10&depth_to=40&sort=depth',
  'year_from=2010&year_to=2013',
  'age_from=300&age_to=500',
  'bbox=5,58,15,66',
  'bbox=170,-60,-170,60',
  'polygon=5,58;15,58;15,66;5,66',
  'polygon=0,0;20,0;10,80&sort=newest',
  'sort=title',
  'sort=depth',
  'sort=newest',
  'has=image',
  'lithology=nobody has it',
];

/** Searches that are also read as if there were too many results to be sorted. */
const MANY = [
  '',
  'q=core',
  'q=gar',
  'type=sample&type=hole',
  'type=sample&q=granite',
  'lithology=granite&lithology=gneiss',
  'lithology=granite&country=norway&type=hole',
  'lithology=marble&year_from=2010',
  'depth_from=10&depth_to=40',
  'depth_from=30&depth_to=31',
  'depth_from=5&type=core',
  'depth_to=20',
  'depth_from=10.05',
  'bbox=5,58,15,66',
];

/** Long just as much as has no index of its own: the difference of its depths comes out a little less. */
const JUST_SHORT = {
  igsn: 'PEEREDGE',
  objectType: 'hole',
  depths: [{ scale: 'csf_a', topM: 0.05, bottomM: 10.05 }],
} as const;

/** Where a page of very many is looked for: as usual, by what the share tells, and where it tells too little. */
const STRETCHES: readonly (Stretch | undefined)[] = [
  undefined,
  { goneThrough: 2, spare: 20 },
  { goneThrough: 2, spare: 0 },
];

const found = new Map<string, string>();

for (const engine of ENGINES) {
  describe(`the catalogue on ${engine.name}`, () => {
    let place: TemporaryStore;
    before(async () => {
      place = await engine.open();
      await fillSmallExpedition(place.store);
      await harvest(place.store, 'peer', [...foreignRecords(), JUST_SHORT]);
      await indexNow(place.store);
      await place.store.unitOfWork((db) => divideParts(db, place.store.engine, 10));
    });
    after(() => place.dispose());

    for (const query of QUERIES) {
      it(`finds the same by ${query === '' ? 'nothing' : query} on every page, and as the other engine`, async () => {
        const { store } = place;
        const { request, findings } = readSearchRequest(new URLSearchParams(query));
        assert.deepEqual(findings, []);
        const options = { limit: 1000, withSurvey: true };
        const all = await searchCatalogue(store.read, store.engine, request, options);
        assert.equal(all.hits.length, all.total.count);
        const paged: (string | null)[] = [];
        for (let next: Place | undefined; ; ) {
          const page = await searchCatalogue(store.read, store.engine, request, {
            limit: 7,
            withSurvey: false,
            after: next,
          });
          paged.push(...page.hits.map((hit) => hit.igsn));
          next = page.next;
          if (next === undefined) break;
        }
        const igsns = all.hits.map((hit) => hit.igsn);
        assert.deepEqual(paged, igsns);
        assert.equal(new Set(igsns).size, igsns.length);
        const { facets, places } = all.survey!;
        // Every entry is of one type, so nothing that is called exact may be counted from a share.
        const ofTypes = facets.type.reduce((sum, one) => sum + one.count, 0);
        if (request.facets.type === undefined) assert.equal(ofTypes, all.total.count);
        const seen = JSON.stringify({ igsns, facets, corrections: all.corrections, places: places.length });
        assert.equal(seen, found.get(query) ?? seen);
        found.set(query, seen);
      });
    }

    for (const sort of SORTS) {
      it(`reads many results by ${sort} in the order of few, onwards and back`, async () => {
        const { store } = place;
        for (const [at, query] of MANY.entries()) {
          const { request } = readSearchRequest(new URLSearchParams(`${query}&sort=${sort}`));
          const { prepared } = await readySearch(store.read, store.engine, request);
          const few = await pagesOf(store, prepared, { sort, count: 1 });
          // Of very many, which name the words in their titles is not asked.
          const compared = (igsns: readonly string[]) => (sort === 'relevance' ? igsns.toSorted() : igsns);
          for (const [most, areMore] of [
            [few.onwards.length - 1, true],
            [few.onwards.length, false],
          ] as const)
            assert.equal(await areMoreThan(store.read, { ...prepared, ids: undefined }, most), areMore, query);
          const tooMany = { ...prepared, ids: undefined, all: undefined };
          // Each order goes through some in each way, and another order through others.
          const stretch = STRETCHES[(at + SORTS.indexOf(sort)) % STRETCHES.length];
          const many = await pagesOf(store, tooMany, { sort, count: COUNTED + 1, ...(stretch && { stretch }) });
          assert.deepEqual(compared(many.onwards), compared(few.onwards), query);
          assert.deepEqual(many.back, many.onwards.toReversed(), query);
        }
      });
    }

    it('finds what ends just where a stretch of depth begins and is as long as what is looked for near by', async () => {
      const { request } = readSearchRequest(new URLSearchParams('depth_from=10.05'));
      const { prepared, count } = await readySearch(place.store.read, place.store.engine, request);
      for (const page of [{ count }, { count: COUNTED + 1 }]) {
        const { hits } = await findHits(place.store.read, prepared, { ...page, sort: 'depth', limit: 200 });
        assert.ok(hits.some(({ igsn }) => igsn === JUST_SHORT.igsn));
      }
    });

    it('finds the record of an entry by its key, though the two keep IGSNs in other orders', async () => {
      const plan = await place.store.unitOfWork(async (db) => {
        const isPostgres = place.store.engine === 'postgres';
        // Of few records, a look at all is planned whatever there is.
        if (isPostgres) await sql`set local enable_seqscan = off`.execute(db);
        const { rows } = await sql<Record<string, unknown>>`${isPostgres ? sql`explain` : sql`explain query plan`}
          select e.id, r.state from search_entry as e left join record as r on ${isOfEntry(db)} where e.id = 1`.execute(
          db,
        );
        return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
      });
      assert.match(plan, /record_pkey|SEARCH r USING (?:COVERING )?INDEX sqlite_autoindex_record_1/, plan);
    });

    it('divides the order of titles into parts that count what lies in them', async () => {
      assert.ok((await partsOfTitles(place.store)) > 10);
    });

    it('keeps the share for estimates once more, and nothing else', async () => {
      const { read } = place.store;
      const entries = await read
        .selectFrom('search_entry')
        .select(['id', 'igsn', 'item', 'facets'])
        .orderBy('id')
        .execute();
      const share = await read.selectFrom('search_sample').select(['id', 'igsn', 'facets']).orderBy('id').execute();
      const expected = entries.filter(({ igsn, item }) => isInSample(igsn ?? item ?? ''));
      assert.deepEqual(
        share,
        expected.map(({ id, igsn, facets }) => ({ id, igsn, facets })),
      );
      assert.ok(share.length > 0);
    });
  });
}

/** All results, page by page of seven, onwards from the first and back from behind the last. */
async function pagesOf(store: Store, prepared: Prepared, page: Pick<HitPage, 'sort' | 'count' | 'stretch'>) {
  const onwards: string[] = [];
  let last: Place | undefined;
  for (let after: Place | undefined; ; ) {
    const { hits, next } = await findHits(store.read, prepared, { ...page, after, limit: 7 });
    onwards.push(...hits.map(nameOf));
    if (next === undefined) break;
    after = next;
    last = next;
  }
  // From the last page back to the first, each read from its end.
  const back: string[] = [];
  const tail =
    last === undefined ? undefined : await findHits(store.read, prepared, { ...page, after: last, limit: 7 });
  back.push(...(tail === undefined ? onwards : tail.hits.map(nameOf)).toReversed());
  for (let before = tail?.previous; before !== undefined; ) {
    const { hits, previous } = await findHits(store.read, prepared, { ...page, before, limit: 7 });
    back.push(...hits.map(nameOf).toReversed());
    before = previous;
  }
  return { onwards, back };
}

const nameOf = ({ igsn, item }: FoundEntry): string => igsn ?? item ?? '';
