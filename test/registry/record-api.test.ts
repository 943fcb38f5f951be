import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;
const OWNER = basic('GFZ.ICDP');
const OTHER = basic('GFZ.OTHER');

onEachEngine('the API of records', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = quickHash(PASSWORD);
    await addClient(house(), 'GFZ.ICDP', ['ICDP'], { passwordHash });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
    app = await buildServer(house());
  });
  after(() => app.close());

  const ask = async (
    method: InjectOptions['method'],
    url: string,
    payload?: object | string,
    { as = OWNER, ...headers }: Record<string, string> = {},
  ) => {
    const authorization = as === '' ? {} : { authorization: as };
    const sent = {
      method,
      url: `/api/v1${url}`,
      headers: { ...authorization, ...headers },
      ...(payload !== undefined && { payload }),
    };
    const response = await app.inject(sent as InjectOptions);
    const type = String(response.headers['content-type']);
    const body = type.includes('json') ? response.json() : response.body;
    return { status: response.statusCode, headers: response.headers, body };
  };
  const codes = (body: { findings?: { code: string }[] }) => (body.findings ?? []).map((one) => one.code);
  const make = async (description: object = { title: 'Core 12' }, more: object = {}) => {
    const made = await ask('POST', '/records', { namespace: 'ICDP', description, ...more });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body.igsn as string;
  };

  it('mints, shows, changes and lists', async () => {
    const made = await ask('POST', '/records', {
      namespace: 'icdp',
      description: { title: 'Core 12', latitudeDeg: 63.4, longitudeDeg: 13.2 },
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const { igsn } = made.body;
    assert.match(igsn, /^ICDP[2-9A-Z]{6}$/);
    assert.deepEqual([made.body.version, made.body.outcome, made.headers.etag], [1, 'created', '"1"']);
    assert.ok(String(made.headers.location).endsWith(`/api/v1/records/${igsn}`));
    const seen = await ask('GET', `/records/${igsn.toLowerCase()}`);
    assert.deepEqual([seen.status, seen.body.isWhole, seen.body.description.title], [200, true, 'Core 12']);
    assert.deepEqual(
      [seen.body.description.igsn, seen.body.client, seen.body.deliveries.length],
      [igsn, 'GFZ.ICDP', 1],
    );
    const patch = { description: { abstract: 'Dark.', latitudeDeg: null, longitudeDeg: null } };
    const patched = await ask('PATCH', `/records/${igsn}`, patch, {
      'if-match': '"1"',
      'content-type': 'application/merge-patch+json',
    });
    assert.deepEqual([patched.status, patched.body.version, patched.body.outcome], [200, 2, 'updated']);
    const { description } = (await ask('GET', `/records/${igsn}`)).body;
    assert.deepEqual(
      [description.abstract, 'latitudeDeg' in description, description.title],
      ['Dark.', false, 'Core 12'],
    );
    const listed = await ask('GET', '/records?namespace=icdp&limit=1');
    assert.deepEqual([listed.body.records.length, listed.body.records[0].igsn, listed.body.next], [1, igsn, null]);
    assert.deepEqual((await ask('GET', '/records?client=gfz.other')).body, { records: [], next: null });
  });

  it('takes any format, and keeps the document', async () => {
    const xml =
      '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Gneiss</dc:title></oai_dc:dc>';
    const made = await ask('POST', '/records?namespace=ICDP&visibility=hidden', xml, {
      'content-type': 'application/xml',
    });
    assert.deepEqual([made.status, made.body.state], [201, 'hidden'], JSON.stringify(made.body));
    const documents = await ask('GET', `/records/${made.body.igsn}/documents`);
    assert.deepEqual([documents.body.length, documents.body[0].format], [1, 'oai_dc']);
    assert.equal((await ask('GET', `/records/${made.body.igsn}/documents/description/0`)).body, xml);
    const wrapped = await ask('PUT', `/records/${made.body.igsn}`, {
      description: { document: xml.replace('Gneiss', 'Schist') },
    });
    assert.deepEqual([wrapped.status, wrapped.body.version], [200, 2]);
    assert.equal((await ask('GET', `/records/${made.body.igsn}`)).body.description.title, 'Schist');
    assert.equal(
      (await ask('GET', `/records/${made.body.igsn}`, undefined, { as: '' })).body.description.title,
      made.body.igsn,
    );
  });

  it('says everything that is wrong', async () => {
    const bad = { title: 5, mood: 'good', latitudeDeg: 95, longitudeDeg: 10 };
    const refused = await ask('POST', '/records', { namespace: 'ICDP', description: bad });
    assert.deepEqual(
      [refused.status, refused.headers['content-type']],
      [422, 'application/problem+json; charset=utf-8'],
    );
    assert.deepEqual(
      codes(refused.body).includes('wrong-type') && codes(refused.body).includes('unknown-member'),
      true,
    );
    assert.ok(
      refused.body.findings.some((one: { field: string }) => one.field === 'latitudeDeg'),
      JSON.stringify(refused.body),
    );
    const cases: readonly (readonly [object, number])[] = [
      [{}, 422],
      [{ namespace: 'ICDP', igsn: 'ICDP1' }, 422],
      [{ namespace: 'NOBODY' }, 404],
      [{ namespace: 'OTH' }, 403],
      [{ igsn: 'OTH1' }, 403],
      [{ namespace: 'ICDP', landingUrl: 'https://elsewhere.test/x' }, 403],
      [{ namespace: 'ICDP', surprise: 1 }, 422],
    ];
    for (const [body, status] of cases)
      assert.equal((await ask('POST', '/records', body)).status, status, JSON.stringify(body));
    assert.equal((await ask('POST', '/records', { namespace: 'ICDP' }, { as: '' })).status, 401);
    assert.equal(
      (await ask('POST', '/records?namespace=ICDP', 'no xml', { 'content-type': 'application/xml' })).status,
      422,
    );
  });

  it('does what has a key once', async () => {
    const body = { namespace: 'ICDP', description: { title: 'Once' } };
    const headers = { 'idempotency-key': 'a-1' };
    const first = await ask('POST', '/records', body, headers);
    const again = await ask('POST', '/records', body, headers);
    assert.deepEqual([again.status, again.body, again.headers.location], [201, first.body, first.headers.location]);
    assert.deepEqual(
      [first.headers['idempotency-replayed'], again.headers['idempotency-replayed']],
      [undefined, 'true'],
    );
    const other = await ask('POST', '/records', { ...body, visibility: 'hidden' }, headers);
    assert.deepEqual([other.status, codes(other.body)], [422, ['key-reused']]);
    const many = await Promise.all(
      Array.from({ length: 8 }, () => ask('POST', '/records', body, { 'idempotency-key': 'a-2' })),
    );
    assert.equal(new Set(many.map((one) => one.body.igsn)).size, 1);
    // A refused request leaves its key free.
    assert.equal((await ask('POST', '/records', { namespace: 'OTH' }, { 'idempotency-key': 'a-3' })).status, 403);
    assert.equal((await ask('POST', '/records', body, { 'idempotency-key': 'a-3' })).status, 201);
    const igsn = first.body.igsn as string;
    const withdrawal = { reason: 'Used up', kind: 'destroyed' };
    const gone = await ask('POST', `/records/${igsn}/withdraw`, withdrawal, { 'idempotency-key': 'a-4' });
    const goneAgain = await ask('POST', `/records/${igsn}/withdraw`, withdrawal, { 'idempotency-key': 'a-4' });
    assert.deepEqual([gone.status, goneAgain.status, goneAgain.body], [200, 200, gone.body]);
    assert.equal((await ask('POST', `/records/${igsn}/withdraw`, withdrawal)).status, 410);
  });

  it('keeps to conditions and tries without keeping', async () => {
    const igsn = await make();
    const say = (headers: Record<string, string>, url = `/records/${igsn}`) =>
      ask('PUT', url, { description: { title: 'Other' } }, headers);
    assert.equal((await say({ 'if-match': '"7"' })).status, 412);
    assert.equal((await say({ 'if-none-match': '*' })).status, 412);
    assert.equal((await say({ 'if-match': '*' }, '/records/ICDPNEW1')).status, 412);
    assert.equal((await say({ prefer: 'handling=strict' })).status, 428);
    const tried = await say({}, `/records/${igsn}?dryRun=true`);
    assert.deepEqual([tried.status, tried.body.isDryRun, tried.body.version], [200, true, 2]);
    assert.equal((await ask('GET', `/records/${igsn}`)).body.version, 1);
    assert.equal((await say({ 'if-match': '"1"' })).body.version, 2);
    assert.equal((await say({ 'if-none-match': '*' }, '/records/ICDPNEW1')).status, 201);
  });

  it('reserves, publishes, hides, withdraws, deletes', async () => {
    const igsn = await make({ title: 'Held' }, { visibility: 'reserved' });
    assert.equal((await ask('GET', `/records/${igsn}`, undefined, { as: OTHER })).status, 404);
    assert.equal((await ask('POST', `/records/${igsn}/publish`)).body.outcome, 'updated');
    assert.equal((await ask('POST', `/records/${igsn}/hide`)).body.state, 'hidden');
    assert.equal((await ask('POST', `/records/${igsn}/hide`, undefined, { as: OTHER })).status, 403);
    assert.equal((await ask('DELETE', `/records/${igsn}`)).status, 409);
    const merged = { reason: 'The same core', kind: 'merged-into' };
    assert.deepEqual(codes((await ask('POST', `/records/${igsn}/withdraw`, merged)).body), ['successor-missing']);
    const successor = await make({ title: 'Better' });
    assert.equal((await ask('POST', `/records/${igsn}/withdraw`, { ...merged, successor })).status, 200);
    const page = await app.inject(`/igsn/${igsn}`);
    assert.equal(page.statusCode, 410);
    assert.match(page.body, /Merged into another record on .*Reason: The same core/);
    const { withdrawal } = (await ask('GET', `/records/${igsn}`)).body;
    assert.deepEqual([withdrawal.kind, withdrawal.successor], ['merged-into', successor]);
    const held = await make({ title: 'Held' }, { visibility: 'reserved' });
    assert.equal((await ask('DELETE', `/records/${held}`)).status, 204);
    assert.equal((await ask('GET', `/records/${held}`)).status, 404);
  });

  it('tells versions apart and goes back', async () => {
    const igsn = await make({ title: 'One', keywords: ['a'] });
    await ask('PATCH', `/records/${igsn}`, { description: { title: 'Two', rock: 'Gneiss' } });
    const diff = await ask('GET', `/records/${igsn}/versions/1..2`);
    assert.deepEqual(
      diff.body.changes.map((one: { field: string; before?: unknown; after?: unknown }) => [
        one.field,
        one.before,
        one.after,
      ]),
      [
        ['title', 'One', 'Two'],
        ['rock', undefined, 'Gneiss'],
      ],
    );
    assert.equal((await ask('POST', `/records/${igsn}/versions/1/restore`)).body.version, 3);
    assert.equal((await ask('GET', `/records/${igsn}/versions/3`)).body.description.title, 'One');
    assert.deepEqual((await ask('GET', `/records/${igsn}/versions`)).body.length, 3);
    assert.equal((await ask('GET', `/records/${igsn}/versions/9`)).status, 404);
    const { lines } = (await ask('GET', `/records/${igsn}/history`)).body;
    assert.deepEqual(
      lines.map((one: { action: string }) => one.action),
      ['change-record', 'change-record', 'create-record'],
    );
    assert.equal((await ask('GET', `/records/${igsn}/history`, undefined, { as: OTHER })).status, 404);
  });

  it('gives records to another client', async () => {
    const igsn = await make();
    assert.equal((await ask('POST', '/records/transfer', { to: 'GFZ.OTHER', igsns: [igsn] })).status, 403);
    const asAdmin = { as: basic('admin') };
    assert.deepEqual((await ask('POST', '/records/transfer', { to: 'gfz.other', igsns: [igsn] }, asAdmin)).body, {
      to: 'GFZ.OTHER',
      moved: 1,
    });
    const all = await ask('POST', '/records/transfer', { to: 'GFZ.ICDP', from: 'GFZ.OTHER' }, asAdmin);
    assert.deepEqual([all.status, all.body.moved], [200, 1]);
    assert.equal((await ask('GET', `/records/${igsn}`)).body.client, 'GFZ.ICDP');
  });

  it('finds what looks the same, and links it', async () => {
    const said = { name: 'Core 7-A', latitudeDeg: 50.00001, longitudeDeg: 8, sampledOn: '2024-05-01' };
    const [one, other] = [await make(said), await make({ ...said, name: 'CORE 7 a', latitudeDeg: 50 })];
    const found = await ask('GET', `/records/${one}/duplicates`);
    assert.deepEqual(
      found.body.map((row: { igsn: string }) => row.igsn),
      [other],
    );
    const { groups } = (await ask('GET', '/duplicates')).body;
    assert.deepEqual(
      groups.map((group: { igsn: string }[]) => group.map((row) => row.igsn)),
      [[one, other].toSorted()],
    );
    assert.equal((await ask('POST', `/records/${one}/links`, { other })).status, 201);
    assert.equal((await ask('POST', `/records/${other}/links`, { other: one })).status, 200);
    assert.deepEqual((await ask('GET', `/records/${other}`)).body.sameAs, [one]);
    const xml = await app.inject(`/igsn/${one}?format=datacite4`);
    assert.match(xml.body, new RegExp(`IsIdenticalTo[^<]*>[^<]*${other}`, 'i'));
    assert.match((await app.inject(`/igsn/${one}`)).body, new RegExp(`The same object[\\s\\S]*${other}`));
    assert.equal((await ask('DELETE', `/records/${one}/links/${other}`)).status, 204);
    assert.deepEqual((await ask('GET', `/records/${other}`)).body.sameAs, []);
  });

  it('keeps back what its owner says, from strangers', async () => {
    const igsn = await make({ title: 'Held back', latitudeDeg: 63.4017, longitudeDeg: 13.2027, rock: 'Hushrock' });
    await ask('POST', `/records/${igsn}/publish`);
    await house().store.unitOfWork((db) =>
      db.updateTable('record').set({ state: 'registered' }).where('igsn', '=', igsn).execute(),
    );
    const see = async () => (await ask('GET', `/records/${igsn}`, undefined, { as: OTHER })).body;
    const coarse = { members: ['position'], positionStepDeg: 1, until: '2099-01-01' };
    assert.equal((await ask('PUT', `/records/${igsn}/withheld`, coarse)).body.outcome, 'updated');
    const seen = await see();
    assert.deepEqual([seen.isWhole, seen.description.latitudeDeg, seen.description.rock], [false, 63, 'Hushrock']);
    assert.deepEqual(seen.withheld, coarse);
    assert.equal((await ask('GET', `/records/${igsn}`)).body.description.latitudeDeg, 63.4017);
    assert.equal((await ask('PUT', `/records/${igsn}/embargo`, { until: null })).status, 200);
    assert.equal((await see()).description.rock, undefined);
    const version = await ask('GET', `/records/${igsn}/versions/1`, undefined, { as: OTHER });
    assert.deepEqual([version.body.description.rock, version.body.description.latitudeDeg], [undefined, 63]);
    const diff = await ask('GET', `/records/${igsn}/versions/1..2`, undefined, { as: '' });
    assert.deepEqual(diff.body.changes, []);
    await ask('PUT', `/records/${igsn}`, { description: { title: 'Told anew', rock: 'Hushrock' } });
    assert.equal((await see()).description.rock, undefined);
    for (const part of ['embargo', 'withheld'])
      assert.equal((await ask('DELETE', `/records/${igsn}/${part}`)).status, 200);
    assert.equal((await see()).description.rock, 'Hushrock');
    for (const bad of [{ until: '2099-02-30' }, { until: 'soon' }, {}])
      assert.equal((await ask('PUT', `/records/${igsn}/embargo`, bad)).status, 422, JSON.stringify(bad));
    assert.equal((await ask('PUT', `/records/${igsn}/withheld`, { ...coarse, members: ['title'] })).status, 422);
    assert.equal((await ask('PUT', `/records/${igsn}/withheld`, coarse, { as: OTHER })).status, 403);
  });

  it('gives other names', async () => {
    const igsn = await make();
    const name = '10273/OLDNAME1';
    assert.equal((await ask('POST', `/records/${igsn}/aliases`, { name })).status, 201);
    assert.equal((await ask('POST', `/records/${igsn}/aliases`, { name })).body.isNew, false);
    const { body } = await ask('GET', `/records/${igsn}/aliases`);
    assert.equal(body.length, 1, JSON.stringify(body));
    assert.equal((await ask('DELETE', `/records/${igsn}/aliases?name=${encodeURIComponent(name)}`)).status, 204);
    assert.deepEqual((await ask('GET', `/records/${igsn}/aliases`)).body, []);
  });
});
