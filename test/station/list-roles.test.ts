import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { WHOLE_TREE } from '../../src/domain/party/tree-right.ts';
import {
  keepExpeditionList,
  keepUserGroup,
  listsAndGroups,
  removeExpeditionList,
  removeUserGroup,
} from '../../src/operations/access/expedition-lists.ts';
import { grantListRole, revokeListRole } from '../../src/operations/access/grant-list-role.ts';
import { grantTreeRole, listTreeRoles, revokeTreeRole } from '../../src/operations/access/grant-tree-role.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { rightsIn } from '../../src/operations/tree-access.ts';
import { accessStore } from '../../src/store/ports/access-store.ts';
import { findGrantable } from '../../src/store/read/find-grantable.ts';
import { findListable } from '../../src/store/read/find-listable.ts';
import { addClient, clientCaller, OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { create, enter, expeditionToEnter } from './entering.ts';

onEachEngine('roles for lists of expeditions', (house) => {
  const work = () => house().unitOfWork;
  const caller = async (name: string): Promise<Caller> => {
    const { grants, treeGrants } = (await accessStore(house().store.read).findUser(name))!;
    return { name, account: name, origin: 'test', grants, treeGrants };
  };
  const pathOf = async (code: string) => {
    const found = house().store.read.selectFrom('tree_object').select('path').where('combined_id', '=', code);
    return (await found.where('type', '=', 'expedition').executeTakeFirstOrThrow()).path;
  };
  /** Who enters what in an expedition, whose client nobody here deposits for. */
  const enters = async (name: string, code: string) => {
    const path = await pathOf(code);
    const { enters: parts } = rightsIn(await caller(name), { path, client: 'GFZ.ICDP' });
    return parts.map((one) => (one.path === path ? (one.types ?? WHOLE_TREE[0]!.types) : one.path));
  };
  const keep = async (name: string, named: readonly string[]) =>
    keepExpeditionList(work(), { name, objectIds: await findListable(house().store.read, named) }, OPERATOR);

  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICDP']);
    await addClient(house(), 'GFZ.OTHER', ['OTH']);
    for (const name of ['lena', 'ola', 'per'])
      await createUser(work(), { name, passwordHash: 'x', email: '', grants: [] }, OPERATOR);
    for (const code of ['7401', '7402']) await expeditionToEnter(house(), code);
    for (const code of ['7402', '7403']) await importRows(house(), holeRows('OTH', code, 0, 0));
  });

  it('one role is for all that is on the list, of several programs, and for what comes on it later', async () => {
    await keep('Bremen', ['7401', 'OTH/7402']);
    const holder = { kind: 'account', name: 'lena' } as const;
    const wanted = { list: 'Bremen', holder, role: 'technician', types: ['core_run'] } as const;
    await grantListRole(work(), wanted, OPERATOR);
    assert.deepEqual(await enters('lena', '7401'), [['core_run']]);
    assert.deepEqual(await enters('lena', '7403'), []);
    await keep('Bremen', ['7401', '7403']);
    assert.deepEqual(await enters('lena', '7403'), [['core_run']]);
    const again = await grantListRole(work(), { ...wanted, types: ['section'] }, OPERATOR);
    assert.deepEqual(await enters('lena', '7401'), [['section']]);
    await revokeListRole(work(), again.id, OPERATOR);
    assert.deepEqual(await enters('lena', '7401'), []);
  });

  it('a whole program is all its expeditions', async () => {
    await keep('All of OTH', ['OTH']);
    const holder = { kind: 'account', name: 'lena' } as const;
    await grantListRole(work(), { list: 'All of OTH', holder, role: 'curator', types: ['sample'] }, OPERATOR);
    assert.deepEqual(await enters('lena', '7403'), [['sample']]);
    assert.deepEqual(await enters('lena', '7401'), []);
  });

  it('a group gives its roles to its members, as long as they are in it', async () => {
    await keepUserGroup(work(), { name: 'Spandau', members: ['ola', 'per'] }, OPERATOR);
    const holder = { kind: 'group', name: 'Spandau' } as const;
    await grantListRole(work(), { list: 'Bremen', holder, role: 'curator', types: [] }, OPERATOR);
    const [path, place] = [await pathOf('7401'), await expeditionToEnter(house(), '7401')];
    assert.equal(rightsIn(await caller('per'), { path, client: 'GFZ.ICDP' }).enters[0]?.path, path);
    const box = create('core_box', place.holeId, '1', { core_box: '1' });
    const [made] = (await enter(house(), place, [box], { caller: await caller('ola') })).outcomes;
    assert.equal(made!.result, 'done');
    await keepUserGroup(work(), { name: 'Spandau', members: ['ola'] }, OPERATOR);
    assert.deepEqual((await caller('per')).treeGrants, []);
    await removeUserGroup(work(), 'Spandau', OPERATOR);
    assert.deepEqual((await caller('ola')).treeGrants, []);
    assert.equal(
      (await listsAndGroups(work(), OPERATOR)).grants.some((one) => one.holder.kind === 'group'),
      false,
    );
  });

  it('a group has roles on the tree, given by who manages the client; who leaves it loses them at once', async () => {
    const manager = clientCaller('GFZ.ICDP');
    await keepUserGroup(work(), { name: 'Rig', members: ['ola', 'per'] }, OPERATOR);
    const place = await expeditionToEnter(house(), '7401');
    const objectId = await findGrantable(house().store.read, '7401_1_A');
    const wanted = { group: 'Rig', objectId, role: 'technician', types: [] } as const;
    await assert.rejects(grantTreeRole(work(), wanted, clientCaller('GFZ.OTHER')), { code: 'not-allowed' });
    await assert.rejects(grantTreeRole(work(), { ...wanted, group: 'none' }, manager), { code: 'not-found' });
    await assert.rejects(grantTreeRole(work(), { ...wanted, account: 'ola' }, manager), { code: 'invalid-input' });
    await assert.rejects(grantTreeRole(work(), { ...wanted, station: 'Floor' }, manager), { code: 'invalid-input' });
    await grantTreeRole(work(), { account: 'ola', objectId, role: 'reader', types: [] }, manager);
    const first = await grantTreeRole(work(), { ...wanted, types: ['section'] }, manager);
    const given = await grantTreeRole(work(), wanted, manager);
    assert.deepEqual([given.id, given.group, given.account, given.members], [first.id, 'Rig', '', ['ola', 'per']]);
    const here = await listTreeRoles(work(), place.expeditionId, manager);
    assert.deepEqual(
      here.map((one) => [one.account, one.group, one.role, one.members.length]),
      [
        ['', 'Rig', 'technician', 2],
        ['ola', '', 'reader', 0],
      ],
    );
    const asPer = { caller: await caller('per') };
    const made = async (run: string) => {
      const one = create('core_run', place.holeId, run, { core_run: run, top_depth_m: 1 });
      return (await enter(house(), place, [one], asPer)).outcomes[0]!.findings.some(
        ({ code }) => code === 'not-granted',
      );
    };
    assert.equal(await made('41'), false);
    assert.equal((await caller('per')).treeGrants?.length, 1);
    await keepUserGroup(work(), { name: 'Rig', members: ['ola'] }, OPERATOR);
    assert.deepEqual((await caller('per')).treeGrants, []);
    assert.deepEqual((await caller('ola')).treeGrants?.map(({ role }) => role).toSorted(), ['reader', 'technician']);
    await assert.rejects(revokeTreeRole(work(), given.id, clientCaller('GFZ.OTHER')), { code: 'not-allowed' });
    await assert.rejects(revokeTreeRole(work(), '', manager), { code: 'not-found' });
    await revokeTreeRole(work(), given.id, manager);
    assert.deepEqual(
      (await caller('ola')).treeGrants?.map(({ role }) => role),
      ['reader'],
    );
    await grantTreeRole(work(), wanted, manager);
    assert.deepEqual(
      (await listsAndGroups(work(), OPERATOR)).groupRoles.map((one) => [one.group, one.combinedId]),
      [['Rig', '7401_1_A']],
    );
    await removeUserGroup(work(), 'Rig', OPERATOR);
    assert.equal((await listTreeRoles(work(), place.expeditionId, manager)).length, 1);
    const { read } = house().store;
    const lines = read.selectFrom('audit').select(['action', 'before', 'after']).where('subject', '=', 'Rig');
    const said = (await lines.orderBy('id').execute()).map((one) => `${one.action} ${one.before} ${one.after}`);
    assert.match(said.find((one) => one.startsWith('grant-tree-role'))!, /"object":"7401_1_A","group":"Rig"/);
    assert.match(said.find((one) => one.startsWith('revoke-tree-role'))!, /"group":"Rig"/);
    assert.match(said.find((one) => one.startsWith('remove-user-group'))!, /"roles":\["technician of 7401_1_A"\]/);
  });

  it('a list takes the roles for it along, and all of it stands in the audit trail', async () => {
    await keep('Short', ['7401']);
    const holder = { kind: 'account', name: 'per' } as const;
    await grantListRole(work(), { list: 'Short', holder, role: 'reader', types: [] }, OPERATOR);
    await removeExpeditionList(work(), 'Short', OPERATOR);
    assert.deepEqual((await caller('per')).treeGrants, []);
    const { read } = house().store;
    const lines = await read
      .selectFrom('audit')
      .select(['action', 'subject', 'after'])
      .where('action', 'like', '%-list%')
      .execute();
    const said = lines.map(({ action, subject }) => `${action} ${subject}`);
    for (const one of ['keep-expedition-list Short', 'grant-list-role per', 'remove-expedition-list Short'])
      assert.ok(said.includes(one), one);
    assert.deepEqual(JSON.parse(lines.find(({ subject }) => subject === 'Short')!.after!), {
      note: '',
      objects: ['7401'],
    });
  });

  it('is for administrators alone, and refuses what there is not', async () => {
    const manager = clientCaller('GFZ.ICDP');
    await assert.rejects(keepExpeditionList(work(), { name: 'Mine', objectIds: [] }, manager), { code: 'not-allowed' });
    await assert.rejects(listsAndGroups(work(), manager), { code: 'not-allowed' });
    await assert.rejects(keepUserGroup(work(), { name: 'G', members: ['nobody'] }, OPERATOR), { code: 'not-found' });
    await assert.rejects(keepUserGroup(work(), { name: ' ', members: [] }, OPERATOR), { code: 'invalid-input' });
    await assert.rejects(findListable(house().store.read, ['7402']), { code: 'conflict' });
    await assert.rejects(findListable(house().store.read, ['9999']), { code: 'not-found' });
    const holder = { kind: 'group', name: 'none' } as const;
    const wanted = { list: 'Bremen', holder, role: 'reader', types: [] } as const;
    await assert.rejects(grantListRole(work(), wanted, OPERATOR), { code: 'not-found' });
  });
});
