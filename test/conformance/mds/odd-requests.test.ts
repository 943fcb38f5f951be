import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { it } from 'node:test';
import fc from 'fast-check';
import { withdrawIdentifier } from '../../../src/operations/withdraw-identifier.ts';
import { OPERATOR } from '../../registry/parties.ts';
import { checkLines, type Line } from './lines.ts';
import { type Call, type MdsServer, onEachMds, registrationXml, TEXT, XML } from './serve-mds.ts';

const ICDP = { as: 'GFZ.ICDP' };
const URL_1 = 'https://example.org/1';
const text = (body: string): Call => ({ ...ICDP, body, headers: TEXT });
const xml = (body: string | Uint8Array): Call => ({ ...ICDP, body, headers: XML });

const WITHDRAWN: readonly Line[] = [
  ['no new address', 'POST', '/mds/igsn', text(`igsn=ICDW\nurl=${URL_1}/2`), 410, 'dataset inactive'],
  ['no new metadata', 'POST', '/mds/metadata', xml(registrationXml('ICDW')), 410, 'dataset inactive'],
  ['no media', 'POST', '/mds/media/ICDW', text(`image/png=${URL_1}`), 410, 'dataset inactive'],
  ['no metadata', 'GET', '/mds/metadata/ICDW', ICDP, 410, 'dataset inactive'],
  ['its address', 'GET', '/mds/igsn/ICDW', ICDP, 200, URL_1],
  ['deleted already', 'DELETE', '/mds/metadata/ICDW', ICDP, 200, 'OK'],
  ['of another', 'DELETE', '/mds/metadata/ICDW', { as: 'GFZ.OTHER' }, 403, 'dataset belongs to another party'],
];

const TEST_NAMESPACE: readonly Line[] = [
  ['an address', 'POST', '/mds/igsn', text(`igsn=10273/TEST/1\nurl=${URL_1}`), 201, 'OK'],
  ['metadata', 'POST', '/mds/metadata', xml(registrationXml('10273/TEST/1')), 201, 'OK (10273/TEST/1)'],
  ['as anywhere', 'GET', '/mds/igsn/10273/TEST/1', ICDP, 200, URL_1],
  ['kept', 'GET', '/mds/metadata/10273/TEST/1', ICDP, 200, registrationXml('10273/TEST/1')],
  ['it resolves', 'GET', '/10273/TEST/1', {}, 302, null, { location: URL_1 }],
  ['its owner sees it', 'GET', '/mds/igsn', ICDP, 200, '10273/TEST/1'],
  ['deleted', 'DELETE', '/mds/metadata/10273/TEST/1', ICDP, 200, 'OK'],
  ['inactive', 'GET', '/mds/metadata/10273/TEST/1', ICDP, 410, 'dataset inactive'],
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const WORDS = [
  'igsn',
  'metadata',
  'igsnmetadata',
  'isometadata',
  'difmetadata',
  'media',
  'datacentre',
  'status',
  'x',
  '',
];
const BODIES = [
  '',
  'igsn=10273/ICD1',
  `igsn=ICDF\nurl=${URL_1}`,
  registrationXml('ICDF'),
  '<a>',
  '{"a":1}',
  '\\u',
  '\u0000',
];

const odd = fc.record({
  method: fc.constantFrom(...METHODS),
  word: fc.constantFrom(...WORDS),
  id: fc.oneof(fc.constantFrom('', 'ICDF', '10273/ICDF', '10.60510/icdf/', '//', '%00', '%2e%2e'), fc.webPath()),
  query: fc.oneof(
    fc.constantFrom('', '?testMode=on', '?symbol=GFZ.ICDP', '?igsn=A&url='),
    fc.webQueryParameters().map((one) => `?${one}`),
  ),
  body: fc.oneof(
    fc.constantFrom(...BODIES).map((one) => Buffer.from(one)),
    fc.uint8Array({ maxLength: 60 }).map((one) => Buffer.from(one)),
  ),
  type: fc.constantFrom(
    '',
    'text/plain',
    'application/xml',
    'x',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain;charset=utf-16',
  ),
  as: fc.constantFrom('GFZ.ICDP', 'GFZ', 'NO.BODY', undefined),
});

/** Sends octets as they are; the first line of what comes back. */
function raw({ base }: MdsServer, octets: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(octets));
    let said = '';
    socket.on('data', (part) => {
      said += part.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(said.split('\r\n', 1)[0]!));
  });
}

onEachMds('MDS: odd requests', { upstream: 'none' }, (server) => {
  it('whatever comes, nothing is a fault of the server', async () => {
    const check = async ({
      method,
      word,
      id,
      query,
      body,
      type,
      as,
    }: Awaited<ReturnType<typeof odd.generate>>['value']) => {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const call: Call = {
        headers,
        ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
        ...(as !== undefined && { as }),
      };
      const path = `/mds/${word}/${id}${query}`;
      const answer = await server().call(method, path, call);
      assert.ok(answer.status < 500, `${method} ${path}: ${answer.status} ${answer.body}`);
      if (answer.status >= 400) assert.equal(answer.body.includes('\n'), false);
    };
    await fc.assert(fc.asyncProperty(odd, check), { numRuns: 300 });
  });

  it('a withdrawn one', async () => {
    const { call, house } = server();
    await call('POST', '/mds/metadata', xml(registrationXml('ICDW')));
    await call('POST', '/mds/igsn', text(`igsn=ICDW\nurl=${URL_1}`));
    await withdrawIdentifier(house.unitOfWork, { igsn: 'ICDW', reason: 'lost' }, house.rules, OPERATOR);
  });
  checkLines(server, WITHDRAWN);

  it('addresses that no address is', async () => {
    const authorization = `Authorization: Basic ${Buffer.from('GFZ.ICDP:secret').toString('base64')}`;
    const lines = (first: string) => `${first} HTTP/1.1\r\nHost: x\r\n${authorization}\r\nConnection: close\r\n\r\n`;
    assert.match(await raw(server(), lines('GET /mds/igsn/%E4')), /^HTTP\/1\.1 4/);
    assert.match(await raw(server(), lines('GET /mds/igsn/%')), /^HTTP\/1\.1 4/);
    assert.match(await raw(server(), lines('TRACE /mds/igsn')), /^HTTP\/1\.1 4/);
    assert.match(await raw(server(), lines(`GET /mds/igsn/${'A'.repeat(5000)}`)), /^HTTP\/1\.1 4/);
  });
});

onEachMds('MDS: a namespace for trying', { upstream: 'recorded' }, (server) => {
  it('is one', async () => {
    const { store } = server().house;
    await store.unitOfWork(async (db) => {
      await db.updateTable('namespace').set({ is_test: 1 }).where('namespace', '=', 'TEST').execute();
    });
  });
  checkLines(server, TEST_NAMESPACE);
  it('counts for no quota and goes nowhere', async () => {
    const { read } = server().house.store;
    assert.deepEqual(await read.selectFrom('outbox').select('igsn').execute(), []);
    const used = await read.selectFrom('client').select('quota_used').where('symbol', '=', 'GFZ.ICDP').execute();
    assert.deepEqual(used, [{ quota_used: 0 }]);
  });
});
