import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { onEachEngine } from '../../store/each-engine.ts';
import { type Call, COMPLETE, type DataciteServer, payload, serveDatacite } from './serve-datacite.ts';

const ME = 'GFZ.ICDP';
const URL = 'https://example.org/1';
const zipped = (json: object) => new Uint8Array(gzipSync(JSON.stringify(json)));
const ZIPPED = { 'content-type': 'application/vnd.api+json', 'content-encoding': 'gzip' };
const JSON_TYPE = { 'content-type': 'application/json' };

const said = (status: number, title: string) => ({ errors: [{ status: String(status), title }] });
const UNKNOWN = said(404, "The resource you are looking for doesn't exist.");
const STRANGER = said(403, 'You are not authorized to access this resource.');
const NOBODY = said(401, 'Bad credentials.');
const NO_PAYLOAD = said(400, 'You need to provide a payload following the JSONAPI spec');
const NO_TYPE = said(406, 'The content type is not recognized.');
const wrong = (uid: string, ...problems: readonly (readonly [source: string, title: string])[]) => ({
  errors: problems.map(([source, title]) => ({ source, uid, title })),
});
const BLANK = "Can't be blank";

type Row = readonly [
  what: string,
  method: string,
  path: string,
  call: Call,
  status: number,
  body?: unknown | ((body: Answer['body']) => unknown),
];
type Answer = Awaited<ReturnType<DataciteServer['call']>>;

