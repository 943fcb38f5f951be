import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { hashPassword } from '../../src/api/password.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { wholeStore } from '../store/whole-store.ts';
import { addClient } from './parties.ts';

const PASSWORD = 'wet gloves at three';
const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
const ALIAS = '10273/OLDNAME1';

/** Identifiers of records on which everything can be done. */
interface Standing {
  /** Findable, in its second version, linked to `other`, with an alias, leading to a page elsewhere. */
  readonly one: string;
  readonly other: string;
  readonly third: string;
  readonly reserved: string;
}

/** One call of each route that changes records, which would change something. A new route gets its line here. */
const CALLS: Readonly<Record<string, (standing: Standing) => { readonly url: string; readonly body?: object }>> = {
  'POST /records': () => ({ url: '', body: { namespace: 'ICDP', description: { title: 'New' } } }),
  'PUT /records/{igsn}': ({ one }) => ({ url: `/${one}`, body: { description: { title: 'Put' } } }),
  'PATCH /records/{igsn}': ({ one }) => ({ url: `/${one}`, body: { description: { title: 'Patched' } } }),
  'DELETE /records/{igsn}': ({ reserved }) => ({ url: `/${reserved}` }),
  'POST /records/transfer': ({ one }) => ({ url: '/transfer', body: { to: 'GFZ.OTHER', igsns: [one] } }),
  'POST /records/{igsn}/publish': ({ reserved }) => ({ url: `/${reserved}/publish` }),
  'POST /records/{igsn}/hide': ({ one }) => ({ url: `/${one}/hide` }),
  'POST /records/{igsn}/withdraw': ({ one }) => ({ url: `/${one}/withdraw`, body: { reason: 'Used up' } }),
  'PUT /records/{igsn}/embargo': ({ one }) => ({ url: `/${one}/embargo`, body: { until: '2099-01-01' } }),
  'DELETE /records/{igsn}/embargo': ({ other }) => ({ url: `/${other}/embargo` }),
  'PUT /records/{igsn}/withheld': ({ one }) => ({
    url: `/${one}/withheld`,
    body: { members: ['position'], until: null },
  }),
  'DELETE /records/{igsn}/withheld': ({ other }) => ({ url: `/${other}/withheld` }),
  'POST /records/{igsn}/versions/{version}/restore': ({ one }) => ({ url: `/${one}/versions/1/restore` }),
  'POST /records/{igsn}/links': ({ one, third }) => ({ url: `/${one}/links`, body: { other: third } }),
  'DELETE /records/{igsn}/links/{other}': ({ one, other }) => ({ url: `/${one}/links/${other}` }),
  'POST /records/{igsn}/aliases': ({ one }) => ({ url: `/${one}/aliases`, body: { name: '10273/OLDNAME2' } }),
  'DELETE /records/{igsn}/aliases': ({ one }) => ({ url: `/${one}/aliases?name=${encodeURIComponent(ALIAS)}` }),
  'POST /records/{igsn}/landing-check': ({ one }) => ({ url: `/${one}/landing-check` }),
};

