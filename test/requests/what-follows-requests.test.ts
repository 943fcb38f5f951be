import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { makeParty } from '../../src/operations/curation/party/keep-party.ts';
import { stepRequest } from '../../src/operations/curation/requests/answer-request.ts';
import { removeDrafts } from '../../src/operations/curation/requests/remove-drafts.ts';
import { keepParcelWorks } from '../../src/operations/curation/requests/report-publication.ts';
import { requestStore } from '../../src/store/ports/request-store.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

const PASSWORD = 'core for everybody who asks';
const ADMIN = { authorization: `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}` };
const DAY_MS = 86_400_000;
const FORM = {
  title: 'Age of the mylonite',
  purpose: 'Argon dating',
  p0_name: 'Åsa Lund',
  p0_email: 'asa@uni.example',
  material: 'core',
  samplesAsked: '4',
  wishLines: 'any 2 samples',
  agreed: 'yes',
  policy: '',
};

interface Work {
  readonly id: string;
  readonly identifier: string;
  readonly title: string;
  readonly links: number;
}

onEachPlace('what follows of sample requests', (place) => {
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let expeditionId: string;
  let clock: Date | undefined;
  before(async () => {
    const built = await houseAt(place(), { now: () => clock ?? new Date() }, 'none');
    const settings = { ...built.settings, logLevel: 'silent', alarmMail: 'alarm@core.example' } as const;
    const { baseUrl, alarmMail } = settings;
    const work = unitOfWork(built.store, built.now, { desk: { baseUrl, alarmMail } });
    house = { ...built, settings, unitOfWork: work };
    await initialise(house, { password: PASSWORD });
    marked = await fillSmallExpedition(house.store);
    const row = house.store.read.selectFrom('tree_object').select('id').where('type', '=', 'expedition');
    expeditionId = (await row.executeTakeFirstOrThrow()).id;
    app = await buildServer(house);
  });
  after(async () => {
    await app.close();
    await house.close();
  });

  let visitors = 0;
  // Each from an address of its own, since one begins only so many an hour.
  const send = (url: string, fields: Record<string, string>, cookie = '') =>
    app.inject({
      method: 'POST',
      url,
      remoteAddress: `10.0.0.${++visitors}`,
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const begun = async (fields: Record<string, string> = {}) => {
    const answer = await send('/requests/new', { expedition: expeditionId, do: 'submit', ...FORM, ...fields });
    assert.equal(answer.statusCode, 303, answer.body);
    const path = /\/requests\/[0-9a-f-]{36}/.exec(String(answer.headers.location))![0];
    return { cookie: String(answer.headers['set-cookie']).split(';')[0]!, path, id: path.slice(10) };
  };
  const kept = async (id: string) => (await requestStore(house.store.read, house.store.engine).find([id]))[0];
  const step = async (id: string, to: 'in_review' | 'accepted' | 'taken' | 'draft' | 'withdrawn', text = '') => {
    const { revision } = (await kept(id))!;
    return stepRequest(house.unitOfWork, id, { to, text, revision }, OPERATOR);
  };
  /** A request for which a sample was taken, or where only a remark says what was. */
  const taken = async (sample?: string) => {
    const request = await begun();
    for (const to of ['in_review', 'accepted'] as const) await step(request.id, to);
    const number = (await kept(request.id))!.number!;
    if (sample !== undefined) await isOf('sample', await objectOf(sample), `9001_SR-${number}`);
    await step(request.id, 'taken', sample === undefined ? 'Photographs' : '');
    return { ...request, number };
  };
  const works = async (find: string) =>
    (await app.inject({ url: `/api/v1/publications?find=${find}`, headers: ADMIN })).json<{ publications: Work[] }>()
      .publications;
  const objectOf = async (igsn: string) => {
    const row = house.store.read.selectFrom('tree_object').select('id').where('igsn', '=', igsn);
    return (await row.executeTakeFirstOrThrow()).id;
  };
  const isOf = (table: 'sample' | 'cuttings', id: string, sample_request: string) =>
    house.store.unitOfWork((db) =>
      db
        .updateTable(table as 'sample')
        .set({ sample_request })
        .where('id', '=', id)
        .execute(),
    );
  const mailsTo = async (to: string) => {
    const rows = await house.store.read.selectFrom('mail').selectAll().execute();
    return rows.filter((row) => JSON.stringify(row).includes(to)).map((row) => JSON.stringify(row));
  };
  const html = async (url: string) => (await app.inject({ url })).body;

  it('brings a reported DOI into the register, on what was taken, without a title until somebody states it', async () => {
    const { path, cookie } = await taken(marked.sample);
    const doi = '10.5194/REPORTED-1';
    assert.equal((await send(`${path}/publication`, { doi }, cookie)).statusCode, 303);
    const [work, ...others] = await works('reported-1');
    assert.deepEqual([work?.identifier, work?.title, work?.links, others], ['10.5194/reported-1', '', 1, []]);
    assert.match(
      await html(`/igsn/${marked.sample}`),
      /href="https:\/\/doi\.org\/10\.5194\/reported-1">10\.5194\/reported-1</,
    );
    assert.match(await html(`/publications/${work!.id}`), /<h1>10\.5194\/reported-1<\/h1>/);
    for (const url of ['/admin/publications', `/admin/publications/${work!.id}`])
      assert.match((await app.inject({ url, headers: ADMIN })).body, /Title not stated/, url);
    const unlink = await app.inject({
      method: 'POST',
      url: `/api/v1/publications/${work!.id}/unlink`,
      headers: ADMIN,
      payload: { igsns: [marked.sample] },
    });
    assert.equal(unlink.statusCode, 200);
    assert.equal((await send(`${path}/publication`, { doi }, cookie)).statusCode, 303);
    assert.equal((await works('reported-1'))[0]!.links, 0, 'what a curator took back stays so');
  });

  it('gives it a title where it is pasted, and tells its records', async () => {
    const [, second] = [await taken(), await taken()];
    await isOf('sample', await objectOf(marked.sample), second.number);
    await send(`${second.path}/publication`, { doi: '10.5194/reported-2' }, second.cookie);
    const text = '@article{a, title={Mylonite dated}, author={Lund, Åsa}, year=2026, doi={10.5194/REPORTED-2}}';
    const pasted = await app.inject({
      method: 'POST',
      url: '/api/v1/publications',
      headers: ADMIN,
      payload: { text, party: '' },
    });
    assert.equal(pasted.json<{ entries: { outcome: string }[] }>().entries[0]!.outcome, 'completed');
    assert.equal((await works('reported-2'))[0]!.title, 'Mylonite dated');
    assert.match(await html(`/igsn/${marked.sample}`), /Mylonite dated/);
  });

  it('keeps what a recipient reported: with the things of the parcel and with the request, as often as it is called', async () => {
    const { id, number, path, cookie } = await taken();
    await isOf('sample', await objectOf(marked.sample), `SR-${number}`);
    const reported = { works: ['10.5194/Parcel-1'], igsns: [marked.cuttings], expeditionId, requestId: id };
    for (let nth = 0; nth < 2; nth++) await keepParcelWorks(house.unitOfWork, reported, house.rules, OPERATOR);
    assert.equal((await works('parcel-1'))[0]!.links, 2);
    assert.deepEqual(
      (await kept(id))!.publications.map((one) => one.doi),
      ['10.5194/parcel-1'],
    );
    const [said] = (await app.inject({ url: path, headers: { cookie } })).body.match(/<li>[^\n]*parcel-1<[^\n]*/) ?? [];
    assert.match(
      said ?? '',
      /<b>Curator<\/b>: Publication added: 10\.5194\/parcel-1</,
      'nobody says that the requester did it',
    );
    const early = await begun();
    const alone = { ...reported, works: ['10.5194/parcel-2'], requestId: early.id };
    await keepParcelWorks(house.unitOfWork, alone, house.rules, OPERATOR);
    assert.equal((await works('parcel-2'))[0]!.links, 1);
    assert.deepEqual((await kept(early.id))!.publications, [], 'a request that takes none keeps nobody out');
  });

  it('tells who answers for the expedition that a request came in, or who gets alarms', async () => {
    const first = await begun();
    const [alarm] = await mailsTo('alarm@core.example');
    assert.match(alarm!, /9001 was submitted/);
    assert.doesNotMatch(alarm!, /mylonite|Lund/);
    assert.ok((await mailsTo('alarm@core.example')).some((one) => one.includes(`/admin/requests/${first.id}`)));
    const holder = await house.store.read
      .selectFrom('namespace')
      .selectAll()
      .where('namespace', '=', 'TESTP')
      .executeTakeFirst();
    const party = holder?.client_symbol ?? '';
    assert.notEqual(party, '', 'the expedition of the fixture has a client');
    const passwordHash = quickHash(PASSWORD);
    const grants = [{ role: 'depositor', party }] as const;
    await createUser(house.unitOfWork, { name: 'cura', email: 'cura@core.example', passwordHash, grants }, OPERATOR);
    const before = (await mailsTo('alarm@core.example')).length;
    const second = await begun();
    const [told, ...more] = await mailsTo('cura@core.example');
    assert.ok(told!.includes(second.id));
    assert.deepEqual(more, []);
    assert.equal((await mailsTo('alarm@core.example')).length, before);
  });

  it('tells them of a message, a withdrawal and a publication too', async () => {
    const { path, cookie, id } = await begun();
    assert.equal((await send(`${path}/message`, { text: 'We come in May.' }, cookie)).statusCode, 303);
    const revision = String((await kept(id))!.revision);
    assert.equal((await send(`${path}/withdraw`, { reason: 'No money', revision }, cookie)).statusCode, 303);
    const told = (await mailsTo('cura@core.example')).filter((one) => one.includes(id));
    assert.equal(told.length, 3);
    assert.ok(told.some((one) => /has a new message.*We come in May\./s.test(one)));
    assert.ok(told.some((one) => /was withdrawn.*No money/s.test(one)));
    const done = await taken();
    await send(`${done.path}/publication`, { doi: '10.5194/told-1' }, done.cookie);
    const published = (await mailsTo('cura@core.example')).filter((one) => one.includes('has a new publication'));
    assert.ok(published.length === 1 && published[0]!.includes('https://doi.org/10.5194/told-1'));
    const draft = await begun({ do: 'keep' });
    // Anybody can begin a draft: it is no way to write to curators.
    assert.equal((await send(`${draft.path}/message`, { text: 'Buy this' }, draft.cookie)).statusCode, 303);
    await send(`${draft.path}/withdraw`, { reason: '', revision: '1' }, draft.cookie);
    assert.deepEqual(
      (await mailsTo('cura@core.example')).filter((one) => one.includes(draft.id)),
      [],
    );
  });

  it('writes to who asks in the language of the form, with the day, the party and where the request is seen', async () => {
    const answer = await send('/requests/new?lang=sv', { expedition: expeditionId, do: 'submit', ...FORM });
    const id = /\/requests\/([0-9a-f-]{36})/.exec(String(answer.headers.location))![1]!;
    for (const to of ['in_review', 'accepted'] as const) await step(id, to);
    const facts = { name: 'Spandau', place: 'Hall 2', firstDay: '2027-05-03', lastDay: '2027-05-05', holes: ['A'] };
    await makeParty(house.unitOfWork, { ...facts, expeditionId, requests: [id] }, OPERATOR);
    assert.equal((await kept(id))!.state, 'scheduled');
    const rows = await house.store.read.selectFrom('mail').select(['subject', 'body']).orderBy('id').execute();
    const own = rows.filter((one) => one.subject.startsWith('Provförfrågan'));
    assert.match(own[0]!.body, /Fortsätt|fortsätter/);
    assert.match(own.at(-1)!.body, /Den är nu: tidsatt\.\n\nDagen är 2027-05-03\./);
    assert.match(own.at(-1)!.body, /Provtagning: Spandau, 2027-05-03 – 2027-05-05, Hall 2\./);
    assert.ok(own.at(-1)!.body.endsWith(`${house.settings.baseUrl}/requests/${id}`));
    assert.doesNotMatch(own.map((one) => one.body).join(), /takes part|Its state/, 'in no other language');
    assert.equal((await kept(id))!.language, 'sv');
    const address = own.map((one) => one.body).filter((one) => /key=/.test(one));
    assert.equal(address.length, 1, 'the secret goes out once');
  });

  it('tells who asks nothing of a section that is kept back by what it finds in the wishes', async () => {
    const row = house.store.read.selectFrom('tree_object').select('combined_id').where('igsn', '=', marked.section);
    const { combined_id } = await row.executeTakeFirstOrThrow();
    const set = (changes: { state?: string; embargo_end?: string | null }) =>
      house.store.unitOfWork((db) =>
        db.updateTable('record').set(changes).where('igsn', '=', marked.section).execute(),
      );
    const wishLines = `${marked.section} 9000-9001 cm`;
    const { path, cookie, id } = await begun({ do: 'keep', wishLines });
    const errors = async () => {
      const { body } = await app.inject({ url: `${path}?check=agreed`, headers: { cookie } });
      assert.doesNotMatch(body, new RegExp(combined_id));
      return /id="wishLines-error">.*?<span>(.*?)<\/span>/s.exec(body)?.[1];
    };
    assert.match(String(await errors()), /it ends before that/);
    await set({ embargo_end: '9999-12-31' });
    assert.equal(await errors(), undefined);
    await set({ state: 'hidden' });
    assert.match(String(await errors()), /nothing here is called so/);
    await step(id, 'withdrawn');
    await set({ state: 'registered', embargo_end: null });
  });

  it('opens a request however many others the browser holds', async () => {
    const { path, cookie } = await begun({ do: 'keep' });
    const others = Array.from({ length: 50 }, (_, at) => `corestone_request_${String(at).padStart(32, '0')}=x`);
    const held = await app.inject({ url: path, headers: { cookie: [...others, cookie].join('; ') } });
    assert.equal(held.statusCode, 200);
  });

  it('refuses a reason that cannot be kept, with its field', async () => {
    const { path, cookie, id } = await begun();
    const { revision } = (await kept(id))!;
    for (const reason of ['a\u0000b', 'x'.repeat(5001)])
      assert.equal((await send(`${path}/withdraw`, { reason, revision: String(revision) }, cookie)).statusCode, 422);
    await assert.rejects(step(id, 'in_review', '\u0000'), { code: 'invalid-input' });
  });

  it('finds who asks by letters beyond ASCII', async () => {
    const listed = await app.inject({
      url: `/api/v1/sample-requests?text=${encodeURIComponent('Åsa')}`,
      headers: ADMIN,
    });
    assert.ok(listed.json<{ requests: unknown[] }>().requests.length > 0);
  });

  it('removes drafts that nobody went on with after 90 days, and nothing that was ever submitted', async () => {
    const [draft, withdrawn, given, fresh] = [
      await begun({ do: 'keep' }),
      await begun({ do: 'keep' }),
      await begun(),
      await begun({ do: 'keep' }),
    ];
    await send(`${withdrawn.path}/withdraw`, { reason: '', revision: '1' }, withdrawn.cookie);
    await step(given.id, 'draft', 'Say more');
    const start = house.now().getTime();
    const removed = async () => removeDrafts(house.unitOfWork, { name: 'test', origin: 'worker' });
    clock = new Date(start + 89 * DAY_MS);
    assert.equal(await removed(), 0);
    const { revision } = (await kept(fresh.id))!;
    await send(fresh.path, { ...FORM, do: 'keep', revision: String(revision) }, fresh.cookie);
    clock = new Date(start + 91 * DAY_MS);
    await removed();
    assert.deepEqual(
      await Promise.all([draft, withdrawn, given, fresh].map(async (one) => (await kept(one.id)) !== undefined)),
      [false, false, true, true],
    );
    clock = undefined;
  });
});
