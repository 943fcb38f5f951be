import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import { type JobWorker, startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { makeDataSetJob } from '../../src/operations/data-sets/data-set-job.ts';
import { controlJob } from '../../src/operations/jobs/control-job.ts';
import { addClient } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { TESTER } from '../store/tree-rows.ts';

const PASSWORD = 'tables by the metre';
const HOLES = 'program,expedition,site,hole,Lattitude,lon\nICDT,7,1,A,63.4,13.2\nICDT,7,1,B,north,13.2\nICDT,7,1,C,,\n';

onEachPlace('imports by API', (place) => {
  let house: Awaited<ReturnType<typeof houseAt>>;
  let app: FastifyInstance;
  let worker: JobWorker | undefined;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await initialise(house, { password: PASSWORD });
    const passwordHash = quickHash(PASSWORD);
    await addClient(house, 'GFZ.ICDP', ['ICDT'], { passwordHash });
    await addClient(house, 'GFZ.OTHER', ['OTH'], { passwordHash });
    app = await buildServer(house);
  });
  after(async () => {
    await worker?.stop();
    await app.close();
    await house.close();
  });

  const call = (url: string, body: string | Buffer, account = 'GFZ.ICDP', headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload: body,
      headers: {
        'content-type': 'text/csv',
        authorization: `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}`,
        ...headers,
      },
    });

  const count = async (type: string) => {
    const rows = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', type as 'hole')
      .execute();
    return rows.length;
  };

  it('shows columns, first rows, and findings at their cells, and keeps nothing', async () => {
    const answer = await call('/api/v1/imports/preview?name=holes.csv', HOLES);
    assert.equal(answer.statusCode, 200, answer.body);
    const { tables, findings, mapping } = answer.json();
    assert.equal(tables[0].type, 'hole');
    assert.deepEqual(tables[0].columns[4], { heading: 'Lattitude', field: 'latitude_deg', ground: 'near' });
    assert.deepEqual(tables[0].rows[1], { row: 3, cells: ['ICDT', '7', '1', 'B', 'north', '13.2'] });
    const bad = findings.filter((one: { severity: string }) => one.severity === 'error');
    assert.deepEqual(
      bad.map((one: { code: string; at: object }) => [one.code, one.at]),
      [['not-a-number', { file: 'holes.csv', row: 3, column: 'Lattitude' }]],
    );
    assert.equal(mapping.tables[0].columns[4].field, 'latitude_deg');
    assert.equal(await count('hole'), 0);
  });

  it('counts every row that one finding keeps out', async () => {
    const text = 'site;hole;core;section;curated length\n1;B;1H;1;1,0\n1;B;1H;2;0,9\n';
    const { findings, refusedRows } = (await call('/api/v1/imports/preview?name=sections.csv', text)).json();
    const missing = findings.filter((one: { code: string }) => one.code === 'missing-expedition');
    assert.deepEqual([missing.length, refusedRows], [1, 2]);
  });

  it('takes the good rows with the mapping of the preview, in a form', async () => {
    const { mapping } = (await call('/api/v1/imports/preview?name=holes.csv', HOLES)).json();
    const boundary = 'xyzxyz';
    const part = (name: string, value: string, more = '') =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
    const body = `${part('mapping', JSON.stringify(mapping))}${part('file', HOLES, '; filename="holes.csv"')}--${boundary}--\r\n`;
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const dry = await call('/api/v1/imports?dryRun=true', body, 'GFZ.ICDP', type);
    assert.equal(dry.json().kept, false, dry.body);
    assert.equal(await count('hole'), 0);
    const answer = await call('/api/v1/imports', body, 'GFZ.ICDP', type);
    assert.equal(answer.statusCode, 200, answer.body);
    const { byType, rowsNotRead } = answer.json();
    assert.deepEqual([byType.hole.created, rowsNotRead], [2, 1]);
    const again = (await call('/api/v1/imports', body, 'GFZ.ICDP', type)).json();
    assert.deepEqual([again.byType.hole.created, again.byType.hole.unchanged], [0, 2]);
  });

  it('refuses whoever may not deposit for the namespace of the program, also by a name the store knows', async () => {
    for (const text of [HOLES, 'expedition,site,hole,latitude,longitude\n7,1,D,1,2\n']) {
      const before = await count('hole');
      for (const route of ['/api/v1/imports/preview', '/api/v1/imports']) {
        const answer = await call(`${route}?name=holes.csv`, text, 'GFZ.OTHER');
        assert.equal(answer.statusCode, 403, answer.body);
      }
      assert.equal(await count('hole'), before);
    }
    const free = await call('/api/v1/imports', 'program,expedition,site\nFREE,1,1\n', 'GFZ.OTHER');
    assert.equal(free.statusCode, 403, free.body);
    const none = await app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      payload: HOLES,
      headers: { 'content-type': 'text/csv' },
    });
    assert.equal(none.statusCode, 401);
  });

  it('gives nobody an IGSN of a namespace that is not theirs', async () => {
    const text = 'program,expedition,site,hole,igsn\nICDT,7,1,A,OTH123\n';
    const { findings } = (await call('/api/v1/imports?name=holes.csv', text)).json();
    assert.ok(
      findings.some((one: { code: string }) => one.code === 'namespace-not-yours'),
      JSON.stringify(findings),
    );
  });

  it('says what is wrong with a mapping', async () => {
    const mapping = encodeURIComponent(
      '{"corestoneMapping":1,"tables":[{"type":"hole","columns":[{"heading":"a","field":"x"}]}]}',
    );
    const answer = await call(`/api/v1/imports?mapping=${mapping}`, HOLES);
    assert.equal(answer.statusCode, 422);
    assert.equal(answer.json().findings[0].code, 'mapping-unknown-field');
  });

  it('keeps a mapping under a name, and reads the next file by it', async () => {
    const ask = (method: 'GET' | 'PUT' | 'DELETE', url: string, account: string, payload?: object) =>
      app.inject({
        method,
        url: `/api/v1/import-mappings${url}`,
        ...(payload && { payload }),
        headers: { authorization: `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}` },
      });
    const columns = [
      { heading: 'Bohrung', field: 'hole' },
      { heading: 'Ort', field: 'site' },
    ];
    const mapping = { corestoneMapping: 1, tables: [{ type: 'hole', columns }] };
    const kept = await ask('PUT', '/Spandau%20list', 'GFZ.ICDP', mapping);
    assert.deepEqual([kept.statusCode, kept.json().name, kept.json().revision], [200, 'Spandau list', 1], kept.body);
    assert.equal((await ask('PUT', '/Spandau%20list', 'GFZ.ICDP', mapping)).json().revision, 1);
    const listed = (await ask('GET', '', 'GFZ.OTHER')).json().mappings;
    assert.deepEqual(listed[0].mapping, mapping);
    const url = '/api/v1/imports?mapping=Spandau%20list&program=ICDT&expedition=8&dryRun=true';
    const taken = await call(url, 'Bohrung,Ort\nA,1\n');
    assert.equal(taken.json().byType.hole.created, 1, taken.body);
    const wrong = await ask('PUT', '/x', 'GFZ.ICDP', { corestoneMapping: 1, tables: [{ type: 'well', columns }] });
    assert.deepEqual([wrong.statusCode, wrong.json().findings[0].code], [422, 'mapping-unknown-type']);
    assert.equal((await ask('PUT', '/%7Bx', 'GFZ.ICDP', mapping)).statusCode, 422);
    assert.equal((await call('/api/v1/imports?mapping=nobody', 'hole,site\nA,1\n')).statusCode, 404);
    assert.equal((await ask('DELETE', '/Spandau%20list', 'GFZ.ICDP')).statusCode, 204);
    assert.equal((await ask('DELETE', '/Spandau%20list', 'GFZ.ICDP')).statusCode, 404);
  });

  it('makes a large import a job, whose refused rows are its results', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `ICDT,7,1,Z${at},${at % 100 === 0 ? 'north' : 1},2\n`);
    const text = `program,expedition,site,hole,latitude,longitude\n${lines.join('')}`;
    const made = await call('/api/v1/imports?name=holes.csv', text, 'GFZ.ICDP', { prefer: 'respond-async' });
    assert.equal(made.statusCode, 202, made.body);
    worker = startJobWorker(house, (error) => assert.fail(String(error)));
    const get = (path: string) =>
      app.inject({
        url: `/api/v1/jobs/${made.json().id}${path}`,
        headers: { authorization: `Basic ${Buffer.from(`GFZ.ICDP:${PASSWORD}`).toString('base64')}` },
      });
    let job = (await get('')).json();
    for (let tries = 0; tries < 100 && job.state !== 'done'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      job = (await get('')).json();
    }
    assert.deepEqual(
      [job.state, job.kind, job.accepted, job.rejected],
      ['done', 'bulk-tables', 297, 3],
      JSON.stringify(job),
    );
    const results = (await get('/results?only=rejected')).body
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    assert.deepEqual(
      results.map((one) => [one.line, one.findings[0].code]),
      [
        [2, 'not-a-number'],
        [102, 'not-a-number'],
        [202, 'not-a-number'],
      ],
    );
  });

  it('a data set that somebody who only reads asked for is resumed by the same', async () => {
    const reader = { ...TESTER, account: 'eye', name: 'eye', grants: [{ role: 'reader', party: 'GFZ.ICDP' }] } as const;
    const wanted = { caller: reader, path: 'PICDT/E7', program: 'ICDT', code: '7', options: {} };
    const { id } = await makeDataSetJob(house.unitOfWork, wanted);
    await controlJob(house.unitOfWork, id, 'cancel', reader);
    assert.equal((await controlJob(house.unitOfWork, id, 'resume', reader)).state, 'queued');
    await controlJob(house.unitOfWork, id, 'cancel', reader);
  });

  it('builds the operational data set as a job, whose file is given to who may read all of the expedition', async () => {
    const dumps = startDumpWorker(house, (error) => assert.fail(String(error)));
    const json = { 'content-type': 'application/json' };
    const url = '/api/v1/expeditions/7/operational-data-set';
    const wrong = await call(url, JSON.stringify({ doi: 'none' }), 'GFZ.ICDP', json);
    assert.equal(wrong.statusCode, 422, wrong.body);
    assert.equal((await call(url, '{}', 'GFZ.OTHER', json)).statusCode, 404);
    const asked = await call(url, JSON.stringify({ licence: 'CC-BY-4.0' }), 'GFZ.ICDP', json);
    assert.equal(asked.statusCode, 202, asked.body);
    const get = (path: string, account = 'GFZ.ICDP') => {
      const authorization = `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}`;
      return app.inject({ url: path, headers: { authorization } });
    };
    const job = String(asked.headers.location);
    let state = '';
    for (let look = 0; look < 200 && !['done', 'failed'].includes(state); look++) {
      await new Promise((go) => setTimeout(go, 50));
      ({ state } = (await get(job)).json());
    }
    assert.equal(state, 'done', (await get(job)).body);
    await dumps.stop();
    const file = await get(`${job}/file`);
    assert.equal(file.statusCode, 200, file.body);
    assert.equal(file.rawPayload.subarray(0, 2).toString(), 'PK');
    assert.match(String(file.headers['content-disposition']), /operational-data-set-7\.zip/);
    assert.equal((await get(`${job}/file`, 'GFZ.OTHER')).statusCode, 404);
  });
});
