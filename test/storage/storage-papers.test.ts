import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { selectPlaceLabels } from '../../src/api/paper/place-labels.ts';
import { printPlaceLabels } from '../../src/api/paper/print-labels.ts';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { closeInventory, startInventory, takeScans } from '../../src/operations/curation/take-inventory.ts';
import { queueJobAgain } from '../../src/operations/paper/send-print-jobs.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

const PASSWORD = 'a place for every core';
const PLACES = [
  { kind: 'repository', name: 'Spandau', code: 'SPA', party: '' },
  { kind: 'rack', name: '7', code: 'R7', in: 'SPA' },
  { kind: 'slot', name: '1', code: 'R7-1', in: 'R7' },
  { kind: 'slot', name: '2', code: 'R7-2', in: 'R7' },
  { kind: 'crate', name: 'Crate 9', code: 'CR9', in: 'R7-1' },
] as const;

onEachPlace('papers of the storage', (place) => {
  let house: House;
  let server: Awaited<ReturnType<typeof buildServer>>;
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await initialise(house, { password: PASSWORD });
    assert.ok((await addPlaces(house.unitOfWork, PLACES, OPERATOR)).ok);
    server = await buildServer(house);
  });
  after(async () => {
    await server.close();
    await house.close();
  });

  const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
  const get = (path: string, headers: Record<string, string> = { authorization }) =>
    server.inject({ url: `/api/v1/storage${path}`, headers });

  it('labels a place and all in it, each once, with its code to scan and where it lies', async () => {
    const { values } = await selectPlaceLabels(house, OPERATOR, { codes: ['r7', 'R7-1'], below: true });
    assert.deepEqual(
      values.map((one) => [one.address, one.combined_id, one.type, one.place]),
      [
        ['R7', 'R7', 'Rack', 'Spandau / 7'],
        ['R7-1', 'R7-1', 'Slot', 'Spandau / 7 / 1'],
        ['CR9', 'CR9', 'Crate', 'Spandau / 7 / 1 / Crate 9'],
        ['R7-2', 'R7-2', 'Slot', 'Spandau / 7 / 2'],
      ],
    );
    const pdf = await get('/labels?place=SPA&below=true');
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.ok(pdf.rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')));
    const zpl = await get('/labels?place=R7-1&place=R7-2&format=zpl');
    assert.equal(zpl.body.match(/\^XA/g)?.length, 2);
    assert.match((await get('/labels?place=CR9&format=svg')).body, /^<svg/);
  });

  it('makes none of a place that nobody knows, of no place, in no layout there is, or for who may not read it', async () => {
    assert.equal((await get('/labels?place=NOWHERE')).statusCode, 404);
    assert.equal((await get('/labels')).statusCode, 422);
    assert.equal((await get('/labels?place=R7&layout=none')).statusCode, 404);
    assert.equal((await get('/labels?place=R7', {})).statusCode, 401);
    await assert.rejects(selectPlaceLabels(house, clientCaller('GFZ.OTHER'), { codes: ['R7'] }), {
      code: 'not-allowed',
    });
    await assert.rejects(selectPlaceLabels(house, OPERATOR, { codes: [] }), { code: 'invalid-input' });
  });

  it('sends labels of places to a printer, recorded and kept when it takes none', async () => {
    const printing = { ...house, settings: { ...house.settings, printers: 'hall=file,gone=127.0.0.1:9@203' } };
    const labels = await selectPlaceLabels(printing, OPERATOR, { codes: ['R7-1', 'R7-2'] });
    const { job } = await printPlaceLabels(printing, OPERATOR, labels, { printer: 'hall', copies: 2 });
    assert.deepEqual([job.state, job.labels, job.expedition, job.objects], ['sent', 4, '', ['R7-1', 'R7-2']]);
    const failed = await printPlaceLabels(printing, OPERATOR, labels, { printer: 'gone' });
    assert.equal(failed.job.state, 'failed');
    assert.equal((await queueJobAgain(house.unitOfWork, failed.job.id, OPERATOR)).state, 'queued');
    const audit = house.store.read.selectFrom('audit').select(['action', 'after']).where('subject', '=', 'R7-1');
    const said = await audit.where('action', 'like', '%print-label').orderBy('id').execute();
    assert.deepEqual(
      said.map(({ action }) => action),
      ['print-label', 'reprint-label'],
    );
    await assert.rejects(printPlaceLabels(printing, clientCaller('GFZ.OTHER'), labels, { printer: 'unknown' }), {
      code: 'not-allowed',
    });
    const post = (payload: object) =>
      server.inject({ method: 'POST', url: '/api/v1/storage/labels', payload, headers: { authorization } });
    assert.equal((await post({ places: ['R7'], printer: 'none' })).statusCode, 404);
    assert.equal((await post({ places: [], printer: 'hall' })).statusCode, 422);
  });

  it('gives out all that an inventory found or missed, a formula as text', async () => {
    const { id } = await startInventory(house.unitOfWork, 'R7', OPERATOR);
    await takeScans(house.unitOfWork, id, { codes: ['R7-2', '=1+1'] }, OPERATOR);
    await closeInventory(house.unitOfWork, id, {}, OPERATOR);
    const csv = (await get(`/inventories/${id}/list?format=csv`)).body.replace('\ufeff', '').trim().split('\r\n');
    assert.deepEqual(csv, [
      'Result,Thing,Said to stand,Found',
      'not found,CR9,Spandau / 7 / 1,',
      "known to nobody,'=1+1,,Spandau / 7 / 2",
    ]);
    const xlsx = await get(`/inventories/${id}/list?format=xlsx`);
    assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK');
    assert.equal((await get('/inventories/00000000-0000-7000-8000-000000000000/list')).statusCode, 404);
  });
});
