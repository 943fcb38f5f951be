import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import type { GridView, SharedView } from '../../src/domain/station/filter/grid-view.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { removeView, shareView } from '../../src/operations/station/share-views.ts';
import { listAuditOf } from '../../src/store/read/list-audit.ts';
import { addClient, OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { type Entering, expeditionToEnter } from './entering.ts';

const PASSWORD = 'a view of the sections';
const USERS = [
  ['dora', 'depositor', 'GFZ.ICDP'],
  ['dirk', 'depositor', 'GFZ.ICDP'],
  ['rita', 'reader', 'GFZ.ICDP'],
  ['olaf', 'depositor', 'GFZ.OTHER'],
] as const;

const VIEW: GridView = {
  id: '0192f0c1-7a00-7000-8000-000000000001',
  type: 'section',
  name: 'Gneiss below 140 m',
  columns: ['combinedId', 'rock_type'],
  typed: { topDrfM: '≥ 140' },
  filter: {
    join: 'or',
    parts: [
      { field: 'rock_type', operator: '=', values: ['Gneiss'] },
      { join: 'and', parts: [{ field: 'changedBy', operator: 'one-of', values: ['ida', 'jonas'] }] },
    ],
  },
  order: { key: 'topDrfM', isDown: true },
  isDefault: true,
};

onEachEngine('shared views', (house) => {
  let place: Entering;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    await addClient(house(), 'GFZ.ICDP', ['ICDP']);
    await addClient(house(), 'GFZ.OTHER', ['OTH']);
    const passwordHash = quickHash(PASSWORD);
    for (const [name, role, party] of USERS)
      await createUser(house().unitOfWork, { name, passwordHash, email: '', grants: [{ role, party }] }, OPERATOR);
    place = await expeditionToEnter(house(), '7301');
    await expeditionToEnter(house(), '7302', { program: 'OTH' });
  });
  type Method = 'GET' | 'PUT' | 'DELETE';
  const ask = async <T>(who: string, method: Method, path = '', payload?: object, code = '7301') => {
    const app = await buildServer({
      ...house(),
      settings: { ...house().settings, logLevel: 'silent', apiRateLimit: 0 },
    });
    try {
      const headers = { authorization: `Basic ${Buffer.from(`${who}:${PASSWORD}`).toString('base64')}` };
      const url = `/api/v1/station/expeditions/${code}/views${path}`;
      const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
      return { status: answer.statusCode, body: (answer.body === '' ? undefined : answer.json()) as T };
    } finally {
      await app.close();
    }
  };
  const put = (who: string, view: GridView, revision: number, code?: string) =>
    ask<SharedView>(who, 'PUT', `/${view.id}`, { revision, view }, code);
  const list = async () => (await ask<{ views: SharedView[] }>('rita', 'GET')).body.views;

  it('who may enter shares, who may read sees them whole', async () => {
    assert.equal((await put('rita', VIEW, 0)).status, 403);
    assert.equal((await put('olaf', VIEW, 0)).status, 404);
    const made = await put('dora', VIEW, 0);
    assert.deepEqual([made.status, made.body.revision, made.body.changedBy], [200, 1, 'dora']);
    const again = await put('dora', VIEW, 0);
    assert.deepEqual([again.status, again.body.revision], [200, 1]);
    const { revision: _, changedAt: _at, changedBy: _by, ...seen } = (await list())[0]!;
    assert.deepEqual(seen, VIEW);
    assert.equal((await ask('olaf', 'GET')).status, 404);
    assert.deepEqual((await ask<{ views: unknown[] }>('olaf', 'GET', '', undefined, '7302')).body.views, []);
  });

  it('a change names what it was made of; one that does not know the latest is told', async () => {
    const changed = await put('dirk', { ...VIEW, name: 'Gneiss' }, 1);
    assert.deepEqual([changed.status, changed.body.revision], [200, 2]);
    assert.equal((await put('dora', { ...VIEW, name: 'Marble' }, 1)).status, 409);
    assert.equal((await put('olaf', VIEW, 0, '7302')).status, 409);
    assert.deepEqual(
      (await list()).map((one) => [one.name, one.changedBy]),
      [['Gneiss', 'dirk']],
    );
  });

  it('of two who change what they saw alike, at the same moment, one is told of the other', async () => {
    const view = { ...VIEW, id: '0192f0c1-7a00-7000-8000-000000000009', type: 'split', isDefault: false } as const;
    const wanted = { expeditionId: place.expeditionId, view, revision: 0 };
    await shareView(house().unitOfWork, wanted, OPERATOR);
    const change = (name: string) =>
      shareView(house().unitOfWork, { ...wanted, view: { ...view, name }, revision: 1 }, OPERATOR);
    const both = await Promise.allSettled(['Ines', 'Tom', 'Eva', 'Ole'].map(change));
    const codes = both.map((one) => (one.status === 'fulfilled' ? 'kept' : one.reason.code));
    assert.deepEqual(codes.toSorted(), ['conflict', 'conflict', 'conflict', 'kept']);
    await removeView(house().unitOfWork, { ...wanted, id: view.id, revision: 2 }, OPERATOR);
  });

  it('one view of a type is what grids open with', async () => {
    const other = { ...VIEW, id: '0192f0c1-7a00-7000-8000-000000000002', name: 'Another' };
    const runs = { ...VIEW, id: '0192f0c1-7a00-7000-8000-000000000003', type: 'core_run', name: 'Runs' } as const;
    await put('dora', runs, 0);
    await put('dora', other, 0);
    assert.deepEqual(
      (await list()).map((one) => [one.name, one.isDefault, one.revision]),
      [
        ['Gneiss', false, 3],
        ['Another', true, 1],
        ['Runs', true, 1],
      ],
    );
  });

  it('what is no view is refused', async () => {
    const bad = [{ name: '' }, { filter: { join: 'and', parts: [{ field: 'a', operator: 'x', values: [] }] } }];
    for (const one of bad) assert.equal((await put('dora', { ...VIEW, ...one } as unknown as GridView, 3)).status, 422);
  });

  it('is removed by who knows its latest revision, once', async () => {
    const path = (revision: number) => `/${VIEW.id}?revision=${revision}`;
    assert.equal((await ask('rita', 'DELETE', path(3))).status, 403);
    assert.equal((await ask('dora', 'DELETE', path(1))).status, 409);
    assert.equal((await ask('dora', 'DELETE', path(3))).status, 204);
    assert.equal((await ask('dora', 'DELETE', path(3))).status, 204);
    assert.equal((await put('dirk', { ...VIEW, name: 'Back' }, 3)).status, 409);
    assert.equal((await list()).length, 2);
    const trail = await listAuditOf(house().store.read, place.expeditionId, 50);
    assert.ok(trail.some((one) => one.action === 'remove-view' && one.actor === 'dora'));
  });
});
