import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import type { Place } from '../../src/store/search/find-hits.ts';
import { searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { foreignRecords } from './foreign-records.ts';
import { harvest, indexNow } from './small-catalogue.ts';

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

const found = new Map<string, string>();

for (const engine of ENGINES) {
  describe(`the catalogue on ${engine.name}`, () => {
    let place: TemporaryStore;
    before(async () => {
      place = await engine.open();
      await fillSmallExpedition(place.store);
      await harvest(place.store, 'peer', foreignRecords());
      await indexNow(place.store);
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
        const seen = JSON.stringify({ igsns, facets, corrections: all.corrections, places: places.length });
        assert.equal(seen, found.get(query) ?? seen);
        found.set(query, seen);
      });
    }
  });
}
