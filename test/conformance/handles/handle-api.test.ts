import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerHandleRoutes } from '../../../src/api/handles/register-handle-routes.ts';
import { fillStore, igsnOf } from '../oai-pmh/fill-store.ts';
import { faceOf } from '../oai-pmh/serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from '../oai-pmh/temporary-store.ts';

let temporary: TemporaryStore;
let app: FastifyInstance;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, [
    { igsn: igsnOf(1), changedAt: '2024-05-05T10:11:12.5Z' },
    { igsn: igsnOf(2), state: 'pending' },
    { igsn: igsnOf(3), state: 'withdrawn' },
  ]);
  app = Fastify();
  app.get('/api/v1/known', async () => ({ ours: true }));
  registerHandleRoutes(app, faceOf(temporary.store));
});

after(async () => {
  await app.close();
  await temporary.dispose();
});

const URL_VALUE = {
  index: 1,
  type: 'URL',
  data: { format: 'string', value: `https://igsn.example.org/core/igsn/${igsnOf(1)}` },
  ttl: 86400,
  timestamp: '2024-05-05T10:11:12Z',
};
const adminValue = (prefix: string) => ({
  index: 100,
  type: 'HS_ADMIN',
  data: { format: 'admin', value: { handle: `0.NA/${prefix}`, index: 300, permissions: '111111111111' } },
  ttl: 86400,
  timestamp: '2024-05-05T10:11:12Z',
});
const HANDLE = `10273/${igsnOf(1)}`;

const CASES: readonly (readonly [path: string, status: number, body: unknown])[] = [
  [`/${HANDLE}`, 200, { responseCode: 1, handle: HANDLE, values: [URL_VALUE, adminValue('10273')] }],
  [
    `/10273/${igsnOf(1).toLowerCase()}`,
    200,
    { responseCode: 1, handle: `10273/${igsnOf(1).toLowerCase()}`, values: [URL_VALUE, adminValue('10273')] },
  ],
  [
    `/10.60510/${igsnOf(1)}`,
    200,
    { responseCode: 1, handle: `10.60510/${igsnOf(1)}`, values: [URL_VALUE, adminValue('10.60510')] },
  ],
  [`/10273%2F${igsnOf(1)}?type=URL`, 200, { responseCode: 1, handle: HANDLE, values: [URL_VALUE] }],
  [`/${HANDLE}?type=URL.`, 200, { responseCode: 1, handle: HANDLE, values: [URL_VALUE] }],
  [`/${HANDLE}?index=100`, 200, { responseCode: 1, handle: HANDLE, values: [adminValue('10273')] }],
  [`/${HANDLE}?type=URL&index=100`, 200, { responseCode: 1, handle: HANDLE, values: [URL_VALUE, adminValue('10273')] }],
  [`/${HANDLE}?type=EMAIL&type=HS_ADMIN`, 200, { responseCode: 1, handle: HANDLE, values: [adminValue('10273')] }],
  [`/${HANDLE}?type=EMAIL`, 200, { responseCode: 200, handle: HANDLE, values: [] }],
  [`/${HANDLE}?type=UR`, 200, { responseCode: 200, handle: HANDLE, values: [] }],
  [`/${HANDLE}?index=7`, 200, { responseCode: 200, handle: HANDLE, values: [] }],
  [`/10273/${igsnOf(2)}`, 404, { responseCode: 100, handle: `10273/${igsnOf(2)}` }],
  ['/10273/None', 404, { responseCode: 100, handle: '10273/None' }],
  ['/10.1000/1', 404, { responseCode: 100, handle: '10.1000/1' }],
  ['/nonsense', 404, { responseCode: 100, handle: 'nonsense' }],
];

for (const [path, status, body] of CASES) {
  test(`/api/handles${path} gives ${status}`, async () => {
    const answer = await app.inject({ url: `/api/handles${path}` });
    assert.equal(answer.statusCode, status);
    assert.equal(answer.headers['content-type'], 'application/json;charset=UTF-8');
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.deepEqual(answer.json(), body);
  });
}

test('the bytes are those of the proxy: order of members, no blanks', async () => {
  const { body } = await app.inject({ url: `/api/handles/${HANDLE}?type=URL` });
  assert.equal(
    body,
    `{"responseCode":1,"handle":"${HANDLE}","values":[{"index":1,"type":"URL","data":{"format":"string","value":"${URL_VALUE.data.value}"},"ttl":86400,"timestamp":"2024-05-05T10:11:12Z"}]}`,
  );
});

test('wrong calls carry their codes', async () => {
  for (const [url, status, code] of [
    ['/api/handles/', 400, 102],
    ['/api/handles', 400, 102],
    [`/api/handles/${HANDLE}?index=abc`, 400, 4],
    [`/api/handles/${HANDLE}?index=-1`, 400, 4],
    [`/api/handles/${HANDLE}?index=99999999999`, 400, 4],
    ['/api/nothing', 404, 4],
    ['/api/sites/1', 404, 4],
  ] as const) {
    const answer = await app.inject({ url });
    assert.equal(answer.statusCode, status, url);
    assert.equal(answer.json().responseCode, code, url);
    assert.equal(typeof answer.json().message, 'string');
  }
});

test('our own API keeps its answers, known and unknown', async () => {
  assert.deepEqual((await app.inject({ url: '/api/v1/known' })).json(), { ours: true });
  for (const url of ['/api/v1/unknown', '/api/v1', '/api/v1?x=1']) {
    const answer = await app.inject({ url });
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json().responseCode, undefined, url);
  }
});

test('callback makes a script with a harmless name, pretty makes lines', async () => {
  const plain = (await app.inject({ url: `/api/handles/${HANDLE}` })).body;
  const script = await app.inject({ url: `/api/handles/${HANDLE}?callback=cb-1` });
  assert.equal(script.headers['content-type'], 'application/javascript;charset=UTF-8');
  assert.equal(script.headers['x-content-type-options'], 'nosniff');
  assert.equal(script.body, `cb_1(${plain});`);
  const hostile = await app.inject({ url: `/api/handles/${HANDLE}?callback=${encodeURIComponent('alert(1)//<x>')}` });
  assert.match(hostile.body, /^alert_1____x_\(\{/);
  const pretty = await app.inject({ url: `/api/handles/${HANDLE}?pretty` });
  assert.match(pretty.body, /^\{\n {2}"responseCode": 1,\n/);
  assert.deepEqual(pretty.json(), JSON.parse(plain));
});

test('a withdrawn sample keeps its handle', async () => {
  const answer = await app.inject({ url: `/api/handles/10273/${igsnOf(3)}?type=URL` });
  assert.equal(answer.json().values[0].data.value, `https://igsn.example.org/core/igsn/${igsnOf(3)}`);
});
