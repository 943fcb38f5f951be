import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import type { House } from '../../src/context.ts';
import { readZplGraphics } from '../../src/labels/testing/read-zpl-graphics.ts';
import { hangScan, takenPicture } from '../files/picture-here.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { onEachPlace } from '../store/each-engine.ts';

onEachPlace('labels and reports over the API', (place) => {
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
    const { port } = printer.address() as AddressInfo;
    const printers = `Core lab=127.0.0.1:${port}@300,Off=127.0.0.1:1,Shelf=file`;
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
  const printed = async (subject: string) =>
    (await house.store.read.selectFrom('audit').selectAll().where('subject', '=', subject).orderBy('id').execute())
      .filter((one) => one.action.endsWith('print-label'))
      .map((one) => [one.action, JSON.parse(one.after!) as Record<string, unknown>] as const);

  it('lists reports, and gives each in each format', async () => {
    const reports = (await get('/reports')).json<{ name: string }[]>();
    assert.equal(reports.length, 13);
    const begins = { html: '<!doctype html>', pdf: '%PDF-', xlsx: 'PK', csv: '\ufeff' };
    for (const { name } of reports)
      for (const [format, beginning] of Object.entries(begins)) {
        const answer = await get(`/reports/${name}?expedition=9001&format=${format}`);
        assert.equal(answer.statusCode, 200, `${name} ${format}: ${answer.body.slice(0, 300)}`);
        assert.ok(answer.body.startsWith(beginning), `${name} ${format}`);
        assert.match(String(answer.headers['content-disposition']), new RegExp(`9001-${name}\\.${format}`));
      }
  });

  it('shows pictures to who reads the expedition, small and without the place, in what people read', async () => {
    const url = '/reports/visual-core-description?expedition=9001';
    const size = async (format: string) => (await get(`${url}&format=${format}`)).rawPayload.length;
    const csv = await size('csv');
    await hangScan(house, marked.section, await takenPicture(60, 900, 1), { credit: 'A. Nilsson', isPublic: false });
    await hangScan(house, marked.sample, await takenPicture(80, 60, 1), { kind: 'photo', title: 'Thin vein' });
    const page = await get(url);
    assert.match(String(page.headers['content-security-policy']), /img-src data:/);
    const images = [...page.body.matchAll(/<image [^>]*href="data:image\/jpeg;base64,([^"]+)"/g)];
    assert.equal(images.length, 1);
    const { format, exif, width = 0, height = 0 } = await sharp(Buffer.from(images[0]![1]!, 'base64')).metadata();
    assert.deepEqual([format, exif, width < height], ['jpeg', undefined, true]);
    assert.match(page.body, /Section scan of 9001_1_\S+: A\. Nilsson/);
    const paper = await get(`${url}&format=pdf`);
    assert.ok(paper.rawPayload.includes('/DCTDecode'));
    assert.equal(await size('csv'), csv);
    const list = (await get('/reports/samples-by-request?expedition=9001')).body;
    assert.match(list, /<h2>Pictures<\/h2>.*data:image\/jpeg.*Thin vein/s);
    assert.doesNotMatch((await get('/reports/core-boxes?expedition=9001')).body, /Pictures/);
  });

  it('keeps to the part that is asked for', async () => {
    const answer = await get('/reports/cores-with-sections?expedition=9001&hole=A&cores=19-20&format=csv');
    const lines = answer.body.trim().split('\r\n').slice(1);
    assert.deepEqual(
      lines.map((one) => one.split(',').slice(1, 3).join(' ').trim()),
      ['19Z', '19Z 1', '19Z 2', '19Z 3', '20Z', '20Z 1', '20Z 2', '20Z 3'],
    );
    assert.match(lines[6]!, /"A, W"/);
  });

  it('lists records, and tells all of one object and what lies below it, or of some core runs', async () => {
    const rows = async (query: string) => {
      const answer = await get(`/reports/${query}&format=csv`);
      assert.equal(answer.statusCode, 200, answer.body);
      return (parse(answer.body, { bom: true }) as string[][]).slice(1);
    };
    const twenty = (await rows('records?expedition=9001&hole=A&cores=20')).map(([type, name]) => `${type} ${name}`);
    assert.ok(twenty.includes('Core run 9001_1_A_020') && twenty.includes('Section 9001_1_A_020_3'), twenty.join());
    assert.ok(twenty.every((one) => one.includes('9001_1_A_020')));
    const one = await rows('records?expedition=9001&object=9001_1_A_020_3');
    assert.deepEqual([...new Set(one.map(([, name]) => name!.slice(0, 14)))], ['9001_1_A_020_3']);
    const details = await rows('record-details?expedition=9001&object=9001_1_A_020');
    const own = details.filter(([type]) => type === 'Core run').map(([, , , field, value]) => [field, value]);
    assert.ok(
      own.some(([field, value]) => field === 'Core type' && value === 'Z'),
      JSON.stringify(own),
    );
    assert.ok(details.every(([, name]) => name!.startsWith('9001_1_A_020')));
  });

  it('says what is not clear or not there', async () => {
    const code = async (url: string) => {
      const answer = await get(url);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    assert.deepEqual(await code('/reports/none?expedition=9001'), [404, 'not-found']);
    assert.deepEqual(await code('/reports/daily?expedition=9999'), [404, 'not-found']);
    assert.deepEqual(await code('/reports/daily?expedition=9001&hole=Z'), [404, 'not-found']);
    assert.deepEqual(await code('/reports/daily?expedition=9001&cores=x'), [422, 'invalid-input']);
    assert.deepEqual(await code('/reports/progress?expedition=9001&day=2020-05-05'), [422, 'invalid-input']);
    assert.deepEqual(await code('/reports/progress?expedition=9001&object=9001_1_A_020'), [422, 'invalid-input']);
    assert.deepEqual(await code('/reports/records?expedition=9001&object=9001_1_A_999'), [404, 'not-found']);
  });

  it('is for readers of the holder only', async () => {
    for (const url of ['/reports/daily?expedition=9001']) {
      assert.equal((await get(url, {})).statusCode, 401);
      assert.equal((await get(url, OTHER)).statusCode, 404);
    }
    const wanted = { expedition: '9001', type: 'sample' };
    assert.equal((await post('/labels', wanted, {})).statusCode, 401);
    assert.equal((await post('/labels', wanted, OTHER)).statusCode, 404);
    assert.equal((await post('/print-jobs', { ...wanted, printer: 'Core lab' }, OTHER)).statusCode, 404);
  });

  it('what people typed does not become markup', async () => {
    await house.store.unitOfWork((db) => db.updateTable('sample').set({ rock_type: '<img src=x>=1' }).execute());
    const html = (await get('/reports/samples-by-request?expedition=9001')).body;
    assert.ok(html.includes('&lt;img src=x&gt;'));
    assert.ok(!html.includes('<img'));
    await house.store.unitOfWork((db) => db.updateTable('sample').set({ rock_type: '=1+1' }).execute());
    assert.match((await get('/reports/samples-by-request?expedition=9001&format=csv')).body, /,'=1\+1,/);
  });

  it('labels name the object, and each printing is recorded, a look is not', async () => {
    const wanted = { expedition: '9001', ids: [marked.section], format: 'zpl' };
    const look = await post('/labels', { ...wanted, isPreview: true });
    assert.equal(look.statusCode, 200, look.body);
    assert.deepEqual(await printed(marked.section), []);
    const answer = await post('/labels', wanted);
    assert.equal(answer.headers['corestone-labels'], '1');
    assert.ok(answer.body.includes(`^FD9001_1_A_020_2^FS`.replaceAll('_', '_5F')), answer.body);
    assert.ok(answer.body.includes(marked.section));
    assert.ok(answer.body.includes('64.00–65.00'));
    assert.equal(readZplGraphics(answer.body).length, 1);
    await post('/labels', { ...wanted, format: 'pdf', copies: 2 });
    assert.deepEqual(
      (await printed(marked.section)).map(([action, { printing, to, copies }]) => [action, printing, to, copies]),
      [
        ['print-label', 1, 'ZPL', 1],
        ['reprint-label', 2, 'PDF', 2],
      ],
    );
  });

  it('objects are named by type, IGSN in any case, name or key', async () => {
    const count = async (rest: object) => {
      const answer = await post('/labels', { expedition: '9001', isPreview: true, format: 'zpl', ...rest });
      return [
        answer.headers['corestone-labels'] ?? answer.json<{ code: string }>().code,
        answer.headers['corestone-findings'],
      ];
    };
    const { id } = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('igsn', '=', marked.run)
      .executeTakeFirstOrThrow();
    assert.deepEqual(await count({ type: 'section' }), ['115', '0']);
    assert.deepEqual(await count({ type: 'section', cores: '7' }), ['2', '0']);
    assert.deepEqual(await count({ type: 'cuttings', hole: 'A' }), ['1', '0']);
    const ids = [marked.section.toLowerCase(), '9001_1_A_020_2_W', id, marked.sample];
    assert.deepEqual(await count({ ids }), ['4', '0']);
    assert.deepEqual(await count({ ids: [marked.section, 'nothing'] }), ['1', '1']);
    assert.deepEqual(await count({ ids: ['nothing'] }), ['not-found', undefined]);
    assert.deepEqual(await count({}), ['invalid-input', undefined]);
    assert.deepEqual(await count({ type: 'sample', layout: 'a4-24' }), ['invalid-input', undefined]);
  });

  it('labels go to a printer on the network, and again', async () => {
    const made = await post('/print-jobs', { expedition: '9001', type: 'sample', printer: 'Core lab', copies: 2 });
    assert.equal(made.statusCode, 201, made.body);
    const { job } = made.json<{ job: { id: string; state: string; labels: number; objects: string[] } }>();
    assert.deepEqual([job.state, job.labels, job.objects.length], ['sent', 10, 5]);
    assert.equal(got.match(/\^PQ2/g)!.length, 5);
    assert.ok(got.includes('^PW449'), 'dots of 300 dpi');
    const first = got;
    const again = await post(`/print-jobs/${job.id}/retry`, {});
    assert.equal(again.json<{ state: string }>().state, 'sent', again.body);
    assert.equal(got, first + first);
    const cancelled = await post(`/print-jobs/${job.id}/cancel`, {});
    assert.equal(cancelled.statusCode, 409);
    assert.equal((await get('/print-jobs')).json<unknown[]>().length, 1);
    assert.deepEqual((await get('/print-jobs', OTHER)).json(), []);
    assert.equal((await get(`/print-jobs/${job.id}`, OTHER)).statusCode, 404);
  });

  it('a printer that is off leaves a failed job with its reason; one that is not configured gets nothing', async () => {
    const wanted = { expedition: '9001', ids: [marked.sample] };
    const off = (await post('/print-jobs', { ...wanted, printer: 'Off' })).json<{
      job: { id: string; state: string; lastError: string };
    }>();
    assert.equal(off.job.state, 'failed');
    assert.match(off.job.lastError, /does not answer/);
    assert.equal((await post(`/print-jobs/${off.job.id}/cancel`, {})).json<{ state: string }>().state, 'cancelled');
    const none = await post('/print-jobs', { ...wanted, printer: '127.0.0.1:9100' });
    assert.equal(none.statusCode, 404);
    assert.ok(!JSON.stringify((await get('/printers')).json()).includes('127.0.0.1'));
  });

  it('layouts of one’s own are kept, used, listed and removed; presets stay', async () => {
    const vial = (await get('/label-layouts/vial-38x19')).json<Record<string, unknown>>();
    const put = (name: string, payload: object, headers: object = ADMIN) =>
      app.inject({ method: 'PUT', url: `/api/v1/label-layouts/${name}`, payload, headers: { ...headers } });
    assert.equal((await put('vial-38x19', vial)).statusCode, 409);
    const wrong = await put('my-vial', { ...vial, widthMm: 20 });
    assert.equal(wrong.statusCode, 422);
    assert.ok(wrong.json<{ findings: { code: string }[] }>().findings.some((one) => one.code === 'label-outside'));
    assert.equal((await put('my-vial', { ...vial, title: 'Ours' })).statusCode, 200);
    const taken = await put('my-vial', { ...vial, title: 'Theirs' }, OTHER);
    assert.equal(taken.statusCode, 403);
    const look = await post('/label-layouts/preview', vial);
    assert.match(look.json<{ svg: string }>().svg, /^<svg /);
    const used = await post('/labels', { expedition: '9001', type: 'sample', layout: 'my-vial', format: 'svg' });
    assert.equal(used.statusCode, 200, used.body);
    const listed = (await get('/label-layouts')).json<{ layout: { name: string; title: string } }[]>();
    assert.equal(listed.at(-1)!.layout.title, 'Ours');
    const remove = await app.inject({ method: 'DELETE', url: '/api/v1/label-layouts/my-vial', headers: ADMIN });
    assert.equal(remove.statusCode, 204);
    assert.equal((await get('/label-layouts/my-vial')).statusCode, 404);
  });

  it('pieces in boxes have their depths, of whatever core runs they are', async () => {
    await house.store.unitOfWork((db) => db.updateTable('split').set({ core_box: 'CB1' }).execute());
    const answer = await get('/reports/box-pieces?expedition=9001&hole=A&cores=19&format=csv');
    const [heading, ...pieces] = parse(answer.body, { bom: true }) as string[][];
    const top = heading!.findIndex((one) => one.startsWith('Top'));
    assert.ok(pieces.length > 0 && pieces.every((one) => Number(one[top]) > 0), answer.body);
  });
});
