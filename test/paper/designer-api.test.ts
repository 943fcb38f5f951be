import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { selectLabels, writeLabels } from '../../src/api/paper/make-labels.ts';
import type { House } from '../../src/context.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachPlace } from '../store/each-engine.ts';

const LAYOUT = {
  name: 'mine',
  title: '',
  widthMm: 40,
  heightMm: 20,
  elements: [{ kind: 'text', text: '{combined_id}', xMm: 1, yMm: 1, widthMm: 30, heightMm: 5, fontPt: 9, minPt: 4 }],
};

onEachPlace('the designer and exports over the API', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let printer: Server;
  let got = '';
  before(async () => {
    printer = createServer((socket) =>
      socket.setEncoding('utf8').on('data', (text: string) => {
        got += text;
      }),
    );
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
    const printers = `Lab=127.0.0.1:${(printer.address() as AddressInfo).port}`;
    agent = await openSmallAgent(place(), { printers });
    ({ house, app, marked } = agent);
  });
  after(async () => {
    await agent.close();
    await new Promise((resolve) => printer.close(resolve));
  });

  const get = (url: string, headers: object = ADMIN) => app.inject({ url: `/api/v1${url}`, headers: { ...headers } });
  const post = (url: string, payload: object, headers: object = ADMIN) =>
    app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { ...headers } });
  const audited = async (action: string) =>
    await house.store.read.selectFrom('audit').selectAll().where('action', '=', action).execute();

  it('a layout is looked at with a real object by who may read it, and nothing is recorded', async () => {
    const url = `/label-layouts/preview?expedition=9001&object=${marked.section}`;
    const look = await post(url, LAYOUT);
    assert.equal(look.statusCode, 200, look.body);
    assert.match(look.json<{ svg: string }>().svg, />9001_1_A_020_2</);
    assert.equal((await post(url, LAYOUT, OTHER)).statusCode, 404);
    const pdf = await post('/label-layouts/preview?format=pdf', LAYOUT);
    assert.ok(pdf.body.startsWith('%PDF-'), pdf.body.slice(0, 200));
    assert.equal((await audited('print-label')).length, 0);
  });

  it('a PDF holds ten thousand labels at most, copies counted', async () => {
    const { values, ...one } = await selectLabels(house, OPERATOR, { expedition: '9001', ids: [marked.section] });
    const many = { ...one, values: new Array(101).fill(values[0]) };
    await assert.rejects(writeLabels(house, many, 'pdf', { copies: 100 }), { code: 'too-many' });
  });

  it('what does not fit is said of its element', async () => {
    const tight = { ...LAYOUT, elements: [{ ...LAYOUT.elements[0], widthMm: 8, minPt: 8 }] };
    const { findings } = (await post('/label-layouts/preview', tight)).json<{ findings: { field: string }[] }>();
    assert.match(findings[0]!.field, /elements\[0\]/);
  });

  it('a test label goes to the printer as a job of its own; not for others', async () => {
    const wanted = { layout: LAYOUT, expedition: '9001', printer: 'Lab' };
    assert.equal((await post('/label-layouts/test', wanted, OTHER)).statusCode, 404);
    const made = await post('/label-layouts/test', wanted);
    assert.equal(made.statusCode, 201, made.body);
    const { job } = made.json<{ job: { state: string; labels: number; objects: string[]; layout: string } }>();
    assert.deepEqual([job.state, job.labels, job.objects, job.layout], ['sent', 1, [], 'mine']);
    assert.match(got, /^\^XA/);
    assert.equal((await audited('print-test-label')).length, 1);
    assert.equal((await audited('print-label')).length, 0);
  });

  it('a look says how many were printed before, and a job that was sent is a reprint when it is sent again', async () => {
    const wanted = { expedition: '9001', ids: [marked.section, marked.sample], layout: 'vial-38x19' };
    const before = async () =>
      (await post('/labels', { ...wanted, format: 'svg', isPreview: true })).headers['corestone-printed-before'];
    assert.equal(await before(), '0');
    const { job } = (await post('/print-jobs', { ...wanted, ids: [marked.section], printer: 'Lab' })).json<{
      job: { id: string };
    }>();
    assert.equal(await before(), '1');
    assert.equal((await post(`/print-jobs/${job.id}/retry`, {})).statusCode, 200);
    const [again] = await audited('reprint-job');
    assert.deepEqual(JSON.parse(again!.after!), { printer: 'Lab', labels: 1, objects: ['9001_1_A_020_2'] });
  });

  const begins = {
    csv: 'PK',
    xlsx: 'PK',
    json: '{',
    'igsn-xml': 'PK',
    corelyzer: '',
    'lims-sections': 'Exp,',
    'lims-samples': 'Exp,',
    'sample-list': '',
  };
  for (const [format, beginning] of Object.entries(begins))
    it(`gives the expedition as ${format}, to readers of everything only`, async () => {
      const url = `/expeditions/9001/export?format=${format}`;
      const answer = await get(url);
      assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
      assert.ok(answer.body.length > 50 && answer.body.startsWith(beginning), answer.body.slice(0, 80));
      const ending = ['csv', 'igsn-xml'].includes(format) ? 'zip' : ['xlsx', 'json'].includes(format) ? format : 'csv';
      assert.match(String(answer.headers['content-disposition']), new RegExp(`filename="9001[\\w-]*\\.${ending}"$`));
      assert.equal(answer.headers['cache-control'], 'private, no-store');
      assert.equal((await get(url, OTHER)).statusCode, 404);
      assert.equal((await get(url, {})).statusCode, 401);
    });

  it('gives one hole with what it lies in', async () => {
    const tables = async (rest: string) =>
      (await get(`/expeditions/9001/export?format=json${rest}`)).json<Record<string, unknown>>();
    assert.match(JSON.stringify(await tables('&hole=A')), /9001_1_A|"hole":"A"/);
    assert.match(
      String((await get('/expeditions/9001/export?hole=A')).headers['content-disposition']),
      /filename="9001_1_A\.zip"/,
    );
    assert.equal((await get('/expeditions/9001/export?hole=Z')).statusCode, 404);
    const { program } = await house.store.read
      .selectFrom('tree_object as e')
      .innerJoin('tree_object as p', 'p.id', 'e.parent_id')
      .select('p.name as program')
      .where('e.combined_id', '=', '9001')
      .executeTakeFirstOrThrow();
    const asForm = `/expeditions/${encodeURIComponent(`${program}/9001`)}/export?format=corelyzer&hole=`;
    assert.equal((await get(asForm)).statusCode, 200, 'as the form of the administration asks');
    assert.equal((await get('/expeditions/9999/export')).statusCode, 404);
    assert.equal((await get('/expeditions/9001/export?format=igsn-xml&hole=A')).statusCode, 422);
    assert.equal((await get('/expeditions/9001/export?format=exe')).statusCode, 422);
  });
});
