import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { addBackupGauges } from '../../src/api/backups/backup-gauges.ts';
import { backupHealth } from '../../src/api/backups/backup-health.ts';
import { startCareWorker } from '../../src/api/backups/backup-worker.ts';
import { runBackup } from '../../src/api/backups/run-backup.ts';
import { queueAlarms } from '../../src/api/mail/queue-alarms.ts';
import type { House } from '../../src/context.ts';
import { askBackup } from '../../src/operations/care/ask-backup.ts';
import { chainAudit } from '../../src/operations/care/chain-audit.ts';
import { newBackupRun } from '../../src/operations/care/new-backup-run.ts';
import { newKey } from '../../src/store/new-key.ts';
import { backupRuns } from '../../src/store/ports/backup-runs.ts';
import { clientCaller } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';
import { folderOfSuite } from './backup-here.ts';

const HOUR_MS = 3_600_000;

onEachPlace('care while serving', (place) => {
  let house: House;
  let now = Date.parse('2026-11-22T12:00:00Z');
  const inFolder = folderOfSuite();
  const folder = () => inFolder('care');
  before(async () => {
    const plain = await houseAt(place(), { now: () => new Date(now) });
    const settings = { ...plain.settings, backupTo: folder(), backupKeep: 'last=2', backupTrial: 'weekly' as const };
    house = { ...plain, settings };
    await importRows(house, holeRows('ICDP', '6731', 10, 2));
  });
  after(() => house.close());

  const runs = () => backupRuns(house.store.read);
  const doneCount = async () => (await runs().list(50)).filter((one) => one.state === 'done').length;
  async function failedAt(destination: string): Promise<void> {
    const run = newBackupRun({
      id: newKey(),
      destination,
      askedBy: 'timer',
      state: 'failed',
      step: 'Copying',
      holder: null,
      heldUntil: null,
      startedAt: new Date(now).toISOString(),
    });
    await house.unitOfWork((work) => work.backupRuns.add(run));
  }
  async function working(isReached: () => Promise<boolean>): Promise<unknown[]> {
    const errors: unknown[] = [];
    const worker = startCareWorker(house, (error) => errors.push(error), 20);
    for (let tries = 0; tries < 1500 && !(await isReached()); tries++) await sleep(20);
    await worker.stop();
    assert.ok(await isReached(), `it never came to it: ${errors.map(String).join()}`);
    return errors;
  }

  it('makes the first backup at once and proves it, the next when it is due, and keeps what is to be kept', async () => {
    assert.equal((await backupHealth(house)).state, 'late');
    assert.deepEqual(await working(async () => (await doneCount()) === 1), []);
    const health = await backupHealth(house);
    assert.deepEqual([health.state, health.lastVerified?.id], ['sound', health.lastDone!.id]);
    assert.ok(!existsSync(join(place().dataFolder, 'trial-restore')));
    for (let day = 2; day <= 4; day++) {
      now += 24 * HOUR_MS;
      await working(async () => (await doneCount()) === day);
    }
    assert.equal(readdirSync(join(folder(), 'backups')).length, 2);
    const proved = (await runs().list(50)).filter((one) => one.verifiedAt !== null);
    assert.equal(proved.length, 1, 'proved weekly');
    now += 37 * HOUR_MS;
    assert.equal((await backupHealth(house)).state, 'late');
  });

  it('makes one that was asked for, for who may ask', async () => {
    await assert.rejects(askBackup(house.unitOfWork, folder(), clientCaller('GFZ.X')), { code: 'not-allowed' });
    const before = await doneCount();
    assert.equal(await askBackup(house.unitOfWork, folder(), TESTER), true);
    assert.equal(await askBackup(house.unitOfWork, folder(), TESTER), false);
    await working(async () => (await doneCount()) === before + 1);
    const audit = await house.store.read.selectFrom('audit').select(['action', 'actor', 'chain_seq']).execute();
    assert.ok(audit.some((one) => one.action === 'make-backup' && one.actor === 'tester'));
    assert.ok(audit.filter((one) => one.chain_seq !== null).length > audit.length / 2);
  });

  it('tells of a failure, tries again only after a while, and is sound again with the next', async () => {
    const working1 = house;
    house = { ...house, settings: { ...house.settings, backupTo: place().dataFolder } };
    now += 48 * HOUR_MS;
    const errors = await working(async () => (await runs().latest('failed')) !== undefined);
    assert.match(String(errors[0]), /folder of its own/);
    assert.equal((await backupHealth(house)).state, 'late');
    house = working1;
    const before = await doneCount();
    const worker = startCareWorker(house, () => undefined, 10);
    await sleep(200);
    await worker.stop();
    assert.equal(await doneCount(), before);
    now += HOUR_MS / 2;
    await working(async () => (await doneCount()) === before + 1);
    assert.equal((await backupHealth(house)).state, 'sound');
    const actions = await house.store.read
      .selectFrom('audit')
      .select('action')
      .where('action', '=', 'fail-backup')
      .execute();
    assert.ok(actions.length > 0);
  });

  it('tells of one dead place although another has new backups, however they were started', async () => {
    const far = inFolder('far');
    const byTimer = (at: string) =>
      runBackup(house, { destination: at, actor: TESTER, isPruned: false, isBesideOthers: false });
    const watching = { ...house, settings: { ...house.settings, backupWatch: `${far}/=36` } };
    const states = async (one: House) =>
      (await backupHealth(one)).places.filter(({ kind }) => kind !== 'other').map(({ state }) => state);
    assert.deepEqual(await states(watching), ['sound', 'late'], 'none was made there yet');
    const registry = new Registry();
    addBackupGauges(registry, watching);
    const gauges = await registry.metrics();
    assert.match(
      gauges,
      /corestone_backup_place_late\{place="own"\} 0\n.*place="watched-1"\} 1\n/,
      'in the first answer',
    );
    assert.match(gauges, /corestone_backup_late 1\n/);
    assert.match(gauges, /corestone_backup_place_age_seconds\{place="watched-1"\} Nan\n/i);
    await byTimer(far);
    assert.deepEqual(await states(watching), ['sound', 'sound']);
    now += 37 * HOUR_MS;
    await byTimer(far);
    assert.deepEqual(await states(watching), ['late', 'sound'], 'the far one says nothing of the near one');
    assert.equal((await backupHealth(watching)).state, 'late');
    const timerAlone = { ...watching, settings: { ...watching.settings, backupTo: '' } };
    assert.equal((await backupHealth(timerAlone)).state, 'sound');
    now += 37 * HOUR_MS;
    assert.equal((await backupHealth(timerAlone)).state, 'late');
    const nothing = { ...timerAlone, settings: { ...timerAlone.settings, backupWatch: '' } };
    assert.equal((await backupHealth(nothing)).state, 'off');
  });

  it('mails that backups to a place fail once, until one was made there', async () => {
    const telling = { ...house, settings: { ...house.settings, alarmMail: 'ops@example.org' } };
    const told = async () => {
      await queueAlarms(telling);
      const rows = await house.store.read.selectFrom('mail').select('about_id').orderBy('id').execute();
      return rows.map((one) => one.about_id).filter((one) => one.startsWith('backup'));
    };
    const make = () =>
      runBackup(house, { destination: folder(), actor: TESTER, isPruned: false, isBesideOthers: false });
    const fail = () => failedAt(folder());
    await make();
    assert.deepEqual(await told(), []);
    await fail();
    assert.deepEqual(await told(), ['backup-failed']);
    await fail();
    assert.deepEqual(await told(), ['backup-failed'], 'said once');
    await make();
    await fail();
    assert.deepEqual(await told(), ['backup-failed', 'backup-failed'], 'and anew after one that was made');
    await make();
  });

  it('notes no address with a password in it, nor one within what is backed up', async () => {
    const ask = (destination: string) =>
      runBackup(house, { destination, actor: TESTER, isPruned: false, isBesideOthers: false });
    const before = (await runs().list(50)).length;
    await assert.rejects(ask('sftp://me:hush-hush@127.0.0.1:9/x'), { code: 'wrong-call' });
    await assert.rejects(ask('ftp://me:hush-hush@127.0.0.1:9/x'), { code: 'wrong-call' });
    await assert.rejects(ask('sftp://%E0%A4%A@127.0.0.1:9/x'), { code: 'wrong-call' });
    assert.equal((await runs().list(50)).length, before);
    const audit = await house.store.read.selectFrom('audit').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(audit), /hush-hush/);
    await assert.rejects(ask(join(place().dataFolder, 'files', 'backups')), { code: 'already-exists' });
  });

  it('changes nothing while nothing is to be cared for', async () => {
    await chainAudit(house.unitOfWork);
    const before = house.store.commits();
    const worker = startCareWorker({ ...house, settings: { ...house.settings, backupTo: '' } }, () => undefined, 5);
    await sleep(100);
    await worker.stop();
    assert.equal(house.store.commits(), before);
  });

  it('a trial restore ends when the server does', async () => {
    const stopping = new AbortController();
    const isPruned = false;
    const broken = runBackup(house, {
      destination: folder(),
      actor: TESTER,
      isPruned,
      isTrial: true,
      isBesideOthers: true,
      signal: stopping.signal,
      onStep: (step) => step === 'Trial restore' && stopping.abort(),
    });
    await assert.rejects(broken, /abort/i);
    assert.ok(!existsSync(join(place().dataFolder, 'trial-restore')));
    assert.match((await runs().latest('failed'))!.lastError!, /abort/i);
  });
});
