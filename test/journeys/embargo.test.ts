import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { PublicFace } from '../../src/dissemination/public-face.ts';
import { openEndedEmbargoes } from '../../src/operations/open-ended-embargoes.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { closeObjects, OPEN_ON, TELLTALE, WORDS } from './fixture/closed-objects.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { exported, type Got, get, getLists, getRecords, publicServer } from './fixture/public-ways.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const SEARCHES = ['TESTP', '9001', 'core', 'borehole', 'hole', 'sample', 'section 2', 'marble'];

for (const engine of ENGINES) {
  describe(`an embargo on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let closed: readonly string[];
    let family: readonly string[];
    const servers: FastifyInstance[] = [];

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store);
      closed = [marked.hole, marked.run, marked.section, marked.split, marked.sample, marked.withdrawn, marked.pending];
      await closeObjects(
        place.store,
        closed.filter((igsn) => igsn !== marked.withdrawn),
      );
      const rows = await place.store.read
        .selectFrom('tree_object')
        .select('igsn')
        .where('igsn', 'is not', null)
        .where('combined_id', 'in', [
          '9001',
          '9001_1_A_019',
          '9001_1_A_020_1',
          '9001_1_A_020_2_A',
          '9001_1_A_020_2_W:20-25',
        ])
        .execute();
      family = [...rows.map((row) => row.igsn ?? ''), marked.cuttings];
      assert.equal(family.length, 6);
      await indexNow(place.store);
    });
    after(async () => {
      for (const app of servers) await app.close();
      await place.dispose();
    });

    const serveOn = (day: string): { app: FastifyInstance; face: PublicFace } => {
      const face = { ...testFace(place.store), now: () => new Date(`${day}T00:00:00Z`) };
      const app = publicServer(face);
      servers.push(app);
      return { app, face };
    };

    it('hides its words on every public way until its last day', async () => {
      const { app, face } = serveOn('2027-02-28');
      const got = [
        ...(await getRecords(app, closed, 3)),
        ...(await getRecords(app, family, 1)),
        ...(await getLists(app, face, SEARCHES)),
      ];
      assert.ok(got.length > 400, `${got.length} ways`);
      assert.deepEqual(leaks(got), []);
      assert.deepEqual(
        got.filter((one) => one.status >= 500).map((one) => one.from),
        [],
      );
    });

    it('is not betrayed by a search for its words', async () => {
      const { app } = serveOn('2026-02-01');
      for (const word of WORDS) {
        const { text } = await get(app, `/search?q=${word}`);
        assert.ok(text.includes('Nothing here is called'), word);
      }
      const { text } = await get(app, `/search?q=${marked.sample.slice(0, -1)}`);
      assert.ok(
        text.includes(`Individual sample 9001_1_A_020_2_W:40-44`) && text.includes('s-embargoed'),
        'shown by name',
      );
    });

    it('leaves identifier, place and people public', async () => {
      const { app } = serveOn('2026-02-01');
      const { text } = await get(app, `/igsn/${marked.sample}`);
      for (const said of [`Under embargo until ${OPEN_ON}`, 'Testtown', 'Individual sample 9001_1_A_020_2_W:40-44'])
        assert.ok(text.includes(said), said);
      assert.ok(/<dt>Length<\/dt><dd class="n"><span class="ns">Under embargo/.test(text), 'not: Not stated');
    });

    it('of a hole leaves its recovery out of the expedition', async () => {
      const { app } = serveOn('2026-02-01');
      const { text } = await get(app, '/expeditions/9001');
      assert.equal(text.match(/<td class="r"><span class="mut">Under embargo/g)?.length, 3);
      assert.ok(!text.includes('Core recovered') && text.includes('Deepest hole'));
      assert.ok((await get(serveOn(OPEN_ON).app, '/expeditions/9001')).text.includes('Core recovered'));
    });

    it('ends on its day: everything is said then, and in older versions as well', async () => {
      const { app, face } = serveOn(OPEN_ON);
      await openEndedEmbargoes(
        unitOfWork(place.store, () => new Date(`${OPEN_ON}T01:00:00Z`)),
        { name: 'test', origin: 'test' },
      );
      await indexNow(place.store, OPEN_ON);
      const open = [marked.hole, marked.sample];
      for (const igsn of open) {
        for (const edition of ['', '/versions/2', '/versions/3']) {
          const { text } = await get(app, `/igsn/${igsn}${edition}?format=json`);
          for (const word of WORDS) assert.ok(text.includes(word), `${word} in ${edition} of ${igsn}`);
          const page = await get(app, `/igsn/${igsn}${edition}`);
          assert.ok(page.text.includes('Hushtitle') && page.text.includes('Hushpurpose'), `page ${edition}`);
          assert.ok(!page.text.includes('Under embargo') && page.text.includes(`since ${OPEN_ON}`), `state ${edition}`);
        }
      }
      const spread: readonly (readonly [string, RegExp])[] = [
        ['/search?q=hushtitle', /Hushtitle(<.mark>)? of the thing/],
        ['/expeditions/9001', /Migmatite/],
        [`/igsn/${family[0]}`, /TRIAL-1/],
        [`/igsn/${marked.cuttings}`, /Migmatite/],
        [`/oai?verb=GetRecord&metadataPrefix=igsngfz&identifier=oai:samples.example:${marked.sample}`, /Hush/],
      ];
      for (const [url, telling] of spread) assert.match((await get(app, url)).text, telling, url);
      for (const name of ['json', 'csv', 'igsngfz']) assert.match(await exported(face, name), TELLTALE, name);
    });

    it('is lifted for every version by the description of today', async () => {
      await describeAgain(place.store, marked.section, { isPublic: true });
      const { app } = serveOn('2026-02-01');
      for (const edition of ['', '/versions/2', '/versions/3', '/versions/4'])
        assert.match((await get(app, `/igsn/${marked.section}${edition}?format=json`)).text, /Hushpurpose/, edition);
    });

    it('of one run hides what came up of it, in the drawings and sums of an open hole as well', async () => {
      await describeAgain(place.store, marked.hole, { isPublic: true });
      const { app } = serveOn('2026-02-01');
      const above = await getNamed(place, '9001_1_A_019');
      for (const url of [`/igsn/${above}`, '/expeditions/9001']) {
        const { text } = await get(app, url);
        assert.ok(text.includes('rect') && /Core runs|core runs/.test(text), `${url} is drawn`);
        // Said by itself, or as part of the sum.
        assert.doesNotMatch(text, /77\.3|189\.2/, url);
      }
      const opened = serveOn(OPEN_ON);
      assert.match((await get(opened.app, `/igsn/${above}`)).text, /77\.31/);
      assert.match((await get(opened.app, '/expeditions/9001')).text, /189\.2/);
    });

    it('holds for the drawings as soon as an expedition states a moratorium, registered anew or not', async () => {
      await describeAgain(place.store, marked.run, { isPublic: true });
      const { app } = serveOn('2026-02-01');
      assert.match((await get(app, '/expeditions/9001')).text, /Migmatite/);
      await place.store.unitOfWork((db) => db.updateTable('expedition').set({ moratorium_end: '2027-03' }).execute());
      for (const url of ['/expeditions/9001', `/igsn/${marked.cuttings}`])
        assert.doesNotMatch((await get(app, url)).text, TELLTALE, url);
    });
  });
}

async function getNamed({ store }: TemporaryStore, combinedId: string): Promise<string> {
  const query = store.read.selectFrom('tree_object').select('igsn').where('combined_id', '=', combinedId);
  return (await query.executeTakeFirstOrThrow()).igsn ?? '';
}

function leaks(got: readonly Got[]): readonly string[] {
  return got.flatMap(({ from, text }) => {
    const found = TELLTALE.exec(text);
    return found === null ? [] : [`${from}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`];
  });
}
