import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { CorestoneClient, CorestoneProblem } from '../../client/corestone-client.generated.ts';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'wet gloves at three';
const SCRIPT = join(import.meta.dirname, '../../docs/api/rest.sh');

describe('our own API on a server that listens', () => {
  let place: TestPlace;
  let house: House;
  let app: Awaited<ReturnType<typeof buildServer>>;
  let base: string;
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place, {}, 'none');
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.ICDP', ['ICDP'], { passwordHash: quickHash(PASSWORD) });
    app = await buildServer(house);
    base = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await app.close();
    await house.close();
    await place.dispose();
  });

  it('does all that its guide calls', async () => {
    const env = { ...process.env, BASE: base, ACCOUNT: `GFZ.ICDP:${PASSWORD}`, NAMESPACE: 'ICDP' };
    const { stdout } = await promisify(execFile)('sh', [SCRIPT], { env });
    assert.match(stdout, /\ndone\n$/);
    assert.match(stdout, /"latitudeDeg":63\.4,"longitudeDeg":13\.2|"isWhole":false/);
  });

  it('manages parties as its second script calls it, and again', async () => {
    const env = { ...process.env, BASE: base, MANAGER: `admin:${PASSWORD}` };
    const script = join(import.meta.dirname, '../../docs/api/parties.sh');
    const { stdout } = await promisify(execFile)('sh', [script], { env });
    assert.match(stdout, /\ndone\n$/);
    assert.match(stdout, /"moved":3,"isDryRun":true[\s\S]*"moved":2[\s\S]*"moved":1/);
  });

  it('is called by its generated client', async () => {
    const client = new CorestoneClient({ baseUrl: base, account: { name: 'GFZ.ICDP', password: PASSWORD } });
    const body = { namespace: 'ICDP', description: { title: 'Core 5' } };
    const made = await client.postRecords({ body, headers: { 'idempotency-key': 'client-1' } });
    const again = await client.postRecords({ body, headers: { 'idempotency-key': 'client-1' } });
    const { igsn } = made.body;
    assert.deepEqual([made.status, again.body.igsn, again.headers.get('idempotency-replayed')], [201, igsn, 'true']);
    const seen = await client.getRecordsOne({ igsn });
    assert.equal(seen.body.description.title, 'Core 5');
    const listed = await client.getRecords({ query: { namespace: 'ICDP', limit: 1 } });
    assert.equal(listed.body.records.length, 1);
    await assert.rejects(client.postRecords({ body: { namespace: 'NOBODY' } }), (error) => {
      assert.ok(error instanceof CorestoneProblem);
      return error.status === 404 && error.problem.code === 'not-found';
    });
    await client.deleteRecordsOne({ igsn: 'ICDPNONE' }).catch((error) => assert.equal(error.status, 404));
  });

  it('is described for people and programs', async () => {
    const page = await fetch(`${base}/api/v1/docs`);
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.match(String(page.headers.get('content-type')), /^text\/html/);
    for (const said of ['POST /api/v1/records', 'PUT /api/v1/records/{igsn}/withheld', 'GET /api/v1/fields'])
      assert.ok(text.includes(said), said);
    assert.doesNotMatch(text, /<script>|>undefined<|\[object Object\]/);
    const { openapi, paths } = (await (await fetch(`${base}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses?: object; tags?: string[] }>>;
    };
    assert.match(openapi, /^3\.1/);
    const operations = Object.entries(paths).flatMap(([path, all]) =>
      Object.entries(all).map(([method, one]) => ({ path, method, ...one })),
    );
    assert.ok(operations.length > 40);
    for (const { path, method, summary, responses, tags } of operations) {
      assert.ok(summary !== undefined && tags?.length === 1, `${method} ${path}`);
      assert.ok(responses !== undefined && Object.keys(responses).length > 0, `${method} ${path}`);
    }
  });
});
