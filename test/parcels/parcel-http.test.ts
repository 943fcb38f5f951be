import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/context.ts';
import { basic, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import { sqlitePlace, type TestPlace } from '../store/each-engine.ts';

interface Whole {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly revision: number;
  readonly items: { readonly thingId: string; readonly name: string; readonly state: string }[];
  readonly reports: { readonly id: string; readonly state: string }[];
}

describe('parcels and loans over HTTP', () => {
  let place: TestPlace;
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let names: readonly string[];
  let parcel: Whole;
  let link = '';
  before(async () => {
    place = await sqlitePlace();
    agent = await openSmallAgent(place);
    ({ house, app } = agent);
    const rows = house.store.read.selectFrom('tree_object').select('combined_id').where('type', '=', 'sample');
    names = (await rows.orderBy('path').execute()).map((one) => one.combined_id);
  });
  after(async () => {
    await agent.close();
    await place.dispose();
  });

  const api = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, user = 'admin') =>
    app.inject({ method, url: `/api/v1${url}`, headers: basic(user), ...(payload && { payload }) });
  const whole = async () => (await api('GET', `/parcels/${parcel.id}`)).json<Whole>();
  const recipient = { name: 'Ada <b>Lovelace</b>', country: 'SE', email: 'ada@example.org' };
  const form = (url: string, fields: Record<string, string>, headers: object = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });

  it('packs, changes with the revision that was seen, and shows nothing to strangers', async () => {
    const packed = await api('POST', '/parcels', {
      things: names.slice(0, 3),
      recipient,
      dueOn: '2027-03-31',
      weightKg: 1.5,
    });
    assert.equal(packed.statusCode, 201, packed.body);
    parcel = packed.json<Whole>();
    assert.deepEqual([parcel.number, parcel.state, parcel.items.length], ['P1', 'packed', 3]);
    const again = await api('POST', '/parcels', { things: [names[0]], recipient });
    assert.equal(again.statusCode, 422);
    assert.match(again.json<{ detail: string }>().detail, /is in parcel P1 already/);
    const changes = { carrier: 'DHL', customs: { origin: 'SE' }, revision: 1 };
    assert.equal((await api('PATCH', `/parcels/${parcel.id}`, changes)).statusCode, 200);
    assert.equal((await api('PATCH', `/parcels/${parcel.id}`, changes)).statusCode, 409);
    const contents = await api('POST', `/parcels/${parcel.id}/contents`, { remove: [names[2]], add: ['NOBODY'] });
    assert.deepEqual(
      contents.json<{ findings: { code: string }[] }>().findings.map((one) => one.code),
      ['storage-unknown'],
    );
    for (const path of [`/parcels/${parcel.id}`, `/parcels/${parcel.id}/papers/invoice.pdf`])
      assert.equal((await api('GET', path, undefined, 'GFZ.OTHER')).statusCode, 404);
    assert.equal((await api('POST', `/parcels/${parcel.id}/ship`, {}, 'GFZ.OTHER')).statusCode, 404);
    assert.deepEqual((await api('GET', '/parcels', undefined, 'GFZ.OTHER')).json(), { parcels: [] });
    assert.equal((await app.inject('/api/v1/parcels')).statusCode, 401);
    for (const beyond of ['/parcels?before=2147483648', '/loans?skip=2147483648'])
      assert.equal((await api('GET', beyond)).statusCode, 422);
  });

  it('gives packing list, invoice and address label, in the language of the parcel', async () => {
    await api('PATCH', `/parcels/${parcel.id}`, { language: 'de' });
    const list = await api('GET', `/parcels/${parcel.id}/papers/packing-list.csv`);
    assert.match(list.body, /^\ufeffNr\.,Probe,IGSN,Art\r\n1,/);
    for (const paper of ['packing-list.pdf', 'invoice.pdf', 'letter.pdf', 'address-label.pdf']) {
      const file = await api('GET', `/parcels/${parcel.id}/papers/${paper}`);
      assert.equal(file.headers['content-type'], 'application/pdf');
      assert.equal(file.rawPayload.subarray(0, 5).toString(), '%PDF-');
      assert.match(String(file.headers['content-disposition']), new RegExp(`filename="P1-${paper}"`));
    }
  });

  it('has no reminder before it is out', async () => {
    assert.equal((await api('GET', `/parcels/${parcel.id}/papers/reminder.pdf`)).statusCode, 404);
  });

  it('ships, tells the link once, and lists the loan', async () => {
    const shipped = (await api('POST', `/parcels/${parcel.id}/ship`, {})).json<{ link: string }>();
    link = new URL(shipped.link).pathname;
    assert.match(link, /^\/reports\/[\w-]{32}$/);
    assert.equal((await api('POST', `/parcels/${parcel.id}/ship`, {})).json<{ link: null }>().link, null);
    const loans = (await api('GET', '/loans')).json<{ parcels: { number: string; out: number }[] }>();
    assert.deepEqual(
      loans.parcels.map((one) => [one.number, one.out]),
      [['P1', 2]],
    );
    assert.equal((await api('GET', `/parcels/${parcel.id}/papers/reminder.pdf`)).statusCode, 200);
    assert.deepEqual((await api('GET', '/loans?overdue=true')).json(), { parcels: [] });
    const where = await api('GET', `/storage/things/${encodeURIComponent(names[0]!)}`);
    assert.match(where.body, /"parcel":"P1".*"isOut":true/);
    assert.equal((await api('POST', `/loans/${parcel.id}/extend`, { dueOn: '2001-01-01' })).statusCode, 422);
    assert.equal((await api('POST', `/loans/${parcel.id}/extend`, { dueOn: '2099-01-01' })).statusCode, 200);
  });

  it('takes what recipients report, from its own page alone, in four languages, and escapes it', async () => {
    for (const [language, word] of [
      ['en', 'Report back'],
      ['de', 'Rückmeldung'],
      ['fr', 'Retour d’information'],
      ['sv', 'Återrapportera'],
    ]) {
      const page = await app.inject({ url: `${link}?lang=${language}` });
      assert.equal(page.statusCode, 200);
      assert.match(page.body, new RegExp(`<h1>${word}</h1>`));
      assert.match(String(page.headers['cache-control']), /no-store/);
      assert.equal(page.headers['referrer-policy'], 'same-origin');
    }
    assert.equal((await app.inject('/reports/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).statusCode, 404);
    const [first, second] = (await whole()).items;
    const fields = {
      id: '019aaaaa-0000-7000-8000-000000000001',
      [`fate-${first!.thingId}`]: 'arrived',
      [`fate-${second!.thingId}`]: 'used-up',
      'pieceOf-0': first!.thingId,
      'pieceKind-0': 'thin_section',
      'pieceName-0': 'TS1',
      works: 'https://doi.org/10.5194/sd-19-1-2015',
      note: '<script>alert(1)</script>',
      by: 'Ada',
    };
    assert.equal((await form(link, fields, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    const wrong = await form(`${link}?lang=en`, { ...fields, works: 'no-doi' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /One line is no DOI, handle or web address\./);
    assert.doesNotMatch(wrong.body, /<script>alert/);
    assert.equal((await form(link, fields)).statusCode, 303);
    assert.equal((await form(link, fields)).statusCode, 303);
    assert.equal((await whole()).reports.length, 1);
  });

  it('accepts the report into the tree, takes the rest back, and forgets nothing of it', async () => {
    const { reports } = await whole();
    const path = `/parcel-reports/${reports[0]!.id}/accept`;
    assert.equal((await api('POST', path, {}, 'GFZ.OTHER')).statusCode, 404);
    const accepted = await api('POST', path, {});
    assert.equal(accepted.statusCode, 200, accepted.body);
    assert.match(accepted.body, /"made":\[\{"name":"[^"]*TS1"/);
    const back = await api('POST', '/returns', { things: [names[0], names[1]], note: 'in order' });
    const { parcels, findings } = back.json<{ parcels: Whole[]; findings: { message: string }[] }>();
    assert.deepEqual([parcels[0]!.state, findings.length], ['returned', 1]);
    assert.deepEqual(
      (await whole()).items.map((one) => one.state),
      ['returned', 'used-up'],
    );
    assert.equal((await api('DELETE', `/parcels/${parcel.id}`)).statusCode, 409);
  });

  it('is described for programs', async () => {
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{ paths: Record<string, unknown> }>();
    const ours = Object.keys(paths).filter((one) => /parcel|loans|returns/.test(one));
    assert.equal(ours.length, 12);
  });
});
