import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { runJob } from '../../src/api/jobs/run-job.ts';
import { takeJob } from '../../src/api/jobs/settle-job.ts';
import { hashPassword } from '../../src/api/password.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { jobStore } from '../../src/store/ports/job-store.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const PASSWORD = 'wet gloves at three';

onEachEngine('doing something with several records of the list', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = await hashPassword(PASSWORD);
    await addClient(house(), 'GFZ.ICDP', ['ICDP'], { passwordHash, domains: ['*'] });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
    for (const [client, igsn, wish] of [
      ['GFZ.ICDP', 'ICDPA1', 'findable'],
      ['GFZ.ICDP', 'ICDPA2', 'findable'],
      ['GFZ.ICDP', 'ICDPA3', 'reserved'],
      ['GFZ.OTHER', 'OTHA1', 'findable'],
    ] as const)
      await house().takeChange({ caller: clientCaller(client), igsn, wish, description: described(igsn) });
    await house().store.unitOfWork(async (db) => {
      await db.updateTable('outbox').set({ state: 'needs-a-person', last_error: '422', attempts: 12 }).execute();
      await db.updateTable('outbox').set({ state: 'confirmed' }).where('igsn', '=', 'ICDPA2').execute();
      await db.updateTable('record').set({ title: '=HYPERLINK("x")' }).where('igsn', '=', 'ICDPA1').execute();
    });
    app = await buildServer(house());
  });
  after(() => app.close());

  const headers = (name: string) => ({
    authorization: `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`,
    'sec-fetch-site': 'same-origin',
  });
  const send = async (url: string, fields: readonly (readonly [string, string])[] = [], name = 'GFZ.ICDP') => {
    const payload = new URLSearchParams(fields.map(([key, value]): [string, string] => [key, value])).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url, headers: { ...headers(name), ...type }, payload });
    return {
      status: answer.statusCode,
      body: answer.body,
      to: String(answer.headers.location ?? '').replace(/^.*\/admin/, '/admin'),
    };
  };
  const get = (url: string, name = 'GFZ.ICDP') => app.inject({ url, headers: headers(name) });
  const doNext = async () => {
    const job = (await takeJob(house(), 'tester', 20_000, ({ kind }) => kind.startsWith('bulk-')))!;
    const signal = new AbortController().signal;
    assert.equal(await runJob(job, { house: house(), readable: [], holder: 'tester', signal }), 'done');
    const { done, accepted, rejected } = (await jobStore(house().store.read, house().store.engine).find(job.id))!;
    return [done, accepted, rejected];
  };
  const outbox = async () => {
    const rows = await house().store.read.selectFrom('outbox').select(['igsn', 'state']).orderBy('igsn').execute();
    return rows.map((row) => `${row.igsn} ${row.state}`);
  };
  const states = async () => {
    const rows = await house().store.read.selectFrom('record').select(['igsn', 'state']).orderBy('igsn').execute();
    return rows.map((row) => `${row.igsn} ${row.state}`);
  };

  it('sends again what was ticked, when it was looked at, tried and begun', async () => {
    const before = await outbox();
    const ticked = ['ICDPA1', 'ICDPA2', 'ICDPA3', 'OTHA1', 'NOSUCH1'].map((igsn) => ['igsn', igsn] as const);
    const chosen = await send('/admin/registrations/chosen', [['kind', 'send-again'], ['which', 'ticked'], ...ticked]);
    assert.equal(chosen.status, 303, chosen.body);
    const look = (await get(chosen.to)).body;
    assert.match(look, /3 of 5.items would be refused/u);
    const titles = [...look.matchAll(/<span class="ttl">([^<]*)</g)].map(([, title]) => title);
    assert.deepEqual(titles, ['=HYPERLINK(&quot;x&quot;)', 'Sample ICDPA2', 'ICDPA3', '', '']);
    assert.match(look, /ICDPA3 is reserved: upstream is told nothing of it/);
    assert.match(look, /OTHA1 belongs to GFZ\.OTHER/);
    const trial = await send(`${chosen.to}/start`, [['trial', 'yes']]);
    assert.match(trial.to, /done=trial-asked/);
    assert.equal((await send(`${chosen.to}/start`, [['trial', 'yes']])).to, trial.to);
    assert.deepEqual(await doNext(), [5, 2, 3]);
    assert.deepEqual(await outbox(), before);
    assert.equal((await send(`${chosen.to}/start`)).status, 303);
    assert.deepEqual(await doNext(), [5, 2, 3]);
    assert.deepEqual(await outbox(), ['ICDPA1 pending', 'ICDPA2 pending', 'OTHA1 needs-a-person']);
  });

  it('asks for a reason before it withdraws, and takes all that the filters find of what is one’s own', async () => {
    const fields = [
      ['kind', 'withdraw'],
      ['which', 'all'],
      ['state', 'pending'],
    ] as const;
    const asked = await send('/admin/registrations/chosen', fields);
    assert.deepEqual([asked.status, asked.body.includes('Reason, which readers see')], [200, true]);
    const empty = await send('/admin/registrations/chosen', [...fields, ['asked', 'yes'], ['reason', ' ']]);
    assert.equal(empty.status, 422);
    assert.match(empty.body, /name="state" value="pending"/);
    const chosen = await send('/admin/registrations/chosen', [...fields, ['asked', 'yes'], ['reason', 'lost <b>']]);
    assert.match((await get(chosen.to)).body, /2.chosen records/u);
    assert.equal((await get(chosen.to, 'GFZ.OTHER')).statusCode, 404);
    await send(`${chosen.to}/start`);
    assert.deepEqual(await doNext(), [2, 2, 0]);
    assert.deepEqual(await states(), ['ICDPA1 withdrawn', 'ICDPA2 withdrawn', 'ICDPA3 reserved', 'OTHA1 pending']);
  });

  it('refuses what cannot be done, and does nothing where nothing is chosen', async () => {
    assert.equal((await send('/admin/registrations/chosen', [['kind', 'burn']])).status, 422);
    const none = await send('/admin/registrations/chosen', [['kind', 'hide']]);
    assert.deepEqual([none.status, none.body.includes('No record is chosen')], [422, true]);
    const pages = await send(
      '/admin/registrations/chosen',
      [
        ['kind', 'check-page'],
        ['igsn', 'OTHA1'],
      ],
      'GFZ.OTHER',
    );
    assert.match((await get(pages.to, 'GFZ.OTHER')).body, /has no landing page elsewhere/);
  });

  it('gives the list as a table, with what the person may see and nothing that a spreadsheet would run', async () => {
    const answer = await get('/admin/registrations.csv?state=withdrawn');
    assert.match(String(answer.headers['content-disposition']), /^attachment; filename="registrations-[\d-]+\.csv"$/);
    const [head, ...rows] = answer.body.trimEnd().split('\r\n');
    assert.match(head!, /^\ufeffigsn,state,object_type/);
    assert.deepEqual(rows.map((row) => row.split(',', 2).join()).toSorted(), ['ICDPA1,withdrawn', 'ICDPA2,withdrawn']);
    assert.ok(rows.some((row) => row.includes(`"'=HYPERLINK(""x"")"`)));
    assert.doesNotMatch((await get('/admin/registrations.csv')).body, /OTHA1/);
    const list = (await get('/admin/registrations?state=withdrawn')).body;
    assert.match(list, /registrations\.csv\?state=withdrawn/);
    assert.match(list, /<input type="checkbox" form="chosen" name="igsn" value="ICDPA1">/);
  });
});
