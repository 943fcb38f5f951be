import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/context.ts';
import { storageStore } from '../../src/store/ports/storage-store.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { onEachPlace } from '../store/each-engine.ts';

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly json: <T>() => T;
}
interface Place {
  readonly code: string;
  readonly name: string;
  readonly things: number;
  readonly places: number;
}
interface Problem {
  readonly code: string;
  readonly findings: { readonly code: string; readonly field: string; readonly value: string }[];
}
interface Moved {
  readonly moves: {
    readonly thingName: string;
    readonly fromWords: string;
    readonly toWords: string;
    reason: string;
  }[];
  readonly findings: { readonly code: string; readonly value: string }[];
}

onEachPlace('the storage over the API', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
  });
  after(async () => {
    await agent.close();
  });

  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: object = ADMIN,
  ) =>
    (await app.inject({
      method,
      url: `/api/v1/storage${url}`,
      ...(payload && { payload }),
      headers: { ...headers },
    })) as Answer;
  const post = (url: string, payload: object, headers?: object) => ask('POST', url, payload, headers);
  const get = async <T>(url: string) => (await ask('GET', url)).json<T>();
  const move = async (things: readonly string[], to: string | null, more: object = {}) =>
    (await post('/moves', { things, to, ...more })).json<Moved & Problem>();
  const listed = async (inside?: string) => {
    const { places } = await get<{ places: Place[] }>(`/places${inside === undefined ? '' : `?in=${inside}`}`);
    return places.map((one) => [one.code, one.things, one.places]);
  };
  const where = async (thing: string) => {
    const { through, place } = await get<{ through: { how: string; name: string }[]; place: { words: string } | null }>(
      `/things/${encodeURIComponent(thing)}`,
    );
    return [...through.map((one) => `${one.how} ${one.name}`), place?.words ?? 'nowhere'];
  };

  it('takes a tree of places in one call, with codes of their own making, in natural order', async () => {
    const places = [
      { kind: 'repository', name: 'Spandau', code: 'spa' },
      { kind: 'hall', name: 'Hall 2', in: 'SPA' },
      ...['Rack 10', 'Rack 2'].map((name) => ({ kind: 'rack', name, in: 'SPA-HALL2', weightLimitKg: 20 })),
      { kind: 'slot', name: '1', in: 'SPA-HALL2-RACK2', mostThings: 2 },
      { kind: 'slot', name: '2', in: 'SPA-HALL2-RACK2' },
      { kind: 'crate', name: 'Crate 7', code: 'CR7', in: 'SPA-HALL2-RACK2-2', weightLimitKg: 10 },
    ];
    const made = await post('/places', { places });
    assert.equal(made.statusCode, 201, made.body);
    assert.deepEqual(await listed(), [['SPA', 0, 1]]);
    assert.deepEqual(await listed('spa-hall2'), [
      ['SPA-HALL2-RACK2', 0, 2],
      ['SPA-HALL2-RACK10', 0, 0],
    ]);
    assert.deepEqual(await listed('SPA-HALL2-RACK2'), [
      ['SPA-HALL2-RACK2-1', 0, 0],
      ['SPA-HALL2-RACK2-2', 1, 0],
    ]);
    const { places: behind } = await get<{ places: Place[] }>('/places?in=SPA-HALL2&after=SPA-HALL2-RACK2&limit=5');
    assert.deepEqual(
      behind.map((one) => one.name),
      ['Rack 10'],
    );
  });

  it('takes none of a call in which something is wrong, and says all of it', async () => {
    const places = [
      { kind: 'hall', name: 'Hall 3', in: 'SPA' },
      { kind: 'hall', name: 'Hall 2', in: 'SPA' },
      { kind: 'rack', name: 'R', in: 'nowhere' },
      { kind: 'hall', name: 'Hall 3', in: 'SPA', code: '-' },
      { kind: 'repository', name: 'X', in: 'SPA' },
      { kind: 'repository', name: 'Yard', party: 'gfz.nobody' },
    ];
    const refused = await post('/places', { places });
    assert.equal(refused.statusCode, 422);
    const codes = refused.json<Problem>().findings.map((one) => `${one.code} ${one.field}`);
    assert.deepEqual(codes.toSorted(), [
      'place-code places[3].code',
      'place-code-taken places[1].code',
      'place-name-taken places[1].name',
      'place-name-taken places[3].name',
      'place-nesting places[4].kind',
      'place-party places[5].party',
      'place-unknown places[2].in',
    ]);
    assert.deepEqual(await listed('SPA'), [['SPA-HALL2', 0, 2]]);
  });

  it('moves what is known, by any of its names, and says what is not', async () => {
    const things = [`https://doi.org/10.60510/${marked.split.toLowerCase()}`, '9001_1_A_020_1', 'nothing'];
    const { moves, findings } = await move(things, 'spa-hall2-rack2-1');
    assert.deepEqual(
      moves.map((one) => [one.thingName, one.fromWords, one.toWords]),
      ['9001_1_A_020_2_W', '9001_1_A_020_1'].map((name) => [name, '', 'Spandau / Hall 2 / Rack 2 / 1']),
    );
    assert.deepEqual(
      findings.map((one) => [one.code, one.value]),
      [['storage-unknown', 'nothing']],
    );
    assert.deepEqual((await move(['9001_1_A_020_1'], 'SPA-HALL2-RACK2-1')).moves, []);
    assert.deepEqual(await where(marked.split), ['Spandau / Hall 2 / Rack 2 / 1']);
    assert.deepEqual(await where(marked.sample), ['part-of 9001_1_A_020_2_W', 'Spandau / Hall 2 / Rack 2 / 1']);
    assert.deepEqual(await where(marked.run), ['nowhere']);
    const { objects } = await get<{ objects: { name: string }[] }>('/places/SPA-HALL2-RACK2-1/objects');
    assert.equal(objects.length, 2);
  });

  it('a place that is full or closed, or bears no more, takes nothing without a reason', async () => {
    const third = ['9001_1_A_020_3'];
    const refused = await post('/moves', { things: third, to: 'SPA-HALL2-RACK2-1' });
    assert.equal(refused.statusCode, 409);
    assert.deepEqual(
      refused.json<Problem>().findings.map((one) => one.code),
      ['storage-full'],
    );
    assert.deepEqual(await where('9001_1_A_020_3'), ['nowhere']);
    const overrides = [{ code: 'storage-full', reason: 'stands crosswise' }];
    const { moves } = await move(third, 'SPA-HALL2-RACK2-1', { overrides });
    assert.equal(moves[0]!.reason, 'stands crosswise');
    await house.store.unitOfWork((db) => db.updateTable('split').set({ weight_kg: 12 }).execute());
    const heavy = await post('/moves', { things: [marked.split, '9001_1_A_020_2_A'], to: 'CR7' });
    assert.deepEqual(
      heavy.json<Problem>().findings.map((one) => [one.code, one.value]),
      [
        ['storage-weight', 'Spandau / Hall 2 / Rack 2'],
        ['storage-weight', 'Spandau / Hall 2 / Rack 2 / 2 / Crate 7'],
      ],
    );
    await ask('PATCH', '/places/SPA-HALL2-RACK10', { isClosed: true });
    const closed = await post('/moves', { things: third, to: 'SPA-HALL2-RACK10', overrides });
    assert.deepEqual(
      closed.json<Problem>().findings.map((one) => one.code),
      ['storage-closed'],
    );
    await ask('PATCH', '/places/SPA-HALL2-RACK10', { isClosed: false });
  });

  it('a crate moves with all that is in it, and never into itself', async () => {
    const overrides = [{ code: 'storage-weight', reason: 'measured' }];
    await move([marked.split], 'CR7', { overrides });
    await post('/places', { places: [{ kind: 'box', name: 'B 1', code: 'BOX1', in: 'CR7' }] });
    await move([marked.cuttings], 'BOX1');
    const { moves } = await move(['CR7'], 'SPA-HALL2-RACK10');
    assert.deepEqual(
      moves.map((one) => [one.thingName, one.toWords]),
      [['CR7', 'Spandau / Hall 2 / Rack 10']],
    );
    assert.deepEqual(await where(marked.cuttings), ['Spandau / Hall 2 / Rack 10 / Crate 7 / B 1']);
    assert.deepEqual(await where('box1'), ['Spandau / Hall 2 / Rack 10 / Crate 7']);
    const { findings } = await move(['CR7'], 'BOX1');
    assert.deepEqual(
      findings.map((one) => [one.code, one.value]),
      [['storage-nesting', 'CR7']],
    );
    const renamed = await ask('PATCH', '/places/CR7', { name: 'Crate 8', comment: 'new lid' });
    assert.equal(renamed.statusCode, 200, renamed.body);
    assert.deepEqual(await where(marked.cuttings), ['Spandau / Hall 2 / Rack 10 / Crate 8 / B 1']);
  });

  it('a place whose name has characters beyond the first plane is renamed with all that is in it', async () => {
    const places = [
      { kind: 'room', name: 'Raum 𝄞𝄢 100%_', code: 'CLEF', in: 'SPA' },
      { kind: 'rack', name: '𐐷 1', code: 'CLEF-R', in: 'CLEF' },
      { kind: 'shelf', name: 'B', code: 'CLEF-B', in: 'CLEF-R' },
      { kind: 'crate', name: 'In it', code: 'INCLEF', in: 'CLEF-B' },
    ];
    assert.equal((await post('/places', { places })).statusCode, 201);
    assert.deepEqual(await where('INCLEF'), ['Spandau / Raum 𝄞𝄢 100%_ / 𐐷 1 / B']);
    assert.equal((await ask('PATCH', '/places/CLEF', { name: 'Raum 𝄞' })).statusCode, 200);
    assert.deepEqual(await where('INCLEF'), ['Spandau / Raum 𝄞 / 𐐷 1 / B']);
  });

  it('what lies in one another and is moved at once stands side by side, with all that is in each', async () => {
    const places = [
      { kind: 'pallet', name: 'P', code: 'PAL', in: 'SPA-HALL2' },
      { kind: 'crate', name: 'C', code: 'CRA', in: 'PAL' },
      { kind: 'box', name: 'B', code: 'INBOX', in: 'CRA' },
    ];
    assert.equal((await post('/places', { places })).statusCode, 201);
    const { moves } = await move(['PAL', 'CRA'], 'SPA');
    assert.equal(moves.length, 2);
    assert.deepEqual(await where('CRA'), ['Spandau']);
    assert.deepEqual(await where('INBOX'), ['Spandau / C']);
  });

  it('core in a core box stands where the box does', async () => {
    const hole = await house.store.read
      .selectFrom('tree_object')
      .selectAll()
      .where('combined_id', '=', '9001_1_A')
      .executeTakeFirstOrThrow();
    const id = '01990000-0000-7000-8000-000000000001';
    await house.store.unitOfWork(async (db) => {
      const { change_seq: _, ...box } = hole;
      const path = `${hole.path}/OCB0000000011`;
      await db
        .insertInto('tree_object')
        .values({
          ...box,
          id,
          parent_id: hole.id,
          type: 'core_box',
          name: 'CB11',
          combined_id: '9001_1_A_CB11',
          path,
          igsn: null,
          change_seq: 0,
        })
        .execute();
      await db.insertInto('core_box').values({ id, core_box: 'CB11', storage: 'Hall 9' }).execute();
      await db.updateTable('split').set({ core_box: 'CB11' }).execute();
    });
    const boxPath = await house.unitOfWork((work) => work.tree.findByIds([id]));
    assert.equal(boxPath.length, 1);
    const { pathSegment } = await import('../../src/domain/drilling/object-path.ts');
    await house.store.unitOfWork((db) =>
      db
        .updateTable('tree_object')
        .set({ path: `${hole.path}/${pathSegment('core_box', 'CB11')}` })
        .where('id', '=', id)
        .execute(),
    );
    const half = '9001_1_A_020_2_A';
    assert.deepEqual(await where(half), ['in-box 9001_1_A_CB11', 'nowhere']);
    assert.equal((await get<{ stated: string }>(`/things/${half}`)).stated, 'Hall 9');
    await move(['9001_1_A_CB11'], 'SPA-HALL2-RACK10', { overrides: [{ code: 'storage-weight', reason: 'x' }] });
    assert.deepEqual(await where(half), ['in-box 9001_1_A_CB11', 'Spandau / Hall 2 / Rack 10']);
  });

  it('a half weighs where it stands itself, otherwise where its core box does, and only once', async () => {
    const weight = async (code: string) => {
      const storage = storageStore(house.store.read, house.store.engine);
      const found = await storage.occupancyOf(await storage.findPlacesByCode([code]));
      return [...found.values()].map((one) => [one.things, one.weightKg])[0];
    };
    const halves = await house.store.read.selectFrom('split').select('id').execute();
    const [inBox] = (await weight('SPA-HALL2-RACK10'))!.slice(1);
    const all = (await weight('SPA'))![1]!;
    assert.equal(all, halves.length * 12);
    assert.ok(inBox! <= all);
    // Out of the storage altogether it lies in its core box again.
    await move([marked.split], null, { reason: 'back in its box' });
    assert.equal((await weight('SPA'))![1], all);
    await move([marked.split], 'CR7', { overrides: [{ code: 'storage-weight', reason: 'x' }] });
    assert.deepEqual([(await weight('SPA'))![1], (await weight('CR7'))![1]], [all, 12]);
  });

  it('an object that was deleted takes no room', async () => {
    const counted = async () => (await listed('SPA-HALL2')).find(([code]) => code === 'SPA-HALL2-RACK10')![1];
    const before = await counted();
    const objectId = '01990000-0000-7000-8000-00000000dead';
    const [rack] = await house.unitOfWork((work) => work.storage.findPlacesByCode(['SPA-HALL2-RACK10']));
    await house.unitOfWork((work) => work.storage.stow([objectId], rack!.id, work.now()));
    assert.equal(await counted(), before);
    await house.unitOfWork((work) => work.storage.stow([objectId], null, work.now()));
  });

  it('a crate with the IGSN of an object for its code does not hide it', async () => {
    const code = marked.sample.toUpperCase();
    assert.equal(
      (await post('/places', { places: [{ kind: 'crate', name: 'sly', code, in: 'SPA' }] })).statusCode,
      201,
    );
    assert.equal((await get<{ igsn: string }>(`/things/${code}`)).igsn, code);
    assert.equal((await ask('DELETE', `/places/${code}`)).statusCode, 204);
  });

  it('what is taken out says why, and the history keeps it all', async () => {
    assert.equal((await post('/moves', { things: [marked.cuttings], to: null })).statusCode, 422);
    await move([marked.cuttings], null, { reason: 'on loan to Uppsala' });
    assert.deepEqual(await where(marked.cuttings), ['nowhere']);
    const { moves } = await get<Moved>(`/things/${marked.cuttings}/moves`);
    assert.deepEqual(
      moves.map((one) => [one.fromWords, one.toWords, one.reason]),
      [
        ['Spandau / Hall 2 / Rack 10 / Crate 8 / B 1', '', 'on loan to Uppsala'],
        ['', 'Spandau / Hall 2 / Rack 2 / 2 / Crate 7 / B 1', ''],
      ],
    );
    const { moves: ofBox } = await get<Moved>('/places/BOX1/moves?limit=1');
    assert.equal(ofBox[0]!.reason, 'on loan to Uppsala');
  });

  it('only what was never used is removed', async () => {
    assert.equal((await ask('DELETE', '/places/BOX1')).statusCode, 409);
    assert.equal((await ask('DELETE', '/places/SPA')).statusCode, 409);
    await post('/places', { places: [{ kind: 'hall', name: 'Wrong', in: 'SPA' }] });
    assert.equal((await ask('DELETE', '/places/SPA-WRONG')).statusCode, 204);
    assert.equal((await ask('DELETE', '/places/SPA-WRONG')).statusCode, 404);
  });

  it('an inventory by scanning finds what is missing, misplaced and unknown, and puts it right', async () => {
    const begun = await post('/inventories', { place: 'SPA-HALL2-RACK2' });
    assert.equal(begun.statusCode, 201, begun.body);
    const { id } = begun.json<{ id: string }>();
    const codes = ['SPA-HALL2-RACK2-2', '9001_1_A_020_1', marked.split, 'torn label'];
    const taken = await post(`/inventories/${id}/scans`, { codes });
    assert.equal(taken.statusCode, 200, taken.body);
    assert.deepEqual(taken.json<{ known: number; at: string }>().known, 2);
    const elsewhere = await post(`/inventories/${id}/scans`, { codes: ['SPA-HALL2-RACK10', marked.cuttings] });
    assert.deepEqual(
      elsewhere.json<Problem>().findings.map((one) => one.code),
      ['inventory-elsewhere'],
    );
    const named = (found: { name: string }[]) => found.map((one) => one.name).toSorted();
    interface Found {
      missing: { name: string }[];
      misplaced: { name: string }[];
      right: { name: string }[];
      unknown: { code: string }[];
    }
    const found = await get<Found>(`/inventories/${id}`);
    assert.deepEqual(named(found.right), []);
    assert.deepEqual(named(found.missing), ['9001_1_A_020_3']);
    assert.deepEqual(named(found.misplaced), ['9001_1_A_020_1', '9001_1_A_020_2_W']);
    assert.deepEqual(
      found.unknown.map((one) => one.code),
      ['torn label'],
    );
    const closed = await post(`/inventories/${id}/close`, { moveMisplaced: true, takeOutMissing: true });
    assert.equal(closed.statusCode, 200, closed.body);
    assert.equal(closed.json<{ moved: Moved }>().moved.moves.length, 3);
    assert.deepEqual(await where(marked.split), ['Spandau / Hall 2 / Rack 2 / 2']);
    assert.deepEqual(await where('9001_1_A_020_3'), ['nowhere']);
    assert.equal((await post(`/inventories/${id}/scans`, { codes })).statusCode, 409);
    assert.deepEqual(named((await get<Found>(`/inventories/${id}`)).missing), ['9001_1_A_020_3']);
  });

  it('who has no right there sees and moves nothing', async () => {
    assert.equal((await ask('GET', '/places', undefined, {})).statusCode, 401);
    const { places } = (await ask('GET', '/places', undefined, OTHER)).json<{ places: Place[] }>();
    assert.deepEqual(places, []);
    assert.equal((await ask('GET', '/places/SPA/objects', undefined, OTHER)).statusCode, 403);
    assert.equal((await ask('GET', `/things/${marked.split}`, undefined, OTHER)).statusCode, 404);
    assert.equal((await post('/moves', { things: [marked.split], to: 'SPA-HALL2-RACK10' }, OTHER)).statusCode, 403);
    const { listPlaces } = await import('../../src/store/read/list-storage.ts');
    const ofLikeNamed = { parentId: null, parties: ['GF_', 'G%'], limit: 10 };
    const own = await post('/places', { places: [{ kind: 'repository', name: 'Theirs' }] }, OTHER);
    assert.deepEqual(await listPlaces(house.store.read, ofLikeNamed), []);
    assert.equal(own.json<{ places: { party: string }[] }>().places[0]!.party, 'GFZ.OTHER');
    const taken = await post('/moves', { things: [marked.split], to: 'THEIRS' }, OTHER);
    assert.deepEqual(
      taken.json<Moved>().findings.map((one) => one.code),
      ['storage-unknown'],
    );
  });
});
