import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { selectLabels } from '../../src/api/paper/make-labels.ts';
import { makeReport } from '../../src/api/paper/make-report.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import type { TreeRole } from '../../src/domain/party/tree-right.ts';
import type { StationOutcome } from '../../src/domain/station/station-operation.ts';
import { grantTreeRole, revokeTreeRole } from '../../src/operations/access/grant-tree-role.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { queueLabels } from '../../src/operations/paper/record-printing.ts';
import { cancelPrintJob, queueJobAgain } from '../../src/operations/paper/send-print-jobs.ts';
import { leaseBlocks } from '../../src/operations/station/lease-blocks.ts';
import { rightsIn } from '../../src/operations/tree-access.ts';
import { accessStore } from '../../src/store/ports/access-store.ts';
import { findGrantable } from '../../src/store/read/find-grantable.ts';
import { listStationChanges } from '../../src/store/read/station-objects.ts';
import { addClient, clientCaller, OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { importRows, row } from '../store/tree-rows.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

const codes = ({ result, findings }: StationOutcome) =>
  `${result} ${findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
    .join(' ')}`.trim();

onEachEngine('roles on the core tree', (house) => {
  let a: Entering;
  let b: string;
  let path: string;
  const caller = async (name: string): Promise<Caller> => {
    const { grants, treeGrants } = (await accessStore(house().store.read).findUser(name))!;
    return { name, account: name, origin: 'test', grants, treeGrants };
  };
  const give = async (account: string, role: TreeRole, object: string, types: readonly ObjectType[] = []) => {
    const objectId = await findGrantable(house().store.read, object);
    return grantTreeRole(house().unitOfWork, { account, role, objectId, types }, clientCaller('GFZ.ICDP'));
  };
  const send = async (name: string, ...operations: Parameters<typeof enter>[2]) =>
    (await enter(house(), a, operations, { caller: await caller(name) })).outcomes;
  const seen = async (name: string, after = 0) => {
    const { reads } = rightsIn(await caller(name), { path, client: 'GFZ.ICDP' });
    const { read, engine } = house().store;
    return listStationChanges(read, engine, a.expeditionId, after, 10_000, reads);
  };

  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICDP']);
    await addClient(house(), 'GFZ.OTHER', ['OTH']);
    for (const name of ['tim', 'sue', 'kim', 'rob'])
      await createUser(house().unitOfWork, { name, passwordHash: 'x', email: '', grants: [] }, OPERATOR);
    a = await expeditionToEnter(house(), '7301', { runs: 2, sections: 1 });
    const names = { program: 'ICDP', expedition: '7301', site: '1', hole: 'B' };
    await importRows(house(), [row('hole', names, { latitude_deg: 63.4, longitude_deg: 13.2 })]);
    const all = await objectsOf(house(), a.expeditionId);
    b = all.find((one) => one.combinedId === '7301_1_B')!.id;
    path = all.find((one) => one.type === 'expedition')!.path;
    await give('tim', 'technician', '7301_1_A');
    await give('sue', 'scientist', '7301');
    await give('kim', 'curator', '7301');
  });

  it('is given by who manages the client alone, for types that the role enters, and told in the audit trail', async () => {
    const objectId = await findGrantable(house().store.read, '7301');
    const wanted = { account: 'rob', role: 'technician', objectId, types: ['sample'] } as const;
    await assert.rejects(grantTreeRole(house().unitOfWork, wanted, clientCaller('GFZ.OTHER')), { code: 'not-allowed' });
    await assert.rejects(grantTreeRole(house().unitOfWork, wanted, clientCaller('GFZ.ICDP')), {
      code: 'invalid-input',
    });
    await assert.rejects(
      grantTreeRole(house().unitOfWork, { ...wanted, account: 'nobody', types: [] }, clientCaller('GFZ.ICDP')),
      { code: 'not-found' },
    );
    const first = await give('rob', 'reader', '7301_1_B', ['core_run']);
    const again = await give('rob', 'reader', '7301_1_B', ['section']);
    assert.deepEqual([again.id, again.types], [first.id, ['section']]);
    await revokeTreeRole(house().unitOfWork, first.id, clientCaller('GFZ.ICDP'));
    assert.deepEqual((await caller('rob')).treeGrants, []);
    const lines = await house()
      .store.read.selectFrom('audit')
      .select(['action', 'after'])
      .where('subject', '=', 'rob')
      .where('action', 'like', '%tree-role')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      lines.map(({ action }) => action),
      ['grant-tree-role', 'grant-tree-role', 'revoke-tree-role'],
    );
    assert.match(lines[0]!.after!, /"object":"7301_1_B"/);
  });

  it('a technician of hole A enters there, and learns nothing of hole B', async () => {
    const inB = (await enter(house(), a, [run(b, 1)])).outcomes[0]!.object!;
    const made = run(a.holeId, 10);
    const outcomes = await send(
      'tim',
      made,
      section(made.object.id, '1'),
      run(b, 2),
      change(inB.id, 'curator', null, 'Tim'),
      create('sample', made.object.id, '1', { sample: '1' }),
      life('delete', inB.id),
    );
    assert.deepEqual(outcomes.map(codes), [
      'done',
      'done',
      'refused missing-parent',
      'refused object-unknown',
      'refused not-granted',
      'refused object-unknown',
    ]);
    assert.ok(outcomes[0]!.object!.igsn !== null && outcomes.slice(2).every((one) => one.object === undefined));
    const { objects } = await seen('tim');
    assert.ok(objects.some(({ id }) => id === made.object.id));
    assert.deepEqual(
      objects.filter((one) => one.combinedId.startsWith('7301_1_B')),
      [],
    );
    assert.deepEqual(
      objects.filter(({ type }) => ['expedition', 'site'].includes(type)).map(({ combinedId }) => combinedId),
      ['7301', '7301_1'],
    );
  });

  it('what is deleted elsewhere is not told either', async () => {
    const { throughSeq } = await seen('tim');
    const gone = run(b, 5);
    const own = run(a.holeId, 11);
    await enter(house(), a, [gone, own]);
    await enter(house(), a, [life('delete', gone.object.id), life('delete', own.object.id)]);
    assert.deepEqual((await seen('tim', throughSeq)).deleted, [own.object.id]);
    assert.deepEqual((await send('tim', life('restore', gone.object.id))).map(codes), ['refused object-unknown']);
    assert.deepEqual((await send('tim', life('restore', own.object.id))).map(codes), ['done']);
  });

  it('a scientist describes, a curator does everything', async () => {
    const core = run(a.holeId, 20);
    const cut = section(core.object.id, '1');
    const unit = create('lithology', cut.object.id, '1', { lithology: '1', rock_type: 'gneiss' });
    const taken = create('sample', cut.object.id, '1', { sample: '1', top_offset_cm: 1, bottom_offset_cm: 3 });
    assert.deepEqual((await send('sue', core)).map(codes), ['refused not-granted']);
    const again = { ...core, id: run(a.holeId, 1).id };
    assert.deepEqual((await send('kim', again, cut)).map(codes), ['done', 'done']);
    const [described] = await send('sue', unit);
    assert.equal(codes(described!), 'done', JSON.stringify(described));
    assert.deepEqual((await send('sue', change(core.object.id, 'curator', null, 'Sue'))).map(codes), [
      'refused not-granted',
    ]);
    const [sampled] = await send('kim', taken);
    assert.equal(codes(sampled!), 'done', JSON.stringify(sampled));
    assert.deepEqual((await send('kim', change(a.expeditionId, 'acronym', null, 'X'))).map(codes), [
      'refused not-granted',
    ]);
    await assert.rejects(send('rob', core), { code: 'not-allowed' });
  });

  it('an outcome of before is told to who sent it, whatever became of their role, and not to who may not enter there', async () => {
    const made = run(a.holeId, 30);
    const granted = await give('rob', 'technician', '7301_1_A');
    await give('rob', 'technician', '7301_1_B');
    assert.deepEqual((await send('rob', made)).map(codes), ['done']);
    const others = await enter(house(), a, [made], { caller: await caller('sue') });
    assert.deepEqual(others.outcomes.map(codes), ['refused not-granted']);
    await revokeTreeRole(house().unitOfWork, granted.id, clientCaller('GFZ.ICDP'));
    const [again] = await send('rob', made);
    assert.deepEqual([codes(again!), again!.object], ['done', undefined]);
    const other = await give('rob', 'technician', '7301_1_B');
    await revokeTreeRole(house().unitOfWork, other.id, clientCaller('GFZ.ICDP'));
  });

  it('numbers are leased for what is entered', async () => {
    const lease = async (name: string, type: ObjectType, holeId: string) => {
      const wanted = [{ type, count: 5, holeId }];
      const asked = { expeditionId: a.expeditionId, station: 'floor', phase: 'E', wanted } as const;
      return (await leaseBlocks(house().unitOfWork, asked, await caller(name))).length;
    };
    assert.equal(await lease('tim', 'core_run', a.holeId), 1);
    await assert.rejects(lease('tim', 'core_run', b), { code: 'not-allowed' });
    await assert.rejects(lease('tim', 'sample', a.holeId), { code: 'not-allowed' });
    await assert.rejects(lease('rob', 'core_run', a.holeId), { code: 'not-allowed' });
  });

  it('reports and labels hold what is seen', async () => {
    const wanted = { expedition: '7301', name: 'cores-with-sections' };
    const whole = await makeReport(house(), OPERATOR, wanted);
    const part = await makeReport(house(), await caller('tim'), wanted);
    const runs = (report: typeof whole) => Number(report.facts.find(({ label }) => label === 'Core runs')?.value);
    // Hole B has one run left.
    assert.equal(runs(part), runs(whole) - 1);
    assert.ok(runs(part) > 4);
    await assert.rejects(makeReport(house(), await caller('rob'), wanted), { code: 'not-found' });
    const labels = await selectLabels(house(), await caller('tim'), { expedition: '7301', type: 'core_run' });
    assert.ok(labels.printing.objects.every(({ combinedId }) => combinedId.startsWith('7301_1_A')));
    await assert.rejects(selectLabels(house(), await caller('tim'), { expedition: '7301', ids: ['7301_1_B'] }), {
      code: 'not-found',
    });
  });

  it('who queued labels sends them again and takes them back only as long as they enter something there', async () => {
    const granted = await give('rob', 'technician', '7301_1_A');
    const rob = await caller('rob');
    const { printing } = await selectLabels(house(), rob, { expedition: '7301', type: 'core_run' });
    const job = await queueLabels(house().unitOfWork, { ...printing, to: 'Core lab', copies: 1 }, '^XA^XZ', rob);
    const reading = { ...rob, scope: 'read' } as const;
    await assert.rejects(cancelPrintJob(house().unitOfWork, job.id, reading), { code: 'not-allowed' });
    assert.equal((await cancelPrintJob(house().unitOfWork, job.id, rob)).state, 'cancelled');
    assert.equal((await queueJobAgain(house().unitOfWork, job.id, rob)).state, 'queued');
    await revokeTreeRole(house().unitOfWork, granted.id, clientCaller('GFZ.ICDP'));
    const since = await caller('rob');
    await assert.rejects(cancelPrintJob(house().unitOfWork, job.id, since), { code: 'not-allowed' });
  });

  it('an import takes what may be entered, and refuses the rest row by row', async () => {
    const names = { program: 'ICDP', expedition: '7301', site: '1' };
    const values = (core: number) => ({
      core,
      drillers_top_depth_m: 100 + 3 * core,
      drilled_length_m: 3,
      core_recovery_m: 3,
    });
    const rows = [
      row('expedition', { program: 'ICDP', expedition: '7301' }, {}, { implied: true }),
      row('core_run', { ...names, hole: 'A', core_run: '40' }, values(40)),
      row('core_run', { ...names, hole: 'B', core_run: '40' }, values(40)),
      row('site', { program: 'ICDP', expedition: '7301', site: '9' }),
    ];
    const result = await importRows(house(), rows, { caller: await caller('tim') });
    const refused = result.findings.filter(({ code }) => code === 'not-granted').map(({ message }) => message);
    assert.deepEqual(result.byType.core_run, { created: 1, updated: 0, unchanged: 0, refused: 1 });
    assert.deepEqual(result.byType.site, { created: 0, updated: 0, unchanged: 0, refused: 1 });
    assert.equal(refused.length, 2, JSON.stringify(result.findings));
    await assert.rejects(importRows(house(), rows, { caller: await caller('rob') }), { code: 'not-allowed' });
  });

  it('an import keeps no station out of an expedition in which it may change nothing', async () => {
    const other = await expeditionToEnter(house(), '7399');
    const names = { program: 'ICDP', expedition: '7399', site: '1', hole: 'A' };
    const rows = [
      row('expedition', { program: 'ICDP', expedition: '7399' }, {}, { implied: true }),
      row('core_run', { ...names, core_run: '1' }, { core: 1, drillers_top_depth_m: 100 }),
    ];
    const tim = await caller('tim');
    const importing = () => importRows(house(), rows, { caller: tim });
    // A station is in it, which on SQLite is alone in the store anyway.
    const isFree = house().store.engine === 'postgres';
    const during = await house().unitOfWork(async (work) => {
      await work.tree.holdExpedition(other.expeditionId);
      return isFree ? Promise.race([importing(), sleep(5000, undefined, { ref: false })]) : undefined;
    });
    const result = during ?? (isFree ? undefined : await importing());
    assert.deepEqual(result?.byType.core_run, { created: 0, updated: 0, unchanged: 0, refused: 1 });
  });

  it('the scope of a token and acting for somebody else narrow it', async () => {
    const tim = await caller('tim');
    const at = { path, client: 'GFZ.ICDP' };
    assert.equal(rightsIn({ ...tim, scope: 'read' }, at).enters.length, 0);
    assert.equal(rightsIn({ ...tim, scope: 'read' }, at).reads.length, 1);
    assert.deepEqual(rightsIn({ ...tim, within: 'GFZ.OTHER' }, at), { reads: [], enters: [] });
    assert.equal(rightsIn({ ...tim, within: 'GFZ' }, at).enters.length, 1);
  });
});
