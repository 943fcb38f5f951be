import assert from 'node:assert/strict';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { pathSegment } from '../../src/domain/drilling/object-path.ts';
import { grantTreeRole } from '../../src/operations/access/grant-tree-role.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { newKey } from '../../src/store/new-key.ts';
import { findGrantable } from '../../src/store/read/find-grantable.ts';
import { addClient, OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';

const PASSWORD = 'flows while it is read';
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}` });
const URL_OF_ALL = '/api/v1/expeditions/5054/export?format=json';

/** 30 MB in pages of a thousand; a connection of the machine itself holds some 200 kB, TCP as much as its kernel likes. */
const SECTIONS = 6000;
const COMMENT = 'Greenish amphibolite with garnet. '.repeat(150);

async function manySections({ store }: House): Promise<void> {
  const tree = await store.read
    .selectFrom('tree_object')
    .selectAll()
    .where('type', '=', 'section')
    .executeTakeFirstOrThrow();
  const own = await store.read.selectFrom('section').selectAll().where('id', '=', tree.id).executeTakeFirstOrThrow();
  const names = Array.from({ length: SECTIONS }, (_, n) => ({ id: newKey(), name: String(n + 2) }));
  const run = tree.path.slice(0, tree.path.lastIndexOf('/'));
  const about = names.map(({ id, name }) => {
    const [path, combined_id] = [`${run}/${pathSegment('section', name)}`, `${tree.combined_id.slice(0, -1)}${name}`];
    return { ...tree, id, name, path, combined_id, igsn: null };
  });
  await store.unitOfWork(async (db) => {
    await insertRows(db, store.engine, 'tree_object', about);
    await insertRows(
      db,
      store.engine,
      'section',
      names.map(({ id, name }) => ({ ...own, id, section: Number(name), comment: COMMENT })),
    );
  });
}

onEachPlace('an export over HTTP', (place) => {
  let house: House;
  let app: FastifyInstance;
  let socketPath: string;
  let questions = 0;
  before(async () => {
    const built = await houseAt(place(), {}, 'none');
    // Every page of a table is a question to the reading side.
    const read = new Proxy(built.store.read, {
      get: (target, member) => {
        if (member === 'selectFrom' || member === 'getExecutor') questions++;
        const value: unknown = Reflect.get(target, member, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    house = { ...built, store: { ...built.store, read }, settings: { ...built.settings, logLevel: 'silent' } };
    await initialise(built, { password: PASSWORD });
    await addClient(built, 'GFZ.ICDP', ['ICDP']);
    await importRows(built, holeRows('ICDP', '5054', 1, 1));
    await manySections(built);
    for (const name of ['whole', 'hole'])
      await createUser(built.unitOfWork, { name, passwordHash: quickHash(PASSWORD), email: '', grants: [] }, OPERATOR);
    const objectId = await findGrantable(built.store.read, '5054_1_A');
    const grant = { account: 'hole', role: 'curator', objectId, types: [] } as const;
    await grantTreeRole(built.unitOfWork, grant, OPERATOR);
    app = await buildServer(house);
    socketPath = join(tmpdir(), `corestone-export-${newKey()}.socket`);
    await app.listen({ path: socketPath });
  });
  after(async () => {
    await app.close();
    await house.close();
  });

  const answer = (user: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const options = { socketPath, path: URL_OF_ALL, headers: basic(user) };
      get(options, resolve).on('error', reject);
    });
  const firstPiece = (from: IncomingMessage) =>
    new Promise<void>((resolve) => {
      from.once('readable', () => {
        from.read(1);
        resolve();
      });
    });

  it('is not for who has a role on a part of the tree, whatever part', async () => {
    for (const query of ['', '?hole=A', '?format=json', '?format=lims-sections'])
      for (const user of ['hole', 'whole']) {
        const url = `/api/v1/expeditions/5054/export${query}`;
        assert.equal((await app.inject({ url, headers: basic(user) })).statusCode, 404, `${user} ${query}`);
      }
  });

  it('is read on no faster than somebody takes it, and no more when they have gone', async () => {
    const before = questions;
    let bytes = 0;
    for await (const piece of await answer('admin')) bytes += (piece as Buffer).length;
    const all = questions - before;
    assert.ok(bytes > SECTIONS * COMMENT.length, `${bytes} bytes`);

    const began = questions;
    const from = await answer('admin');
    await firstPiece(from);
    await sleep(1000);
    const standing = questions;
    assert.ok(standing - began < all, 'it is read to its end though nobody takes it');
    from.destroy();
    await sleep(500);
    assert.ok(questions - standing < (all - (standing - began)) / 2, 'it is read on though nobody listens');
  });
});
