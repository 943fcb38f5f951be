import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { type House, initialise } from '../../src/context.ts';
import type { KeptMark, MarkCollision, PartyMarks } from '../../src/domain/curation/party-mark.ts';
import type { Taking } from '../../src/domain/curation/party-taking.ts';
import type { PartyConflict, PartyWindow } from '../../src/domain/curation/party-window.ts';
import type { PartyView } from '../../src/domain/curation/sampling-party.ts';
import { newKey } from '../../src/store/new-key.ts';
import { objectsOf } from '../station/entering.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { type PartyGround, partyGround } from './party-here.ts';

const PASSWORD = 'three at one table';
const CURATOR = { authorization: `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}` };
const SECRETS = ['first-secret', 'second-secret', 'third-secret'];

interface Problem {
  readonly code: string;
  readonly findings?: readonly { readonly code: string }[];
}

onEachPlace('a sampling party of three over the API of two servers', (place) => {
  const houses: House[] = [];
  const servers: FastifyInstance[] = [];
  const addresses: string[] = [];
  let ground: PartyGround;
  let id: string;
  before(async () => {
    for (let nth = 0; nth < 2; nth++) {
      const built = await houseAt(place(), {}, 'none');
      houses.push({ ...built, settings: { ...built.settings, logLevel: 'silent' } });
    }
    await initialise(houses[0]!, { password: PASSWORD });
    const names = ['S. Brandt', 'N. Okafor', 'E. Lindgren'];
    ground = await partyGround(
      houses[0]!,
      '8201',
      names.map((name, at) => ({ number: String(at + 1), name, granted: 5, secretHash: hashSecret(SECRETS[at]!) })),
    );
    for (const house of houses) {
      const server = await buildServer(house);
      servers.push(server);
      addresses.push(await server.listen({ port: 0, host: '127.0.0.1' }));
    }
  });
  after(async () => {
    for (const server of servers) await server.close();
    for (const house of houses) await house.close();
  });

  const asScientist = (lane: number) => ({
    cookie: `corestone_request_${ground.requests[lane]!.replaceAll('-', '')}=${SECRETS[lane]}`,
    'sec-fetch-site': 'same-origin',
  });
  const call = async (method: string, path: string, headers: object, body?: object, server = 0) => {
    const response = await fetch(`${addresses[server]}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
  const json = async <T>(method: string, path: string, headers: object, body?: object, server = 0): Promise<T> =>
    JSON.parse((await call(method, path, headers, body, server)).body.toString()) as T;
  const at = (rest = '') => `/sampling-parties/${id}${rest}`;
  const mark = (lane: number, interval: string, markId = newKey(), more: object = {}, server = 0) =>
    call(
      'PUT',
      at(`/marks/${markId}`),
      asScientist(lane),
      { requestId: ground.requests[lane], splitId: ground.halves[0], interval, ...more },
      server,
    );
  const kept = ({ body }: { body: Buffer }) => (JSON.parse(body.toString()) as KeptMark).mark;

  it('is made by the curator and seen by those who hold a link', async () => {
    const wanted = {
      expedition: '8201',
      name: 'Spandau',
      place: 'Berlin',
      firstDay: '2026-11-23',
      holes: ['A'],
      requests: ground.requests,
    };
    const made = await json<PartyView>('POST', '/sampling-parties', CURATOR, wanted);
    id = made.id;
    assert.deepEqual([made.you.isCurator, made.requests.map((one) => one.lane).join('')], [true, 'ABC']);
    const seen = await json<PartyView>('GET', at(), asScientist(1));
    assert.deepEqual(seen.you, { name: 'N. Okafor', isCurator: false, requestIds: [ground.requests[1]] });
    assert.doesNotMatch(JSON.stringify(seen), /@example\.org/);
    assert.equal((await call('GET', at(), {})).status, 401);
    const wrongKey = { cookie: asScientist(0).cookie.replace('first', 'wrong') };
    assert.equal((await call('GET', at(), wrongKey)).status, 401);
    assert.equal((await call('POST', at('/take'), asScientist(0), {})).status, 401);
    assert.equal((await call('POST', at('/settlements'), asScientist(0), { marks: [] })).status, 422);
    const listed = await json<{ parties: { name: string }[] }>('GET', '/sampling-parties?expedition=8201', CURATOR);
    assert.deepEqual(
      listed.parties.map((one) => one.name),
      ['Spandau'],
    );
  });

  it('tells all servers who is here and what was marked', async () => {
    const heard: string[] = [];
    const stop = new AbortController();
    const events = await fetch(`${addresses[1]}/api/v1${at('/live')}`, {
      headers: asScientist(0),
      signal: stop.signal,
    });
    assert.equal(events.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    const reading = (async () => {
      for await (const part of events.body!.pipeThrough(new TextDecoderStream())) heard.push(part);
    })().catch(() => {});
    await json('PUT', at('/presence'), asScientist(1), { lookingAt: 'section 1' });
    const marked = kept(await mark(1, '2-4'));
    await until(() => heard.join('').includes(`"seq":${marked.seq}`) && heard.join('').includes('"lane":"B"'));
    stop.abort();
    await reading;
    const view = await json<PartyView>('GET', at(), asScientist(0), undefined, 1);
    assert.deepEqual(
      view.requests.map((one) => [one.isHere, one.marked]),
      [
        [false, 0],
        [true, 1],
        [false, 0],
      ],
    );
  });

  it('keeps marks of two at the same place at once, as a conflict with ways to settle it', async () => {
    const both = await Promise.all([mark(0, '18-30', newKey(), {}, 0), mark(2, '24-32', newKey(), {}, 1)]);
    assert.deepEqual(
      both.map((one) => one.status),
      [200, 200],
    );
    const { conflicts } = await json<{ conflicts: PartyConflict[] }>('GET', at('/conflicts'), asScientist(1));
    assert.deepEqual(
      conflicts.map((one) => [one.number, one.topCm, one.bottomCm, one.markIds.length]),
      [[1, 24, 30, 2]],
    );
    const window = await json<PartyWindow>('GET', at('/window?hole=A&limit=1'), asScientist(1));
    assert.deepEqual([window.sections.length, window.total, window.conflicts.length], [1, 2, 1]);
    const marks = conflicts[0]!.proposals[1]!.marks.map((one) => ({ ...one, revision: 1 }));
    assert.equal((await call('POST', at('/settlements'), asScientist(1), { marks })).status, 403);
    assert.equal((await call('POST', at('/settlements'), CURATOR, { marks })).status, 200);
    const again = await call('POST', at('/settlements'), CURATOR, { marks });
    assert.equal(again.status, 409);
    const after = await json<{ conflicts: PartyConflict[] }>('GET', at('/conflicts'), CURATOR);
    assert.deepEqual(after.conflicts, []);
  });

  it('takes the same mark at once on two servers as one change, the other is told', async () => {
    const markId = newKey();
    await mark(0, '40-42', markId);
    const moved = await Promise.all([
      mark(0, '41-43', markId, { revision: 1 }, 0),
      mark(0, '42-44', markId, { revision: 1 }, 1),
    ]);
    assert.deepEqual(moved.map((one) => one.status).toSorted(), [200, 409]);
    const refused = moved.find((one) => one.status === 409)!;
    const collision = JSON.parse(refused.body.toString()) as MarkCollision;
    assert.deepEqual(
      [collision.code, collision.now.revision, collision.fields],
      ['conflict', 2, ['topCm', 'bottomCm']],
    );
    assert.ok(collision.wanted.interval === '41-43' || collision.wanted.interval === '42-44');
    const wanted = { requestId: ground.requests[0], splitId: ground.halves[0], interval: '98-120' };
    for (const site of ['cross-site', 'same-site']) {
      const ofOthers = { ...asScientist(0), 'sec-fetch-site': site };
      assert.equal((await call('PUT', at(`/marks/${newKey()}`), ofOthers, wanted)).status, 401, site);
    }
    const outside = await json<Problem>('PUT', at(`/marks/${newKey()}`), asScientist(0), wanted);
    assert.deepEqual([outside.code, outside.findings!.map((one) => one.code)], ['invalid-input', ['mark-outside']]);
  });

  it('takes each mark once though two curators press at once, and offers labels', async () => {
    const before = (await objectsOf(houses[0]!, ground.expeditionId)).length;
    const taking = { sampledBy: 'The curator', printer: 'Hall 2' };
    const both = await Promise.all([
      json<Taking>('POST', at('/take'), CURATOR, taking, 0),
      json<Taking>('POST', at('/take'), CURATOR, taking, 1),
    ]);
    const fresh = both.flatMap((one) => one.taken.filter(({ isNew }) => isNew));
    assert.equal(fresh.length, 4);
    assert.equal(new Set(fresh.map((one) => one.markId)).size, 4);
    assert.ok(fresh.every((one) => /^ICDP8201/.test(one.igsn ?? '')));
    assert.equal((await objectsOf(houses[0]!, ground.expeditionId)).length, before + 4);
    assert.deepEqual([...new Set(both.flatMap((one) => one.findings.map(({ code }) => code)))], ['labels-not-printed']);
    const labels = await call('POST', '/labels', CURATOR, {
      expedition: '8201',
      ids: fresh.map((one) => one.objectId),
    });
    assert.deepEqual([labels.status, labels.type], [200, 'application/pdf']);
    const view = await json<PartyView>('GET', at(), asScientist(0));
    assert.deepEqual(
      view.requests.map((one) => [one.state, one.used, one.marked]),
      [
        ['taken', 2, 0],
        ['taken', 1, 0],
        ['taken', 1, 0],
      ],
    );
    const { marks } = await json<PartyMarks>('GET', at('/marks?after=0'), asScientist(0));
    assert.ok(marks.every((one) => one.state === 'taken' && one.taken?.igsn != null));
  });

  it('gives lists of one scientist and of all as CSV, XLSX and PDF', async () => {
    const one = await call('GET', at(`/list?format=csv&request=${ground.requests[0]}`), asScientist(0));
    const lines = one.body.toString().trim().split('\r\n');
    assert.deepEqual([lines.length, lines[1]!.startsWith('A,8201_1_A_001_1_W,18,30')], [3, true]);
    assert.equal((await call('GET', at('/list?format=csv'), CURATOR)).body.toString().trim().split('\r\n').length, 5);
    const xlsx = await call('GET', at('/list?format=xlsx'), CURATOR);
    assert.equal(xlsx.body.subarray(0, 2).toString(), 'PK');
    const pdf = await call('GET', at('/list?format=pdf'), CURATOR);
    assert.equal(pdf.body.subarray(0, 4).toString(), '%PDF');
    assert.equal((await call('GET', at(`/list?request=${newKey()}`), CURATOR)).status, 404);
  });

  it('stands in the administration: made by a form, with its link and lists', async () => {
    const page = async (path: string, form?: Record<string, string>) => {
      const response = await fetch(`${addresses[0]}/admin/parties${path}`, {
        method: form === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { ...CURATOR, 'sec-fetch-site': 'same-origin' },
        ...(form && { body: new URLSearchParams(form) }),
      });
      return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() };
    };
    assert.match((await page('')).text, /Spandau/);
    assert.match((await page(`/${id}`)).text, /4 of 4 samples taken here are not registered/);
    assert.match((await page(`/${id}`)).text, /parcels\/new\?request=[^>]*>Pack 2</, 'one packing list a person');
    assert.match((await page(`/${id}/register`, {})).to, /done=party-registered/);
    assert.doesNotMatch((await page(`/${id}`)).text, /Not public yet/);
    const { text } = await page('/new');
    const [, expedition = ''] = /name="expedition" value="([^"]+)"/.exec(text) ?? [];
    const refused = await page('/new', { expedition, name: '', firstDay: '2026-11-24', lastDay: '2026-11-23' });
    assert.deepEqual([refused.status, refused.text.includes('It ends before it begins')], [422, true]);
    const ticked = { [`hole-${ground.holeId}`]: 'yes', [`request-${ground.requests[1]}`]: 'yes' };
    const made = await page('/new', { expedition, name: 'Second <b>party</b>', ...ticked });
    assert.equal(made.status, 303);
    const [, second = ''] = /parties\/([0-9a-f-]+)/.exec(made.to) ?? [];
    const shown = await page(`/${second}`);
    assert.match(shown.text, /Second &lt;b&gt;party/);
    assert.match(shown.text, new RegExp(`/sampling/${second}"`));
    assert.equal((await page(`/${second}/add`, { request: ground.requests[0]! })).status, 303);
    assert.equal((await page(`/${second}/remove`, { request: ground.requests[1]! })).status, 303);
    const view = await json<PartyView>('GET', `/sampling-parties/${second}`, CURATOR);
    assert.deepEqual(
      view.requests.map((one) => [one.lane, one.number]),
      [['B', '1']],
    );
    assert.equal(
      (await page(`/${second}/edit`, { name: 'Third', ...ticked, revision: String(view.revision) })).status,
      303,
    );
    assert.equal(
      (await page(`/${second}/edit`, { name: 'Late', ...ticked, revision: String(view.revision) })).status,
      409,
    );
    assert.equal((await page(`/${second}/close`, {})).status, 303);
    assert.match((await page(`/${second}`)).text, /Open it again/);
    assert.equal((await page(`/${newKey()}`)).status, 404);
  });

  it('is closed by the curator, and takes no mark any more', async () => {
    const { revision } = await json<PartyView>('GET', at(), CURATOR);
    const closed = await json<PartyView>('PATCH', at(), CURATOR, { state: 'closed', revision });
    assert.equal(closed.state, 'closed');
    assert.equal((await call('PATCH', at(), CURATOR, { name: 'Late', revision })).status, 409);
    const late = await mark(0, '60-61');
    assert.deepEqual(
      [late.status, (JSON.parse(late.body.toString()) as Problem).findings![0]!.code],
      [409, 'party-closed'],
    );
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    assert.ok(waited < 10_000, 'it did not happen within 10 s');
    await sleep(20);
  }
}
