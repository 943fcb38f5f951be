import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { PublicFace } from '../../src/dissemination/public-face.ts';
import type { Privacy } from '../../src/domain/registration/privacy.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { openEndedEmbargoes } from '../../src/operations/open-ended-embargoes.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { type Got, get, getLists, getRecords, publicServer } from './fixture/public-ways.ts';
import { AROUND_RUN_20, fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const OPEN_ON = '2027-03-01';
const CALLER = localCaller({ name: 'test', origin: 'test' });
const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => Buffer.from(text).toString('base64url').slice(-40),
};

/** Digits of the exact position and words of the place and rock, which nothing else says. */
const TELLING = {
  latitudeDeg: 63.401687,
  longitudeDeg: 13.202673,
  places: [{ points: [{ latitudeDeg: 63.401687, longitudeDeg: 13.202673 }] }],
  locality: 'Hushville',
  locationDescription: 'behind the Hushbarn',
  rock: 'Hushrock',
  title: 'Hushrock of Hushville',
  stated: [{ field: 'latitude_deg', value: 63.401687 }],
};
const TELLTALE = /63\.401|13\.202|hushville|hushbarn|hushrock/i;

/** Lists for harvesters have several pages. */
const RECORDS_A_PAGE = 20;

for (const engine of ENGINES) {
  describe(`what is withheld of a record on ${engine.name}`, () => {
    let place: TemporaryStore;
    let marked: Marked;
    let closed: readonly string[];
    /** Of which the owner withholds nothing, though it repeats what is withheld of its hole. */
    let repeating: string;
    const servers: FastifyInstance[] = [];

    before(async () => {
      place = await engine.open();
      marked = await fillSmallExpedition(place.store, AROUND_RUN_20);
      closed = [marked.hole, marked.section, marked.sample];
      repeating = marked.run;
      for (const igsn of [...closed, repeating]) await describeAgain(place.store, igsn, TELLING as never);
      const until = OPEN_ON;
      await keep(marked.hole, {
        withheld: { members: ['position', 'locality', 'rock'], positionStepDeg: 1, until },
      });
      await keep(marked.section, {
        withheld: { members: ['position', 'locality', 'rock'], positionStepDeg: 1, until },
      });
      await keep(marked.sample, { embargoUntil: until, withheld: { members: ['position', 'locality'], until } });
      // A new description, as from the drill site, opens nothing.
      for (const igsn of closed) await describeAgain(place.store, igsn, { ...TELLING, comment: 'Again' } as never);
      await indexNow(place.store);
    });
    after(async () => {
      for (const app of servers) await app.close();
      await place.dispose();
    });

    const keep = async (igsn: string, privacy: Partial<Privacy>) => {
      const work = unitOfWork(place.store, () => new Date('2026-01-21T12:00:00Z'));
      const change = { caller: CALLER, igsn, wish: 'keep' as const, privacy };
      const [outcome] = await work((one) => changeRecords(one, [change], RULES));
      assert.equal(outcome?.outcome, 'updated', JSON.stringify(outcome));
    };
    const registeredUnder = async (igsn: string) => {
      const { read } = place.store;
      const { path } = await read
        .selectFrom('tree_object')
        .select('path')
        .where('igsn', '=', igsn)
        .executeTakeFirstOrThrow();
      const objects = read
        .selectFrom('tree_object')
        .select('igsn')
        .where('path', '>=', path)
        .where('path', '<', `${path}0`);
      const records = read
        .selectFrom('record')
        .select('igsn')
        .where('state', '=', 'registered')
        .where('igsn', 'in', objects);
      return (await records.execute()).length;
    };
    const serveOn = (day: string): { app: FastifyInstance; face: PublicFace } => {
      const face = { ...testFace(place.store), now: () => new Date(`${day}T00:00:00Z`) };
      const app = publicServer(face, RECORDS_A_PAGE);
      servers.push(app);
      return { app, face };
    };

    it('is on no public way until its last day', async () => {
      const { app, face } = serveOn('2027-02-28');
      const searches = ['hush', 'TESTP', '9001'];
      const got = [...(await getRecords(app, [...closed, repeating], 2)), ...(await getLists(app, face, searches))];
      assert.ok(got.length > 300, `${got.length} ways`);
      assert.deepEqual(leaks(got), []);
    });

    it('is said to be withheld, and a coarse position is shown', async () => {
      const { app } = serveOn('2026-02-01');
      assert.match(
        (await get(app, `/igsn/${marked.hole}`)).text,
        /Details withheld until 2027-03-01.*exact position, locality, rock/,
      );
      for (const igsn of [marked.hole, marked.section, repeating]) {
        const { text } = await get(app, `/igsn/${igsn}?format=json`);
        assert.match(text, /"latitudeDeg":63,"longitudeDeg":13[,}]/, igsn);
      }
      assert.match((await get(app, `/igsn/${marked.sample}`)).text, /Under embargo until 2027-03-01/);
    });

    it('is shown on its day', async () => {
      const { app } = serveOn(OPEN_ON);
      for (const igsn of [...closed, repeating]) {
        const { text } = await get(app, `/igsn/${igsn}?format=json`);
        for (const word of ['63.401687', '13.202673', 'Hushville', 'Hushrock']) assert.ok(text.includes(word), word);
      }
    });

    it('is announced once to harvesters on that day', async () => {
      const open = (day: string) =>
        openEndedEmbargoes(
          unitOfWork(place.store, () => new Date(day)),
          CALLER,
        );
      assert.equal(await open('2027-02-28T23:00:00Z'), 0);
      // What lies in the hole repeats where it lies.
      assert.equal(await open('2027-03-01T01:00:00Z'), await registeredUnder(marked.hole));
      assert.equal(await open('2027-03-02T01:00:00Z'), 0);
      const { app } = serveOn('2027-03-02');
      const { text } = await get(app, '/oai?verb=ListIdentifiers&metadataPrefix=igsn&from=2027-03-01');
      for (const igsn of [...closed, repeating]) assert.ok(text.includes(igsn), igsn);
    });
  });
}

function leaks(got: readonly Got[]): readonly string[] {
  return got.flatMap(({ from, text }) => {
    const found = TELLTALE.exec(text);
    return found === null ? [] : [`${from}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`];
  });
}