/** In order: later rows stand on earlier ones. */
const ROWS: readonly Row[] = [
  ['nobody may write', 'POST', '/dois', { json: payload({ prefix: '10.60510' }) }, 401, NOBODY],
  ['wrong password, also for reading', 'GET', '/dois', { headers: { authorization: 'Basic eDp5' } }, 401, NOBODY],
  ['a token nobody gave', 'GET', '/dois', { headers: { authorization: 'Bearer cst_nothing' } }, 401, NOBODY],
  ['no payload', 'POST', '/dois', { as: ME, json: { attributes: {} } }, 400, NO_PAYLOAD],
  ['no JSON', 'POST', '/dois', { as: ME, body: 'doi=x', headers: JSON_TYPE }, 400, NO_PAYLOAD],
  ['no body', 'POST', '/dois', { as: ME }, 400, NO_PAYLOAD],
  ['a form', 'POST', '/dois', { as: ME, body: 'doi=x', headers: { 'content-type': 'text/plain' } }, 406, NO_TYPE],
  ['prefix of others', 'POST', '/dois', { as: ME, json: payload({ prefix: '10.5072' }) }, 403, STRANGER],
  ['client of others', 'POST', '/dois', { as: ME, json: payload({ prefix: '10.60510' }, 'gfz.other') }, 403, STRANGER],
  ['namespace of others', 'PUT', '/dois/10.60510/OTH1', { as: ME, json: payload({}) }, 403, STRANGER],
  ['nobody’s namespace', 'PUT', '/dois/10.60510/ZZZ1', { as: ME, json: payload({}) }, 403, STRANGER],
  ['nobody puts', 'PUT', '/dois/10.60510/ICD1', { json: payload({}) }, 401, NOBODY],
  [
    'a suffix that DataCite does not register',
    'PUT',
    '/dois/10.60510/ICD%261',
    { as: ME, json: payload({}) },
    422,
    wrong('10.60510/icd&1', ['doi', 'Is invalid']),
  ],
  [
    'published with nothing: the first problem of each field',
    'POST',
    '/dois',
    { as: ME, json: payload({ doi: '10.60510/ICD1', event: 'publish' }) },
    422,
    wrong(
      '10.60510/icd1',
      ...['url', 'creators', 'titles', 'publisher', 'publicationYear', 'types'].map((one) => [one, BLANK] as const),
    ),
  ],
  [
    'a character that no text may hold',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ titles: [{ title: 'a\u0000b' }], url: 'https://example.org/\u0000' }) },
    422,
    wrong('10.60510/icd1', ['titles', 'Is invalid'], ['url', 'Is invalid']),
  ],
  ['nor a query', 'GET', '/dois?query=a%00b&client-id=%00&created=%00&ids=10.60510/%00', {}, 200],
  ['nor a name', 'GET', '/dois', { headers: { authorization: `Basic ${btoa('GFZ\u0000X:y')}` } }, 401, NOBODY],
  [
    'nor a name for a token',
    'POST',
    '/token',
    { json: { grant_type: 'password', username: 'a\u0000', password: 'b' } },
    400,
  ],
  ['nor a party', 'GET', '/clients/%00', {}, 404, UNKNOWN],
  ['nor a DOI', 'GET', '/dois/10.60510/ICD%00', {}, 404, UNKNOWN],
  [
    'words that no list has',
    'PUT',
    '/dois/10.60510/ICD1',
    {
      as: ME,
      json: payload({ ...COMPLETE, url: URL, event: 'publish', types: { resourceTypeGeneral: 'Images' } }),
    },
    422,
    wrong('10.60510/icd1', ['types', 'resourceTypeGeneral "Images" is not in the list of DataCite']),
  ],
  [
    'another shape',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ creators: ['me'], publicationYear: 'last' }) },
    422,
    wrong('10.60510/icd1', ['creators', 'Is invalid'], ['publicationYear', 'Is invalid']),
  ],
  ['nothing was made by all that', 'GET', '/dois/10.60510/icd1', { as: ME }, 404, UNKNOWN],
  [
    'a foreign domain',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ url: 'https://evil.org/' }) },
    422,
    (body: Answer['body']) => body.errors[0].title === 'URL is not allowed by repository domain settings.',
  ],
  [
    'no address',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ url: 'javascript:alert(1)' }) },
    422,
    (body: Answer['body']) => body.errors[0].title === 'URL is not valid',
  ],
  ['put makes', 'PUT', '/dois/10.60510/ICD1', { as: ME, json: payload({ titles: COMPLETE.titles }) }, 201],
  ['patch changes', 'PATCH', '/dois/10.60510/ICD1', { as: ME, json: payload({ url: URL }) }, 200],
  [
    'post makes nothing twice',
    'POST',
    '/dois',
    { as: ME, json: payload({ doi: '10.60510/icd1' }) },
    422,
    wrong('10.60510/icd1', ['doi', 'This DOI has already been taken']),
  ],
  [
    'the DOI of others is theirs first',
    'POST',
    '/dois',
    { as: 'GFZ.OTHER', json: payload({ doi: '10.60510/icd1' }) },
    403,
    STRANGER,
  ],
  ['drafts are not for others', 'GET', '/dois/10.60510/icd1', { as: 'GFZ.OTHER' }, 404, UNKNOWN],
  ['drafts are for the agent', 'GET', '/dois/10.60510/icd1', { as: 'GFZ' }, 200],
  [
    'a draft is not hidden, without a word',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ event: 'hide' }) },
    200,
    (body: Answer['body']) => body.data.attributes.state === 'draft',
  ],
  [
    'nor is an event that nobody knows',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ event: 'explode' }) },
    200,
    (body: Answer['body']) => body.data.attributes.state === 'draft',
  ],
  [
    'register',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ ...COMPLETE, event: 'register' }) },
    200,
    (body: Answer['body']) => body.data.attributes.state === 'registered',
  ],
  ['registered is not for others either', 'GET', '/dois/10.60510/icd1', {}, 404, UNKNOWN],
  [
    'registered cannot lose its address',
    'PATCH',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ url: null }) },
    422,
    wrong('10.60510/icd1', ['url', BLANK]),
  ],
  [
    'nor its titles',
    'PATCH',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ titles: [] }) },
    422,
    wrong('10.60510/icd1', ['titles', BLANK]),
  ],
  [
    'show',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ event: 'show' }) },
    200,
    (body: Answer['body']) => body.data.attributes.state === 'findable',
  ],
  ['any case, address or handle finds it', 'GET', '/dois/https%3A%2F%2Fdoi.org%2F10.60510%2FIcd1', { as: ME }, 200],
  [
    'the old handle, too',
    'GET',
    '/dois/10273/ICD1',
    { as: ME },
    200,
    (body: Answer['body']) => body.data.id === '10.60510/icd1',
  ],
  ['head', 'HEAD', '/dois/10.60510/ICD1', { as: ME }, 200],
  [
    'a zipped body',
    'PUT',
    '/dois/10.60510/ICD2',
    { as: ME, body: zipped(payload({ titles: COMPLETE.titles })), headers: ZIPPED },
    201,
  ],
  ['a body that is not zipped', 'PUT', '/dois/10.60510/ICD2', { as: ME, body: 'x', headers: ZIPPED }, 400, NO_PAYLOAD],
  [
    'a bomb',
    'PUT',
    '/dois/10.60510/ICD2',
    { as: ME, body: new Uint8Array(gzipSync(Buffer.alloc(20_000_000))), headers: ZIPPED },
    413,
  ],
  [
    'nested too deeply',
    'PUT',
    '/dois/10.60510/ICD2',
    { as: ME, body: `{"data":${'['.repeat(5000)}${']'.repeat(5000)}}`, headers: JSON_TYPE },
    400,
    NO_PAYLOAD,
  ],
  [
    'what stands at another version',
    'PUT',
    '/dois/10.60510/ICD2',
    { as: ME, json: payload({ language: 'de' }), headers: { 'if-match': '"7"' } },
    412,
  ],
  [
    'what stands at this one',
    'PUT',
    '/dois/10.60510/ICD2',
    { as: ME, json: payload({ language: 'de' }), headers: { 'if-match': '"1"' } },
    200,
  ],
  ['over the quota', 'PUT', '/dois/10.60510/SML1', { as: 'AUS.SMALL', json: payload({}) }, 201],
  ['over the quota, really', 'PUT', '/dois/10.60510/SML2', { as: 'AUS.SMALL', json: payload({}) }, 403, STRANGER],
  ['a draft frees its place', 'DELETE', '/dois/10.60510/SML1', { as: 'AUS.SMALL' }, 204],
  ['so that there is one', 'PUT', '/dois/10.60510/SML2', { as: 'AUS.SMALL', json: payload({}) }, 201],
  ['nobody deletes', 'DELETE', '/dois/10.60510/ICD2', {}, 401, NOBODY],
  ['others delete nothing', 'DELETE', '/dois/10.60510/ICD2', { as: 'GFZ.OTHER' }, 403, STRANGER],
  ['what is not there is not deleted', 'DELETE', '/dois/10.60510/ICD99', { as: ME }, 404, UNKNOWN],
  ['a path that is none', 'GET', '/nothing', {}, 404, UNKNOWN],
  [
    'a type that nobody writes',
    'GET',
    '/dois/10.60510/icd1',
    { as: ME, headers: { accept: 'image/png' } },
    406,
    NO_TYPE,
  ],
  [
    'transfer to another agent is not the client’s to do',
    'PUT',
    '/dois/10.60510/ICD1',
    {
      as: ME,
      json: {
        data: {
          type: 'dois',
          attributes: { mode: 'transfer' },
          relationships: { client: { data: { id: 'aus.small' } } },
        },
      },
    },
    403,
    STRANGER,
  ],
  [
    'transfer within an agent is the agent’s',
    'PUT',
    '/dois/10.60510/ICD1',
    {
      as: 'GFZ',
      json: {
        data: {
          type: 'dois',
          attributes: { mode: 'transfer' },
          relationships: { client: { data: { id: 'gfz.other' } } },
        },
      },
    },
    200,
    (body: Answer['body']) => body.data.relationships.client.data.id === 'gfz.other',
  ],
  [
    'then it is no longer the first one’s',
    'PUT',
    '/dois/10.60510/ICD1',
    { as: ME, json: payload({ language: 'en' }) },
    403,
    STRANGER,
  ],
  ['but the second one’s', 'PUT', '/dois/10.60510/ICD1', { as: 'GFZ.OTHER', json: payload({ language: 'en' }) }, 200],
  ['too deep a page', 'GET', '/dois?page[number]=11&page[size]=1000', {}, 400],
  ['a cursor of nobody', 'GET', '/dois?page[cursor]=%00%00', {}, 400],
];

onEachEngine('statuses and bodies of the DataCite API', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
  });
  after(() => server.close());

  for (const [what, method, path, call, status, expected] of ROWS) {
    it(`${method} ${path.slice(0, 50)}: ${what}`, async () => {
      const answer = await server.call(method, path, call);
      assert.equal(answer.status, status, answer.text);
      if (typeof expected === 'function') assert.ok(expected(answer.body), answer.text);
      else if (expected !== undefined) assert.deepEqual(answer.body, expected);
      if (status !== 204) assert.match(answer.headers.get('content-type') ?? '', /^application\/vnd\.api\+json/);
      if (status === 401) assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic realm=/);
    });
  }
});
