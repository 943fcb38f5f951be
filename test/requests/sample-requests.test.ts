import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/context.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { makeParty } from '../../src/operations/curation/party/keep-party.ts';
import { newKey } from '../../src/store/new-key.ts';
import { requestStore } from '../../src/store/ports/request-store.ts';
import { findTakenBetween } from '../../src/store/read/request-surroundings.ts';
import { ADMIN, basic, OTHER, openSmallAgent, PASSWORD, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { onEachPlace } from '../store/each-engine.ts';

interface Shown {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly revision: number;
  readonly samplesGranted: number | null;
}
interface Dossier {
  readonly request: Shown;
  readonly wishes: { readonly objectName: string | null; readonly topM: number | null }[];
  readonly overlaps: { readonly with: string; readonly isTight: boolean }[];
  readonly events: { readonly kind: string; readonly toState: string | null; readonly isInternal: boolean }[];
}
interface Problem {
  readonly code: string;
  readonly findings?: { readonly code: string; readonly field?: string }[];
}

const FORM = {
  title: 'Age of the <b>mylonite</b>',
  purpose: 'Argon dating',
  p0_name: 'Ada Lund',
  p0_orcid: '0000-0002-1825-0097',
  p0_email: 'ada@uni.example',
  material: 'core',
  samplesAsked: '4',
  wishLines: 'Hole A 61-65 m\nany 2 samples',
  agreed: 'yes',
  policy: '',
};

onEachPlace('sample requests', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let expeditionId: string;
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
    const row = house.store.read.selectFrom('tree_object').select('id').where('type', '=', 'expedition');
    expeditionId = (await row.executeTakeFirstOrThrow()).id;
  });
  after(async () => {
    await agent.close();
  });

  const ask = async <T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    url: string,
    body?: object,
    headers: object = ADMIN,
  ) => {
    const payload = body === undefined ? {} : { payload: body };
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers: { ...headers }, ...payload });
    return { status: answer.statusCode, body: answer.body, json: () => answer.json<T>() };
  };
  const send = (url: string, fields: Record<string, string>, cookie = '', site = 'same-origin') =>
    app.inject({
      method: 'POST',
      url,
      headers: { cookie, 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const see = (url: string, cookie = '') => app.inject({ method: 'GET', url, headers: { cookie } });
  const begun = async (fields: Record<string, string> = {}) => {
    const answer = await send('/requests/new', { expedition: expeditionId, do: 'submit', ...FORM, ...fields });
    assert.equal(answer.statusCode, 303, answer.body);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    const path = /\/requests\/[0-9a-f-]{36}/.exec(String(answer.headers.location))![0];
    return { cookie, path, id: path.slice(10), location: String(answer.headers.location) };
  };
  const dossier = async (id: string) => (await ask<Dossier>('GET', `/sample-requests/${id}`)).json();

  it('keeps a draft with its findings, and lets nobody else see it', async () => {
    const draft = await begun({ do: 'keep', wishLines: 'Hole Z 1-2 m', p0_orcid: '0000-0002-1825-0098' });
    assert.match(draft.location, /done=doneBegun/);
    const page = await see(`${draft.path}?done=doneBegun`, draft.cookie);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Age of the &lt;b&gt;mylonite/);
    const link = /\/requests\/[0-9a-f-]{36}\?key=[\w-]+/.exec(page.body)![0];
    assert.doesNotMatch((await see(draft.path, draft.cookie)).body, /\?key=/, 'the link is shown once');
    assert.equal((await see(draft.path)).statusCode, 404);
    assert.equal((await see(draft.path, `${draft.cookie}x`)).statusCode, 404);
    const opened = await see(link);
    assert.equal(opened.statusCode, 303);
    assert.match(String(opened.headers['set-cookie']), /HttpOnly; SameSite=Lax/);
    assert.doesNotMatch(String(opened.headers.location), /key=/);
    const refused = await send(
      draft.path,
      { ...FORM, wishLines: 'Hole Z 1-2 m', p0_orcid: 'x', do: 'submit', revision: '1' },
      draft.cookie,
    );
    assert.equal(refused.statusCode, 422);
    assert.ok(refused.body.includes('id="wishLines-error"') && refused.body.includes('id="p0_orcid-error"'));
    const stale = await send(draft.path, { ...FORM, do: 'keep', revision: '1' }, draft.cookie);
    assert.equal(stale.statusCode, 409);
    const submitted = await send(draft.path, { ...FORM, do: 'submit', revision: '2' }, draft.cookie);
    assert.match(String(submitted.headers.location), /done=doneSubmitted/);
  });

  it('takes no form from elsewhere and none with the trap filled', async () => {
    assert.equal(
      (await send('/requests/new', { expedition: expeditionId, ...FORM }, '', 'cross-site')).statusCode,
      403,
    );
    const before = (await ask<{ requests: unknown[] }>('GET', '/sample-requests')).json().requests.length;
    await send('/requests/new', { expedition: expeditionId, ...FORM, website: 'http://spam.example', do: 'keep' });
    assert.equal((await ask<{ requests: unknown[] }>('GET', '/sample-requests')).json().requests.length, before);
  });

  it('gives numbers that nobody else has, also to several who submit at once', async () => {
    const many = await Promise.all([begun(), begun(), begun(), begun()]);
    const dossiers = await Promise.all(many.map((one) => dossier(one.id)));
    const numbers = dossiers.map(({ request }) => Number(request.number));
    assert.equal(new Set(numbers).size, 4, String(numbers));
    const objects = house.store.read
      .selectFrom('tree_object')
      .select('combined_id')
      .where('type', '=', 'sample_request');
    const names = (await objects.execute()).map((row) => row.combined_id);
    for (const number of numbers) assert.ok(names.includes(`9001_SR-${number}`), names.join());
  });

  it('shows where wishes meet, and leads a request to its publication', async () => {
    const { id, cookie, path } = await begun({ wishLines: `Hole A 61-62 m\n${marked.section} 0-10 cm` });
    const first = await dossier(id);
    assert.equal(first.request.state, 'submitted');
    assert.equal(first.wishes.length, 2);
    assert.ok(first.wishes[1]!.topM !== null);
    assert.ok(first.overlaps.some((one) => one.with.startsWith('request ') && one.isTight));
    const object = house.store.read.selectFrom('tree_object').select(['id', 'path']);
    const { id: sampleId, path: samplePath } = await object.where('igsn', '=', marked.sample).executeTakeFirstOrThrow();
    const share = { split_fraction_pc: 25 };
    await house.store.unitOfWork((db) => db.updateTable('sample').set(share).where('id', '=', sampleId).execute());
    const hole = samplePath.split('/').slice(0, 4).join('/');
    const taken = await findTakenBetween(house.store.read, hole, { topM: 0, bottomM: 1000 });
    const shares = taken.map((one) => (one.id === sampleId ? `of it ${one.sharePc}` : `others ${one.sharePc}`));
    assert.deepEqual(new Set(shares), new Set(['of it 25', 'others 100']));
    const step = async (to: string, more: object = {}, headers: object = ADMIN) => {
      const { revision } = (await dossier(id)).request;
      return ask<Shown & Problem>('POST', `/sample-requests/${id}/steps`, { to, revision, ...more }, headers);
    };
    assert.equal((await step('in_review', {}, OTHER)).status, 404);
    assert.equal((await step('shipped')).json().code, 'conflict');
    assert.equal((await step('in_review')).status, 200);
    const overview = await app.inject({ url: '/admin', headers: ADMIN });
    assert.match(overview.body, /5 came in and nobody looks at them yet<\/h3><p>5 for nobody by name/);
    assert.match(
      overview.body,
      /1 is looked at and has no answer yet[\s\S]*?href="\/admin\/requests\?state=in_review"/,
    );
    assert.doesNotMatch((await app.inject({ url: '/admin', headers: OTHER })).body, /for an answer/);
    assert.equal((await step('refused')).json().findings?.[0]?.code, 'request-reason');
    assert.equal((await step('partly_accepted')).json().findings?.[0]?.code, 'request-granted');
    const revision = (await dossier(id)).request.revision;
    const both = await Promise.all(
      [3, 2].map((samplesGranted) =>
        ask<Shown>('POST', `/sample-requests/${id}/handling`, { samplesGranted, revision }),
      ),
    );
    assert.deepEqual(both.map((one) => one.status).toSorted(), [200, 409]);
    assert.equal((await step('partly_accepted', { text: 'Two of four' })).status, 200);
    assert.equal(
      (await ask('POST', `/sample-requests/${id}/messages`, { text: 'hush', isInternal: true })).status,
      204,
    );
    assert.equal((await ask('POST', `/sample-requests/${id}/messages`, { text: 'Come in May.' })).status, 204);
    assert.equal((await send(`${path}/message`, { text: 'We come.' }, cookie)).statusCode, 303);
    const own = (await see(path, cookie)).body;
    assert.match(own, /partly accepted[\s\S]*Two of four[\s\S]*Come in May[\s\S]*We come/);
    assert.doesNotMatch(own, /hush/);
    assert.equal((await step('scheduled', { scheduledOn: '2027-05-03' })).status, 200);
    const nothing = await step('taken', { text: ' ' });
    assert.equal(nothing.status, 422, nothing.body);
    assert.match(nothing.body, /request-taken.*No sample names request \d+\. .*"field":"text"/);
    assert.equal((await step('taken', { text: 'Photographs only' })).status, 200);
    assert.equal((await step('completed', {})).status, 200);
    assert.equal((await send(`${path}/publication`, { doi: 'nonsense' }, cookie)).statusCode, 422);
    assert.equal(
      (await send(`${path}/publication`, { doi: 'https://doi.org/10.5194/SD-19-1-2015' }, cookie)).statusCode,
      303,
    );
    const last = await dossier(id);
    assert.equal(last.request.state, 'published');
    assert.deepEqual(
      last.events.filter((one) => one.kind === 'step').map((one) => one.toState),
      ['submitted', 'in_review', 'partly_accepted', 'scheduled', 'taken', 'completed', 'published'],
    );
    const change = await ask<Shown>('PATCH', `/sample-requests/${id}`, {
      purpose: 'Argon and neon',
      revision: last.request.revision,
    });
    assert.equal(change.status, 200, change.body);
    const tree = house.store.read.selectFrom('sample_request').selectAll().where('purpose', '=', 'Argon and neon');
    const row = await tree.executeTakeFirstOrThrow();
    assert.equal(row.approved_by, 'admin');
    assert.equal(row.number_samples, 4);
    const mails = await house.store.read.selectFrom('mail').selectAll().execute();
    assert.ok(mails.length > 0 && JSON.stringify(mails).includes('Two of four'));
  });

  it('tells no address in public, in the audit trail, or in the table', async () => {
    const audit = await house.store.read.selectFrom('audit').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(audit), /ada@uni|Ada Lund/);
    const table = await ask('GET', '/sample-requests/export.csv');
    assert.match(table.body, /^expedition,number,state/);
    assert.doesNotMatch(table.body, /ada@uni/);
    const list = await ask<{ requests: unknown[] }>('GET', '/sample-requests?text=lund&state=published');
    assert.equal(list.json().requests.length, 1);
    assert.doesNotMatch(list.body, /secretHash/i);
    assert.deepEqual(
      (await ask<{ requests: unknown[] }>('GET', '/sample-requests', undefined, OTHER)).json().requests,
      [],
    );
    assert.equal((await app.inject('/api/v1/sample-requests')).statusCode, 401);
  });

  it('gives the days of sampling to calendars by a token that only reads', async () => {
    const plain = await ask('GET', '/sample-requests/calendar.ics');
    assert.match(plain.body, /DTSTART;VALUE=DATE:20270503\r\n/);
    assert.ok(plain.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    const facts = { name: 'Spandau', place: 'Hall 2', firstDay: '2027-05-30', lastDay: '2027-06-01', holes: ['A'] };
    const party = await makeParty(house.unitOfWork, { ...facts, expeditionId, requests: [] }, OPERATOR);
    const several = await ask('GET', '/sample-requests/calendar.ics');
    assert.match(
      several.body,
      /DTSTART;VALUE=DATE:20270530\r\nDTEND;VALUE=DATE:20270602\r\nSUMMARY:9001: sampling party Spandau/,
    );
    const month = async (of: string) =>
      (await app.inject({ url: `/admin/requests/calendar?month=${of}`, headers: { ...ADMIN } })).body;
    const days = async (of: string) => (await month(of)).split(`/admin/parties/${party.id}`).length - 1;
    assert.deepEqual([await days('2027-05'), await days('2027-06'), await days('2027-07')], [2, 1, 0]);
    const passwordHash = quickHash(PASSWORD);
    await createUser(
      house.unitOfWork,
      { name: 'rea', email: '', passwordHash, grants: [{ role: 'reader', party: '' }] },
      OPERATOR,
    );
    const token = async (scope: string) =>
      (
        await ask<{ secret: string; token: string }>(
          'POST',
          '/tokens',
          { name: `calendar ${scope}`, scope },
          scope === 'read' ? basic('rea') : ADMIN,
        )
      ).json();
    const read = await token('read');
    const secret = Object.values(read).find((one) => String(one).startsWith('cst_'));
    const feed = await app.inject(`/api/v1/sample-requests/calendar.ics?token=${secret}`);
    assert.equal(feed.statusCode, 200, JSON.stringify(read));
    assert.match(feed.body, /sampling for request/);
    const wide = Object.values(await token('deposit')).find((one) => String(one).startsWith('cst_'));
    assert.equal((await app.inject(`/api/v1/sample-requests/calendar.ics?token=${wide}`)).statusCode, 401);
    assert.equal((await app.inject(`/api/v1/sample-requests?token=${secret}`)).statusCode, 401);
  });

  it('takes letters, opens dossiers of the tree, and keeps policies in versions', async () => {
    const made = await ask<Shown>('POST', '/sample-requests', { expeditionId, title: 'By letter' });
    assert.equal(made.status, 201);
    const { id, revision } = made.json();
    const early = await ask<Problem>('POST', `/sample-requests/${id}/submit`, { revision });
    assert.equal(early.status, 422);
    const facts = {
      purpose: 'p',
      material: 'm',
      samplesAsked: 1,
      wishLines: 'any 1 sample',
      revision,
      scientists: [{ name: 'B', orcid: '', email: 'b@x.example', affiliation: '', isContact: true }],
    };
    const changed = await ask<Shown>('PATCH', `/sample-requests/${id}`, facts);
    assert.equal(changed.status, 200, changed.body);
    const submitted = await ask<Shown>('POST', `/sample-requests/${id}/submit`, { revision: revision + 1 });
    assert.equal(submitted.json().state, 'submitted');
    assert.equal((await ask('POST', '/sample-requests', { expeditionId, title: 'x' }, OTHER)).status, 403);
    // As an import leaves it: in the core tree alone.
    const { objectId, number } = submitted.json() as Shown & { objectId: string };
    await house.store.unitOfWork((db) => db.deleteFrom('curation_request').where('id', '=', id).execute());
    const opened = await Promise.all([0, 1].map(() => ask<Shown>('POST', '/sample-requests/dossiers', { objectId })));
    assert.deepEqual(new Set(opened.map((one) => one.json().id)).size, 1);
    assert.equal(opened[0]!.json().number, number);
    assert.equal((await ask('POST', '/sample-requests/dossiers', { objectId: expeditionId })).status, 404);
    const policy = '/sample-requests/policy?expedition=9001';
    assert.equal((await ask('PUT', policy, { text: 'Publish within two years.' })).status, 204);
    const kept = (await ask<{ version: number; id: string }>('GET', policy)).json();
    assert.equal(kept.version, 1);
    const refused = await begun({ do: 'submit' });
    assert.match(refused.location, /check/, 'agreed to no policy where there is one by now');
    const port = requestStore(house.store.read, house.store.engine);
    assert.equal((await port.policyFor(expeditionId))?.text, 'Publish within two years.');
    assert.equal(await port.policyFor(newKey()), undefined);
  });

  it('does the same in the administration', async () => {
    const page = (url: string, headers: object = ADMIN) =>
      app.inject({ method: 'GET', url: `/admin${url}`, headers: { ...headers } });
    const post = (url: string, fields: Record<string, string>, headers: object = ADMIN) =>
      app.inject({
        method: 'POST',
        url: `/admin${url}`,
        headers: { ...headers, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
    const letter = {
      expedition: expeditionId,
      title: 'By letter',
      purpose: 'p',
      people: 'Bo Ek; ; bo@x.example; Uni',
      material: 'm',
      samplesAsked: '2',
      wishLines: 'Hole A 61-62 m',
    };
    const wrong = await post('/requests/new', { ...letter, samplesAsked: 'some' });
    assert.equal(wrong.statusCode, 422);
    assert.ok(wrong.body.includes('id="samplesAsked-error"'));
    const made = await post('/requests/new', letter);
    const path = /\/requests\/[0-9a-f-]{36}/.exec(String(made.headers.location))![0];
    for (const one of [
      '/requests',
      '/requests?state=all&text=bo',
      '/requests/calendar?month=2027-05',
      '/requests/policy',
      path,
      `${path}/edit`,
    ])
      assert.equal((await page(one)).statusCode, 200, one);
    assert.match((await page('/requests/calendar?month=2027-05')).body, /9001<\/span> request \d/);
    assert.equal((await post(`${path}/submit`, { revision: '1' })).statusCode, 303);
    assert.equal((await post(`${path}/edit`, { ...letter, revision: '1' })).statusCode, 409);
    assert.equal((await post(`${path}/step`, { to: 'in_review', revision: '2' })).statusCode, 303);
    assert.equal((await post(`${path}/step`, { to: 'refused', revision: '3' })).statusCode, 422);
    assert.equal((await post(`${path}/handle`, { curator: 'nobody', revision: '3' })).statusCode, 422);
    assert.equal(
      (await post(`${path}/handle`, { curator: 'admin', samplesGranted: '1', revision: '3' })).statusCode,
      303,
    );
    assert.equal((await post(`${path}/message`, { text: '<i>note</i>', isInternal: 'yes' })).statusCode, 303);
    assert.match((await page(path)).body, /&lt;i&gt;note/);
    const linked = await post(`${path}/link`, {});
    const link = /\/requests\/[0-9a-f-]{36}\?key=[\w-]+/.exec(linked.body)![0];
    const cookie = String((await see(link)).headers['set-cookie']).split(';')[0]!;
    assert.equal((await see(path, cookie)).statusCode, 200);
    assert.equal((await page(path, OTHER)).statusCode, 404);
    assert.ok(!(await page('/requests', OTHER)).body.includes('By letter'));
  });

  it('lets one address begin only so many an hour', async () => {
    const draft = { expedition: expeditionId, ...FORM, do: 'keep' };
    for (let nth = 0; nth < 10; nth++) {
      const answer = await send('/requests/new', draft);
      if (answer.statusCode === 429) return;
    }
    assert.equal((await send('/requests/new', draft)).statusCode, 429);
  });
});