onEachEngine('a trial of a change of records', (house) => {
  let app: FastifyInstance;
  let standing: Standing;
  const ask = async (method: string, url: string, payload?: object, more: Record<string, string> = {}) => {
    const headers = { authorization, ...more };
    const sent = { method, url: `/api/v1${url}`, headers, ...(payload && { payload }) } as InjectOptions;
    const answer = await app.inject(sent);
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };
  const must = async (method: string, url: string, payload?: object) => {
    const answer = await ask(method, url, payload);
    assert.ok(answer.status < 300, `${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, string>);
  };
  const make = async (title: string, more: object = {}) =>
    (
      await must('POST', '/records', {
        namespace: 'ICDP',
        description: { title, latitudeDeg: 63.4, longitudeDeg: 13 },
        ...more,
      })
    ).igsn!;
  // Counts of who asked how often are no part of what is tried.
  const kept = async () => {
    const { limit_count: _, ...tables } = await wholeStore(house());
    return tables;
  };

  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = await hashPassword(PASSWORD);
    await addClient(house(), 'GFZ.ICDP', ['ICDP'], { passwordHash });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
    app = await buildServer(house());
    const one = await make('One', { landingUrl: 'https://example.org/one' });
    const [other, third] = [await make('Other'), await make('Third')];
    standing = { one, other, third, reserved: await make('Reserved', { visibility: 'reserved' }) };
    await must('PATCH', `/records/${one}`, { description: { title: 'One, again' } });
    await must('POST', `/records/${one}/links`, { other });
    await must('POST', `/records/${one}/aliases`, { name: ALIAS });
    await must('PUT', `/records/${other}/embargo`, { until: '2098-01-01' });
    await must('PUT', `/records/${other}/withheld`, { members: ['position'], until: null });
    // As upstream would have confirmed it: a page is looked at only then.
    await house().store.unitOfWork((db) =>
      db.updateTable('record').set({ state: 'registered' }).where('igsn', '=', one).execute(),
    );
  });
  after(() => app.close());

  it('is known to every route that changes records', async () => {
    const { paths } = JSON.parse((await ask('GET', '/openapi.json')).text) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
    };
    const changing = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { parameters = [] }]) => {
        const [, route] = /\/?(?:api\/v1)?(\/records(?:\/.*)?)$/.exec(path) ?? [];
        if (route === undefined || !['post', 'put', 'patch', 'delete'].includes(method)) return [];
        const isKnown = parameters.some((one) => one.in === 'query' && one.name === 'dryRun');
        return [[`${method.toUpperCase()} ${route}`, isKnown] as const];
      }),
    );
    assert.deepEqual(
      changing.map(([route]) => route).toSorted(),
      Object.keys(CALLS).toSorted(),
      'each route that changes records has a call in this test',
    );
    assert.deepEqual(
      changing.filter(([, isKnown]) => !isKnown),
      [],
      'routes that do not name dryRun',
    );
  });

  for (const [route, callOf] of Object.entries(CALLS))
    it(`of ${route} changes nothing, and says that it was one`, async () => {
      const method = route.split(' ')[0]!;
      const { url, body } = callOf(standing);
      const before = await kept();
      const tried = await ask(method, `/records${url}${url.includes('?') ? '&' : '?'}dryRun=true`, body);
      assert.equal(tried.status, 200, tried.text);
      assert.equal((JSON.parse(tried.text) as { isDryRun?: boolean }).isDryRun, true, tried.text);
      assert.deepEqual(await kept(), before);
    });

  it('says what would be refused', async () => {
    const { one, reserved } = standing;
    const refused: readonly (readonly [string, string, object | undefined, Record<string, string>, number])[] = [
      ['DELETE', `/records/${one}?dryRun=true`, undefined, {}, 409],
      ['DELETE', `/records/${reserved}?dryRun=true`, undefined, { 'if-match': '"7"' }, 412],
      ['POST', `/records/${one}/withdraw?dryRun=true`, { reason: 'Lost' }, { 'if-match': '"7"' }, 412],
      ['POST', `/records/${one}/withdraw?dryRun=true`, { reason: 'Lost', successor: 'ICDPNONE' }, {}, 404],
      ['POST', `/records/transfer?dryRun=true`, { to: 'GFZ.NONE', igsns: [one] }, {}, 404],
      ['DELETE', `/records/${one}/aliases?name=10273%2FNONE&dryRun=true`, undefined, {}, 404],
      ['DELETE', `/records/${one}?dryRun=perhaps`, undefined, {}, 422],
    ];
    for (const [method, url, body, headers, status] of refused)
      assert.equal((await ask(method, url, body, headers)).status, status, `${method} ${url}`);
  });

  it('leaves a key free, and a condition holds for deleting too', async () => {
    const igsn = await make('For a key', { visibility: 'reserved' });
    const key = { 'idempotency-key': 'dry-1' };
    assert.equal((await ask('DELETE', `/records/${igsn}?dryRun=true`, undefined, key)).status, 200);
    assert.equal((await ask('DELETE', `/records/${igsn}`, undefined, { 'if-match': '"2"' })).status, 412);
    assert.equal((await ask('DELETE', `/records/${igsn}`, undefined, { prefer: 'handling=strict' })).status, 428);
    const gone = await ask('DELETE', `/records/${igsn}`, undefined, { ...key, 'if-match': '"1"' });
    assert.deepEqual([gone.status, gone.text], [204, '']);
    const again = await ask('DELETE', `/records/${igsn}`, undefined, { ...key, 'if-match': '"1"' });
    assert.deepEqual([again.status, again.headers['idempotency-replayed']], [204, 'true']);
  });
});
