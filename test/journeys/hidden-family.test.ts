import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Privacy, Withheld } from '../../src/domain/registration/privacy.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import type { RecordChange } from '../../src/operations/registry/record-change.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { get, getLists, getRecords, publicServer } from './fixture/public-ways.ts';
import { AROUND_RUN_20, fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const CALLER = localCaller({ name: 'test', origin: 'test' });
const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => Buffer.from(text).toString('base64url').slice(-40),
};
const UNTIL = '2027-03-01';

/** Lists for harvesters have several pages. */
const RECORDS_A_PAGE = 20;

for (const engine of ENGINES) {
  describe(`records beside one that is not public, on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    const servers: FastifyInstance[] = [];
    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store, AROUND_RUN_20);
    });
    after(async () => {
      for (const app of servers) await app.close();
      await place.dispose();
    });

    const serve = () => {
      const face = { ...testFace(place.store), now: () => new Date('2027-02-28T00:00:00Z') };
      const app = publicServer(face, RECORDS_A_PAGE);
      servers.push(app);
      return { app, face };
    };
    const change = async (
      igsn: string,
      wanted: Pick<RecordChange, 'wish'> & { readonly privacy?: Partial<Privacy> },
    ) => {
      const work = unitOfWork(place.store, () => new Date('2026-01-21T12:00:00Z'));
      const [outcome] = await work((one) => changeRecords(one, [{ caller: CALLER, igsn, ...wanted }], RULES));
      assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
    };
    const withhold = (igsn: string, ...members: Withheld['members']) =>
      change(igsn, { wish: 'keep', privacy: { withheld: { members, until: UNTIL } } });
    const showAgain = (igsn: string) => change(igsn, { wish: 'keep', privacy: { withheld: null } });
    const combinedId = async (igsn: string) => {
      const query = place.store.read.selectFrom('tree_object').select('combined_id').where('igsn', '=', igsn);
      return (await query.executeTakeFirstOrThrow()).combined_id;
    };
    const others = async () => {
      const { app, face } = serve();
      const igsns = [marked.hole, marked.split, marked.pending, marked.cuttings];
      return [...(await getRecords(app, igsns, 0)), ...(await getLists(app, face, ['9001', 'TESTP']))];
    };

    it('name no hidden one, nor count it, in families, neighbours, formats, searches and tables', async () => {
      await change(marked.sample, { wish: 'hidden' });
      const id = await combinedId(marked.sample);
      for (const { from, text } of await others()) {
        // Harvesters and the list of all are told of it as of something that is gone.
        const isAnnouncement = /^\/oai\?verb=List|^export/.test(from);
        assert.ok(!text.includes(id), `${from} says ${id}`);
        if (!isAnnouncement) assert.ok(!text.includes(marked.sample), `${from} names ${marked.sample}`);
      }
      const { app } = serve();
      assert.match((await get(app, `/igsn/${marked.split}`)).text, /4 samples/);
    });

    it('say of a hidden ancestor that there is one, and nothing of it', async () => {
      await change(marked.section, { wish: 'hidden' });
      const { app } = serve();
      const { text } = await get(app, `/igsn/${marked.split}`);
      assert.equal(text.match(/An object that is not public/g)?.length, 2);
      assert.ok(!text.includes(marked.section));
      // The drawing of the section itself goes as well.
      assert.doesNotMatch(text, /cm from section top/);
      await change(marked.section, { wish: 'findable' });
      const shown = (await get(app, `/igsn/${marked.split}`)).text;
      assert.ok(shown.includes(marked.section));
      assert.match(shown, /cm from section top/);
      await change(marked.sample, { wish: 'findable' });
    });

    it('do not count a hidden hole among those of their expedition', async () => {
      const page = async () => (await get(serve().app, '/expeditions/9001')).text;
      assert.ok((await page()).includes(marked.hole));
      await change(marked.hole, { wish: 'hidden' });
      assert.ok(!(await page()).includes(marked.hole));
      assert.match(await page(), /No hole yet/);
      await change(marked.hole, { wish: 'findable' });
    });

    it('do not show a depth that is withheld, nor that of what lies in it', async () => {
      const { app } = serve();
      const page = async (igsn: string) => (await get(app, `/igsn/${igsn}`)).text.split('id="family"')[1]!;
      const told = /6[45]\.\d\d(?:–|\s?m)|63\.00–66/;
      assert.match(await page(marked.split), told);
      await withhold(marked.run, 'depths');
      const run = await get(app, `/igsn/${marked.run}`);
      assert.equal(/.{60}(6[45]\.\d\d(?:–|\s?m)|63\.00–66).{60}/.exec(run.text)?.[0], undefined);
      for (const igsn of [marked.section, marked.split, marked.sample]) {
        for (const format of ['json', 'datacite4', 'html'])
          assert.doesNotMatch(
            (await get(app, `/igsn/${igsn}?format=${format}`)).text,
            /6[45]\.\d\d(?:–|\s?m)|63\.00–66|csf_a/,
            format,
          );
      }
      await showAgain(marked.run);
      assert.match(await page(marked.split), told);
    });

    it('tell no relation that one side withholds', async () => {
      const { app } = serve();
      const text = async (igsn: string, format = 'html') => (await get(app, `/igsn/${igsn}?format=${format}`)).text;
      await withhold(marked.sample, 'parent');
      for (const format of ['html', 'json', 'igsn-registration-1.1'])
        assert.ok(!(await text(marked.split, format)).includes(marked.sample), format);
      assert.ok(!(await text(marked.sample)).includes(marked.split));
      await showAgain(marked.sample);
      assert.ok((await text(marked.split)).includes(marked.sample));
      await withhold(marked.split, 'children');
      for (const format of ['html', 'json']) {
        assert.ok(!(await text(marked.sample, format)).includes(marked.split), format);
        assert.ok(!(await text(marked.split, format)).includes(marked.sample), format);
      }
      await showAgain(marked.split);
    });
  });
}
