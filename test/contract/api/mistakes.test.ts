import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Operation, operationsOf } from '../../../src/api/rest/docs/api-document.ts';
import { ERROR_CATALOGUE } from '../../../src/domain/error-catalogue.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { addClient } from '../../registry/parties.ts';
import { quickHash } from '../../registry/quick-hash.ts';
import { type DescribedApi, describedApi, PASSWORD } from './described-api.ts';

type Headers = Readonly<Record<string, string>>;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

interface Told {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly findings?: readonly Finding[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const NDJSON = { 'content-type': 'application/x-ndjson' };
const JSON_API = { 'content-type': 'application/vnd.api+json' };
const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;

describe('mistakes that clients make', () => {
  let api: DescribedApi;
  before(async () => {
    api = await describedApi();
    const passwordHash = quickHash(PASSWORD);
    await addClient(api.house, 'GFZ.ICDP', ['ICDP'], { passwordHash });
    await addClient(api.house, 'GFZ.OTHER', ['OTH'], { passwordHash });
  });
  after(() => api.close());

  async function ask(call: string, headers: Headers = {}, payload?: string): Promise<Answer> {
    const [method = '', url = ''] = call.split(' ');
    const answer = await api.app.inject({
      method: method as 'GET',
      url,
      headers: { authorization: basic('GFZ.ICDP'), ...headers },
      ...(payload !== undefined && { payload }),
    });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  }

  /** What is asked, and status, code, field and value (a pattern) of the answer. */
  type Mistake = readonly [
    what: string,
    call: string,
    headers: Headers,
    body: string | undefined,
    told: readonly [status: number, code: string, field: string, value: RegExp | undefined],
  ];
  const long = JSON.stringify({ namespace: 'ICDP', landingUrl: `https://example.org/${'a'.repeat(3000)}` });
  const MISTAKES: readonly Mistake[] = [
    [
      'a wrong token',
      'GET /api/v1/me',
      { authorization: 'Bearer cst_no' },
      undefined,
      [401, 'not-signed-in', 'Authorization', undefined],
    ],
    ['nobody', 'GET /api/v1/me', { authorization: '' }, undefined, [401, 'not-signed-in', 'Authorization', undefined]],
    [
      'a namespace of another',
      'POST /api/v1/records',
      JSON_TYPE,
      '{"namespace":"OTH"}',
      [403, 'not-allowed', 'namespace', /^OTH$/],
    ],
    [
      'a namespace of nobody',
      'POST /api/v1/records',
      JSON_TYPE,
      '{"namespace":"ZZZ"}',
      [404, 'not-found', 'namespace', /^ZZZ$/],
    ],
    ['an IGSN of nobody', 'PUT /api/v1/records/ZZZ123', JSON_TYPE, '{}', [403, 'not-allowed', 'igsn', /^ZZZ123$/]],
    [
      'a wrong type',
      'POST /api/v1/tokens',
      { 'content-type': 'text/html' },
      '<p>',
      [415, 'wrong-call', 'Content-Type', /^text\/html$/],
    ],
    [
      'a wrong type in bulk',
      'POST /api/v1/bulk',
      { 'content-type': 'text/html' },
      '<p>',
      [422, 'invalid-input', 'Content-Type', /^text\/html$/],
    ],
    [
      'an unknown field',
      'POST /api/v1/records',
      JSON_TYPE,
      '{"namespace":"ICDP","colour":"grey"}',
      [422, 'invalid-input', 'colour', /^colour$/],
    ],
    [
      'a text that is too long',
      'POST /api/v1/records',
      JSON_TYPE,
      long,
      [422, 'invalid-input', 'landingUrl', /^https:.*…$/],
    ],
    [
      'a number that is too large',
      'GET /api/v1/records?limit=5000',
      {},
      undefined,
      [422, 'invalid-input', 'limit', /^5000$/],
    ],
    [
      'malformed JSON',
      'POST /api/v1/records',
      JSON_TYPE,
      '{"namespace":"ICDP",}',
      [400, 'wrong-call', 'body', /character 21 of 21/],
    ],
    [
      'a malformed patch',
      'PATCH /api/v1/records/ICDPX',
      { 'content-type': 'application/merge-patch+json' },
      '{"a":',
      [400, 'wrong-call', 'body', /./],
    ],
    ['no JSON at all', 'POST /api/v1/records', JSON_TYPE, '', [400, 'wrong-call', 'body', /empty/]],
    ['no body', 'POST /api/v1/tokens', {}, undefined, [422, 'invalid-input', 'body', /null/]],
    [
      'a page token that was never given',
      'GET /api/v1/search?cursor=abc',
      {},
      undefined,
      [422, 'invalid-input', 'cursor', /^abc$/],
    ],
    ['an odd cursor', 'GET /api/v1/records?cursor=abc', {}, undefined, [422, 'invalid-input', 'cursor', /^abc$/]],
    ['a wrong method', 'PUT /api/v1/records', JSON_TYPE, '{}', [405, 'wrong-call', 'method', /^PUT$/]],
    ['reading what is only written', 'GET /api/v1/bulk', {}, undefined, [405, 'wrong-call', 'method', /^GET$/]],
    ['an unknown address', 'GET /api/v1/nothing', {}, undefined, [404, 'not-found', 'path', /nothing$/]],
    ['writing at an unknown one', 'POST /api/v1/nothing', JSON_TYPE, '{}', [404, 'not-found', 'path', /nothing$/]],
    [
      'a format that nobody writes',
      'GET /api/v1/expeditions/5054/export?format=pdf',
      {},
      undefined,
      [422, 'invalid-input', 'format', /^pdf$/],
    ],
    ['no reason', 'POST /api/v1/bulk?kind=withdraw', NDJSON, '"ICDP1"', [400, 'wrong-call', 'reason', /^$/]],
    [
      'a record that is not there',
      'GET /api/v1/records/ICDPNONE',
      {},
      undefined,
      [404, 'not-found', 'igsn', /^ICDPNONE$/],
    ],
    [
      'an odd ETag',
      'PATCH /api/v1/records/ICDPX',
      { ...JSON_TYPE, 'if-match': 'abc' },
      '{}',
      [412, 'conflict', 'If-Match', /^abc$/],
    ],
    ['an odd place in the feed', 'GET /feeds/changes?after=abc', {}, undefined, [400, 'wrong-call', 'after', /^abc$/]],
    [
      'an odd day in the feed',
      'GET /feeds/changes?since=tomorrow',
      {},
      undefined,
      [400, 'wrong-call', 'since', /^tomorrow$/],
    ],
    ['a wrong method of OAI-PMH', 'PUT /oai', {}, undefined, [405, 'wrong-call', 'method', /^PUT$/]],
    [
      'a wrong method of handles',
      'DELETE /api/handles/10273/X',
      {},
      undefined,
      [405, 'wrong-call', 'method', /^DELETE$/],
    ],
  ];
  for (const [what, call, headers, body, [status, code, field, value]] of MISTAKES)
    it(`are told of ${what}`, async () => {
      const answer = await ask(call, headers, body);
      const told = JSON.parse(answer.text) as Told;
      const found = told.findings?.[0];
      assert.deepEqual(
        [answer.status, told.status, told.code, found?.field],
        [status, status, code, field],
        answer.text,
      );
      if (value !== undefined) assert.match(found?.value ?? '', value);
      assert.ok((found?.rule ?? '').length > 0, answer.text);
      assert.ok(told.type.endsWith(`/problems/${code}`), told.type);
      if (status === 405) assert.match(String(answer.headers.allow), /[A-Z]{3,}/);
    });

  it('are told of a key that was used for something else', async () => {
    const key = { ...JSON_TYPE, 'idempotency-key': 'k1' };
    assert.equal((await ask('POST /api/v1/records', key, '{"namespace":"ICDP"}')).status, 201);
    const again = await ask('POST /api/v1/records', key, '{"namespace":"ICDP","visibility":"reserved"}');
    const bulk = { ...NDJSON, 'idempotency-key': 'b1' };
    assert.equal((await ask('POST /api/v1/bulk', bulk, '"A"')).status, 202);
    const other = await ask('POST /api/v1/bulk', bulk, '"B"');
    for (const [answer, status] of [
      [again, 422],
      [other, 409],
    ] as const) {
      const { findings } = JSON.parse(answer.text) as Told;
      assert.deepEqual(
        [answer.status, findings?.[0]?.code, findings?.[0]?.field],
        [status, 'key-reused', 'Idempotency-Key'],
      );
    }
  });

  it('never get a secret back', async () => {
    const body = JSON.stringify({ name: 'x', account: { password: 'hunter2' }, password: 'hunter2' });
    for (const call of ['POST /api/v1/tokens', 'POST /api/v1/users', 'POST /api/v1/webhooks'])
      assert.doesNotMatch(
        (await ask(call, { ...JSON_TYPE, authorization: basic('admin') }, body)).text,
        /hunter2/,
        call,
      );
  });

  it('are told by DataCite’s words at the DataCite API', async () => {
    const cases: readonly (readonly [string, Headers, string | undefined, number, RegExp])[] = [
      ['GET /datacite/client-prefixes', { authorization: 'Bearer cst_no' }, undefined, 401, /Bad credentials/],
      ['POST /datacite/dois', JSON_API, '{"data":{"attributes":{"prefix":"10.9999"}}}', 403, /not authorized/],
      ['POST /datacite/dois', { 'content-type': 'text/html' }, '<p>', 406, /content type is not recognized/],
      ['POST /datacite/dois', JSON_API, '{"data":', 400, /JSONAPI/],
      ['GET /datacite/dois?page[cursor]=%%%', {}, undefined, 400, /page\[cursor\]/],
      [
        'POST /datacite/dois',
        JSON_API,
        '{"data":{"attributes":{"prefix":"10.60510","event":"publish"}}}',
        422,
        /"source":"titles"/,
      ],
    ];
    for (const [call, headers, body, status, words] of cases) {
      const answer = await ask(call, headers, body);
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, words);
    }
  });

  it('lead to a page for every code', async () => {
    for (const code of Object.keys(ERROR_CATALOGUE)) {
      const page = await ask(`GET /problems/${code}`);
      assert.equal(page.status, 200);
      assert.match(page.text, new RegExp(`<code>${code}</code>`));
    }
    assert.equal((await ask('GET /problems')).status, 200);
    assert.equal((await ask('GET /problems/nonsense')).status, 404);
  });

  it('are answered only by what the description says of each operation', async () => {
    const undescribed: string[] = [];
    const note = (call: string, operation: Operation, { status, text, headers }: Answer) => {
      const known = Object.keys(operation.responses ?? {});
      if (!known.includes(String(status))) undescribed.push(`${call}: ${status} ${text.slice(0, 200)}`);
      if (status === 500) undescribed.push(`${call}: ${text.slice(0, 200)}`);
      if (status < 400 || !String(headers['content-type']).startsWith('application/problem+json')) return;
      const { code } = JSON.parse(text) as Told;
      if (operation['x-error-codes']?.includes(code) !== true) undescribed.push(`${call}: ${code}`);
    };
    for (const operation of operationsOf(api.own)) {
      const { method, path, requestBody, security } = operation;
      const call = `${method} ${path.replace(/\{\w+\}/g, 'ICDPNONE')}`;
      const anonymous = await ask(call, { authorization: '', ...(requestBody && JSON_TYPE) }, requestBody && '{}');
      note(call, operation, anonymous);
      // Who is nobody is told to sign in, or what is wrong with the request, or nothing.
      if (security === undefined && ![401, 404, 415, 422].includes(anonymous.status))
        undescribed.push(`${call}: ${anonymous.status} for nobody ${anonymous.text.slice(0, 200)}`);
      if (path.endsWith('/live') || path.endsWith('/events')) continue;
      note(call, operation, await ask(call, requestBody && { 'content-type': 'application/json' }, requestBody && '{'));
      if (method !== 'DELETE' || path !== '/api/v1/session')
        note(call, operation, await ask(call, { authorization: basic('admin') }));
    }
    assert.deepEqual(undescribed, []);
  });
});
