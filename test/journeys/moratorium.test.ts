import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { PublicFace } from '../../src/dissemination/public-face.ts';
import type { MoratoriumKeeps } from '../../src/domain/description/moratorium.ts';
import { openEndedEmbargoes } from '../../src/operations/open-ended-embargoes.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { listEnteredExpeditions } from '../../src/store/read/station-expeditions.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { get, getLists, getRecords, publicServer } from './fixture/public-ways.ts';
import { AROUND_RUN_20, fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const ACTOR = { name: 'test', origin: 'test' } as const;
const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
};
const DESCRIBES = /hushrock|hushpurpose|hushcomment/i;
const TELLS = /hushrock|hushpurpose|hushcomment|63\.401|13\.202/i;

/** Lists for harvesters have several pages. */
const RECORDS_A_PAGE = 20;

for (const engine of ENGINES) {
  describe(`the moratorium of an expedition on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    const servers: FastifyInstance[] = [];
    const closed = () => [marked.hole, marked.section, marked.sample];

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store, AROUND_RUN_20);
      await place.store.unitOfWork(async (db) => {
        await db.updateTable('hole').set({ latitude_deg: 63.401687, longitude_deg: 13.202673 }).execute();
        await db.updateTable('section').set({ rock_type: 'Hushrock' }).execute();
        await db.updateTable('sample').set({ purpose: 'Hushpurpose', comment: 'Hushcomment' }).execute();
      });
    });
    after(async () => {
      for (const app of servers) await app.close();
      await place.dispose();
    });

    /** What the expedition and its hole say from now on, registered on a day. */
    const state = async (
      day: string,
      end: string | null,
      keeps: MoratoriumKeeps | null,
      ofHole: string | null = null,
    ) => {
      await place.store.unitOfWork(async (db) => {
        await db.updateTable('expedition').set({ moratorium_end: end, moratorium_keeps: keeps }).execute();
        await db.updateTable('hole').set({ moratorium_end: ofHole }).execute();
      });
      const expedition = await place.store.read.selectFrom('expedition').select('id').executeTakeFirstOrThrow();
      const work = unitOfWork(place.store, () => new Date(`${day}T12:00:00Z`));
      await registerExpedition(work, expedition.id, { actor: ACTOR, phase: 'E', rules: RULES });
      await indexNow(place.store, day);
    };
    const serveAt = (moment: string): { app: FastifyInstance; face: PublicFace } => {
      const face = { ...testFace(place.store), now: () => new Date(moment) };
      const app = publicServer(face, RECORDS_A_PAGE);
      servers.push(app);
      return { app, face };
    };
    const leaks = async (moment: string, telling: RegExp): Promise<readonly string[]> => {
      const { app, face } = serveAt(moment);
      const got = [...(await getRecords(app, closed(), 2)), ...(await getLists(app, face, ['hush', '9001', 'sample']))];
      assert.ok(got.length > 250, `${got.length} ways`);
      assert.deepEqual(
        got.filter((one) => one.status >= 500).map((one) => one.from),
        [],
      );
      // What somebody searches for stands in the answer's own search field.
      return got.filter(({ from, text }) => !from.includes('q=hush') && telling.test(text)).map(({ from }) => from);
    };
    const json = async (moment: string, igsn: string) =>
      (await get(serveAt(moment).app, `/igsn/${igsn}?format=json`)).text;

    const toldAtStation = async () => (await listEnteredExpeditions(place.store.read))[0]!.moratoriumEnd;

    it('keeps descriptions back on every public way until the day begins, UTC', async () => {
      await state('2026-02-01', '2027-03-01', 'descriptions');
      assert.deepEqual(await leaks('2027-02-28T23:59:59Z', DESCRIBES), []);
      assert.match(await json('2026-02-01T00:00:00Z', marked.hole), /63\.401/);
      assert.match(await json('2027-03-01T00:00:00Z', marked.sample), /Hushpurpose/);
    });

    it('or all but the name', async () => {
      await state('2026-02-02', '2027-03-01', 'all-but-name');
      assert.equal(await toldAtStation(), '2027-03-01');
      assert.deepEqual(await leaks('2027-02-28T23:59:59Z', TELLS), []);
      const page = (await get(serveAt('2026-02-02T00:00:00Z').app, `/igsn/${marked.sample}`)).text;
      assert.ok(page.includes('9001_1_A_020_2_W:40-44') && page.includes('2027-03-01'));
      assert.match(await json('2027-03-01T00:00:00Z', marked.hole), /63\.401/);
    });

    it('what an owner withholds of a record stays as the owner said, beside the moratorium', async () => {
      await place.store.unitOfWork((db) =>
        db
          .updateTable('record')
          .set({ withheld: '{"members":["purpose"]}', withheld_until: '2028-01-01' })
          .where('igsn', '=', marked.sample)
          .execute(),
      );
      await state('2026-02-03', '2027-04-01', 'all-but-name');
      const kept = await place.store.read
        .selectFrom('record')
        .select(['igsn', 'withheld_until'])
        .where('igsn', 'in', closed())
        .execute();
      const until = new Map(kept.map((row) => [row.igsn, row.withheld_until]));
      assert.deepEqual(
        closed().map((igsn) => until.get(igsn)),
        ['2027-04-01', '2027-04-01', '2028-01-01'],
      );
      assert.deepEqual(await leaks('2027-03-31T23:59:59Z', TELLS), []);
      const opened = await json('2027-04-01T00:00:00Z', marked.sample);
      assert.match(opened, /63\.401/);
      assert.doesNotMatch(opened, /Hushpurpose/);
      assert.match(await json('2028-01-01T00:00:00Z', marked.sample), /Hushpurpose/);
      await place.store.unitOfWork((db) =>
        db
          .updateTable('record')
          .set({ withheld: null, withheld_until: null })
          .where('igsn', '=', marked.sample)
          .execute(),
      );
    });

    it('or nothing, and then all is open', async () => {
      await state('2026-02-04', '2027-04-01', 'nothing');
      assert.equal(await toldAtStation(), null);
      for (const igsn of closed()) assert.match(await json('2026-02-04T00:00:00Z', igsn), /"isPublic":true/);
      assert.match(await json('2026-02-04T00:00:00Z', marked.hole), /63\.401/);
      assert.match(await json('2026-02-04T00:00:00Z', marked.sample), /Hushpurpose/);
    });

    it('a hole may have a day of its own; each day opens by itself and is announced', async () => {
      await state('2026-02-05', '2027-03-01', 'descriptions', '2027-05-01');
      assert.deepEqual(await leaks('2027-04-30T23:59:59Z', DESCRIBES), []);
      assert.match(await json('2027-05-01T00:00:00Z', marked.sample), /Hushpurpose/);
      const announce = (moment: string) =>
        openEndedEmbargoes(
          unitOfWork(place.store, () => new Date(moment)),
          ACTOR,
        );
      const first = await announce('2027-03-01T00:00:01Z');
      const second = await announce('2027-05-01T00:00:01Z');
      assert.ok(first > 0 && second > 50, `${first} of the expedition, ${second} of the hole`);
      assert.equal(await announce('2027-05-01T00:00:02Z'), 0);
    });

    it('a hole whose own day comes first opens whole, with its drawing, while the expedition is closed', async () => {
      await state('2026-02-06', '2027-05-01', 'descriptions', '2027-03-01');
      assert.deepEqual(await leaks('2027-02-28T23:59:59Z', DESCRIBES), []);
      const isDrawn = async (moment: string) => {
        const { app } = serveAt(moment);
        const pages = [`/expeditions/9001`, `/igsn/${marked.section}`].map(async (url) => (await get(app, url)).text);
        return (await Promise.all(pages)).map((text) => /<div class="strip/.test(text));
      };
      assert.match(await json('2027-03-01T00:00:00Z', marked.sample), /Hushpurpose/);
      assert.deepEqual(await isDrawn('2027-02-28T23:59:59Z'), [false, false]);
      assert.deepEqual(await isDrawn('2027-03-01T00:00:00Z'), [true, true]);
    });
  });
}
