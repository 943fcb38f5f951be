import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Privacy } from '../../src/domain/registration/privacy.ts';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { openEndedEmbargoes } from '../../src/operations/open-ended-embargoes.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import type { Below } from '../../src/operations/search/search-ports.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { tick } from '../../src/store/ports/change-clock.ts';
import { searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { searchSource } from '../../src/store/search/search-source.ts';
import { suggest } from '../../src/store/search/suggest.ts';
import { divideParts } from '../../src/store/search/title-parts.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { describeAgain } from '../journeys/fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { harvest, indexNow, partsOfTitles } from './small-catalogue.ts';

const OPEN_ON = '2027-03-01';
const ACTOR = { name: 'test', origin: 'test' } as const;
const CALLER = localCaller(ACTOR);
const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => Buffer.from(text).toString('base64url').slice(-40),
};
const TELLING = {
  latitudeDeg: 61.23456,
  longitudeDeg: 14.65432,
  locality: 'Hushville',
  rock: 'Hushrock',
  title: 'Hushrock from Hushville',
  keywords: ['hushword'],
};

for (const engine of ENGINES) {
  describe(`what the search index does not keep, ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
    });
    after(() => place.dispose());

    const workOn = (day: string) => unitOfWork(place.store, () => new Date(`${day}T12:00:00Z`));
    const change = async (igsn: string, more: { privacy?: Partial<Privacy>; wish?: 'hidden' | 'findable' }) => {
      const wanted = { caller: CALLER, igsn, wish: 'keep' as const, ...more };
      const [outcome] = await workOn('2026-01-21')((work) => changeRecords(work, [wanted], RULES));
      assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
    };
    const found = async (query: string) => {
      const { request } = readSearchRequest(new URLSearchParams(query));
      const { hits } = await searchCatalogue(place.store.read, place.store.engine, request, {
        limit: 50,
        withSurvey: true,
      });
      return hits.map((hit) => hit.igsn);
    };
    /** Everything that the tables of the index say, facets and terms that nobody has any more left out. */
    const whole = async () => {
      const { read } = place.store;
      const entries = await read.selectFrom('search_entry').selectAll().orderBy('id').execute();
      const share = await read.selectFrom('search_sample').selectAll().orderBy('id').execute();
      const shown = await read.selectFrom('search_shown').selectAll().orderBy('id').execute();
      const facets = await read
        .selectFrom('search_facet')
        .selectAll()
        .where('entries', '>', 0)
        .orderBy('code')
        .execute();
      const terms = await read.selectFrom('search_term').selectAll().orderBy('term').where('entries', '>', 0).execute();
      const parents = await read.selectFrom('search_parent').selectAll().orderBy('parent').orderBy('igsn').execute();
      return JSON.stringify([entries, share, shown, facets, terms, parents]);
    };

    it('of what is withheld or under embargo only what is public goes in, and the rest on its day', async () => {
      await describeAgain(place.store, marked.section, TELLING as never);
      await describeAgain(place.store, marked.sample, TELLING as never);
      await indexNow(place.store);
      await place.store.unitOfWork((db) => divideParts(db, place.store.engine, 10));
      assert.deepEqual((await found('q=hushrock')).toSorted(), [marked.sample, marked.section].toSorted());
      await change(marked.section, {
        privacy: { withheld: { members: ['position', 'locality', 'rock'], until: OPEN_ON }, embargoUntil: OPEN_ON },
      });
      await change(marked.sample, {
        privacy: { embargoUntil: OPEN_ON, withheld: { members: ['position', 'locality'], until: OPEN_ON } },
      });
      await indexNow(place.store);
      assert.doesNotMatch(await whole(), /61\.234|14\.654|hush/i);
      assert.deepEqual(await found('q=hushrock'), []);
      assert.deepEqual(await found('bbox=14.6,61.2,14.7,61.3'), []);
      assert.ok((await found(`q=${marked.sample}`)).includes(marked.sample), 'that it exists is public');
      await openEndedEmbargoes(workOn(OPEN_ON), ACTOR);
      await indexNow(place.store, OPEN_ON);
      assert.deepEqual((await found('q=hushword')).toSorted(), [marked.sample, marked.section].toSorted());
      assert.deepEqual((await found('bbox=14.6,61.2,14.7,61.3')).length, 2);
    });

    it('what lies below a record that keeps something back does not repeat it', async () => {
      await describeAgain(place.store, marked.hole, { locality: 'Whisperville' } as never);
      await describeAgain(place.store, marked.cuttings, { locality: 'Whisperville' } as never);
      await indexNow(place.store, OPEN_ON);
      assert.equal((await found('q=whisperville')).length, 2);
      await change(marked.hole, { privacy: { withheld: { members: ['locality'], until: '2030-01-01' } } });
      await indexNow(place.store, OPEN_ON);
      assert.doesNotMatch(await whole(), /whisper/i);
    });

    it('what is hidden leaves it, with its words; what is withdrawn stays', async () => {
      await change(marked.section, { wish: 'hidden' });
      assert.deepEqual(await found('q=hushword'), [marked.sample], 'not shown though the index has not caught up');
      await change(marked.sample, { wish: 'hidden' });
      await indexNow(place.store, OPEN_ON);
      assert.doesNotMatch(await whole(), /hush/i);
      assert.deepEqual((await suggest(place.store.read, 'hush', '')).words, []);
      await change(marked.sample, { wish: 'findable' });
      const gone = { igsn: marked.sample, reason: 'Used up', successor: undefined };
      await withdrawIdentifier(workOn(OPEN_ON), gone as never, RULES, ACTOR);
      await indexNow(place.store, OPEN_ON);
      assert.deepEqual(await found('q=hushword'), [marked.sample]);
      await change(marked.section, { wish: 'findable' });
      await indexNow(place.store, OPEN_ON);
      assert.deepEqual((await found('q=hushword')).toSorted(), [marked.sample, marked.section].toSorted());
    });

    it('what is open again is named again by what lies below', async () => {
      const told = async () => {
        const { read } = place.store;
        const parents = await read.selectFrom('search_parent').selectAll().orderBy('parent').orderBy('igsn').execute();
        const shown = await read
          .selectFrom('search_shown as s')
          .innerJoin('search_entry as e', 'e.id', 's.id')
          .select(['e.igsn', 's.shown'])
          .where('e.igsn', '!=', marked.run)
          .orderBy('e.igsn')
          .execute();
        return JSON.stringify({ parents, shown });
      };
      const before = await told();
      for (const wish of ['hidden', 'findable'] as const) {
        await change(marked.run, { wish });
        await indexNow(place.store, OPEN_ON);
        assert.equal((await told()) === before, wish === 'findable', wish);
      }
    });

    it('what is hidden leaves the share for estimates as well, and what is withdrawn stays in it', async () => {
      const share = async () => {
        await indexNow(place.store, OPEN_ON);
        const rows = await place.store.read.selectFrom('search_sample').select('igsn').orderBy('igsn').execute();
        return rows.map((row) => row.igsn);
      };
      const before = await share();
      const parents = await place.store.read.selectFrom('search_parent').select('parent').distinct().execute();
      const others = new Set([...parents.map((row) => row.parent), ...Object.values(marked)]);
      const igsn = before.find((one) => !others.has(one!))!;
      await change(igsn, { wish: 'hidden' });
      assert.deepEqual(
        await share(),
        before.filter((one) => one !== igsn),
      );
      await change(igsn, { wish: 'findable' });
      const gone = { igsn, reason: 'Used up', successor: undefined };
      await withdrawIdentifier(workOn(OPEN_ON), gone as never, RULES, ACTOR);
      assert.deepEqual(await share(), before);
    });

    it('makes all anew that lies below what keeps something back, also where that takes several batches', async () => {
      const { read } = place.store;
      const below = await read
        .selectFrom('tree_object')
        .select(['igsn', 'path'])
        .where('igsn', 'is not', null)
        .execute();
      const top = below.find(({ igsn }) => igsn === marked.hole)!;
      const source = searchSource(read, place.store.engine);
      const wanted = below.filter(({ path }) => path.startsWith(`${top.path}/`)).map(({ igsn }) => igsn!);
      const got: string[] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const page: Below = await source.igsnsBelow(top.path, after, 7);
        got.push(...page.igsns);
        after = page.last;
      }
      assert.ok(wanted.length > 40);
      assert.deepEqual(got.toSorted(), wanted.toSorted());
    });

    it('of two of one IGSN our own is found, also where we withdrew it', async () => {
      await harvest(place.store, 'peer', [
        { igsn: marked.run, title: 'Shadowcopy of a run' },
        { igsn: marked.withdrawn, title: 'Shadowcopy of what is withdrawn' },
        { igsn: 'PEER1', title: 'Shadowless' },
      ]);
      await indexNow(place.store, OPEN_ON);
      assert.deepEqual(await found('q=shadow'), ['PEER1']);
    });

    it('what a source deletes leaves it', async () => {
      await place.store.unitOfWork(async (db) => {
        const { firstSeq } = await tick(db, 1, `${OPEN_ON}T12:00:00Z`);
        const deleted = { state: 'deleted', is_shown: 0, changed_seq: firstSeq };
        await db.updateTable('harvested_record').set(deleted).where('igsn', '=', 'PEER1').execute();
      });
      await indexNow(place.store, OPEN_ON);
      assert.deepEqual(await found('q=shadow'), []);
    });

    it('says the same when it is made anew', async () => {
      const before = await whole();
      await place.store.unitOfWork((db) => sql`update change_follower set seq = 0 where name = 'search'`.execute(db));
      await indexNow(place.store, OPEN_ON);
      assert.ok((await whole()) === before);
      assert.ok((await partsOfTitles(place.store)) > 5);
    });
  });
}
