import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/context.ts';
import { searchSource } from '../../src/store/search/search-source.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { onEachPlace } from '../store/each-engine.ts';

const BIBTEX = `@article{a, title={Gneiss at depth}, author={Nilsson, Åsa}, journal={Scientific Drilling}, year=2024, doi={10.5194/SD-99}}
@article{b, title={broken
@article{c, title={Gneiss at Depth.}, author={Nilsson, Å.}, year=2024, url={https://example.org/preprint}}`;

interface Entry {
  readonly outcome: string;
  readonly publication?: { readonly id: string; readonly identifier: string; readonly title: string };
  readonly alike: readonly { readonly id: string }[];
  readonly findings: readonly { readonly code: string; readonly at?: { readonly row: number } }[];
}
interface Outcome {
  readonly changed: number;
  readonly unchanged: number;
  readonly findings: readonly { readonly code: string }[];
}

onEachPlace('the register of publications', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let paper = '';
  let preprint = '';
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
  });
  after(async () => {
    await agent.close();
  });

  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, headers: object = ADMIN) =>
    app.inject({
      method,
      url: `/api/v1/publications${url}`,
      ...(payload && { payload }),
      headers: { ...headers },
    });
  const post = async <T>(url: string, payload: object, headers?: object) =>
    (await ask('POST', url, payload, headers)).json<T>();
  const add = async (text: string, more: object = {}) =>
    (await post<{ entries: Entry[] }>('', { text, party: '', ...more })).entries;
  const page = async (url: string, accept = 'text/html') => {
    const { statusCode, body } = await app.inject({ method: 'GET', url, headers: { accept } });
    return { statusCode, body };
  };
  const stands = async (igsn: string) => {
    const row = await house.store.read
      .selectFrom('record')
      .select(['version', 'changed_seq'])
      .where('igsn', '=', igsn)
      .executeTakeFirstOrThrow();
    return [row.version, row.changed_seq] as const;
  };

  it('keeps works once, by DOI in any case; what is alike is told; a broken entry keeps nobody out', async () => {
    const tried = await add(BIBTEX, { dryRun: true });
    assert.deepEqual(
      tried.map((one) => one.outcome),
      ['added', 'refused', 'added'],
    );
    assert.deepEqual((await ask('GET', '')).json(), { publications: [] });
    const [first, broken, third] = await add(BIBTEX);
    assert.deepEqual([broken!.findings[0]!.code, broken!.findings[0]!.at!.row], ['entry-syntax', 2]);
    paper = first!.publication!.id;
    preprint = third!.publication!.id;
    assert.deepEqual(
      third!.alike.map((one) => one.id),
      [paper],
    );
    const again = await add(
      '{"title":"Gneiss","DOI":"https://doi.org/10.5194/sd-99","issued":{"date-parts":[[2024]]}}',
    );
    assert.deepEqual(
      [again[0]!.outcome, again[0]!.publication!.id, again[0]!.publication!.title],
      ['known', paper, 'Gneiss at depth'],
    );
    assert.equal(
      (await ask('GET', '?find=nilsson%20GNEISS%20sd-99')).json<{ publications: unknown[] }>().publications.length,
      1,
    );
    assert.equal((await ask('POST', '', { text: BIBTEX, party: '' }, OTHER)).statusCode, 403);
    assert.equal((await ask('POST', '', { text: 'https://example.org', party: '' })).statusCode, 422);
  });

  it('links samples by IGSN: each has one new version, says so in every format, and is found by it', async () => {
    const [version] = await stands(marked.sample);
    assert.equal((await page(`/publications/${paper}`)).statusCode, 404);
    const igsns = [
      `IGSN: ${marked.sample.toLowerCase()}`,
      marked.withdrawn,
      marked.pending,
      'ICDP9001EX99999',
      'two words',
    ];
    const done = await post<Outcome>(`/${paper}/links`, { igsns });
    assert.deepEqual(
      [done.changed, done.unchanged, done.findings.map((one) => one.code).toSorted()],
      [2, 0, ['igsn-character', 'record-unknown', 'record-withdrawn']],
    );
    assert.equal((await stands(marked.sample))[0], version + 1);
    const again = await post<Outcome>(`/${paper}/links`, { igsns: [marked.sample] });
    assert.deepEqual([again.changed, again.unchanged], [0, 1]);
    assert.equal((await stands(marked.sample))[0], version + 1);
    const landing = await page(`/igsn/${marked.sample}`);
    assert.match(landing.body, /Referred to in/);
    assert.match(landing.body, /href="https:\/\/doi\.org\/10\.5194\/sd-99"/);
    assert.match(landing.body, new RegExp(`href="/publications/${paper}"`));
    for (const format of ['datacite4', 'jsonld', 'datacite-json']) {
      const { body } = await page(`/igsn/${marked.sample}?format=${format}`);
      assert.match(body, /10\.5194\/sd-99/, format);
    }
    const [known] = await searchSource(house.store.read, house.store.engine).recordsOf([marked.sample]);
    assert.match(known!.own!.description, /10\.5194\/sd-99/);
    assert.match((await page(`/igsn/${marked.section}`)).body, /For parts of it[\s\S]*10\.5194\/sd-99/);
  });

  it('has a public page of open objects alone', async () => {
    const shown = await page(`/publications/${paper}`);
    assert.equal(shown.statusCode, 200);
    assert.match(shown.body, /Nilsson, Åsa \(2024\): Gneiss at depth\. Scientific Drilling\./);
    assert.match(shown.body, new RegExp(marked.sample));
    assert.doesNotMatch(shown.body, new RegExp(marked.pending));
    const today = house.now().toISOString().slice(0, 10);
    const hide = (embargo_end: string | null) =>
      house.store.unitOfWork((db) =>
        db.updateTable('record').set({ embargo_end }).where('igsn', '=', marked.sample).execute(),
      );
    await hide('9999-12-31');
    assert.equal((await page(`/publications/${paper}`)).statusCode, 404);
    await hide(today);
    assert.equal((await page(`/publications/${paper}`)).statusCode, 200);
    for (const id of ['x', `${paper}'`, '00000000-0000-7000-8000-000000000000'])
      assert.equal((await page(`/publications/${encodeURIComponent(id)}`)).statusCode, 404);
  });

  it('is named on the pages of the hole and the expedition, with how many of their open objects it is about', async () => {
    for (const url of [`/igsn/${marked.hole}`, '/expeditions/9001']) {
      const { body } = await page(url);
      const works = body.split(/id="(?:works|publications)"/)[1]?.split('</section>')[0] ?? '';
      assert.match(works, new RegExp(`Gneiss at depth.*<a href="/publications/${paper}">\\d+ objects?</a>`, 's'), url);
    }
  });

  it('links what lies in an interval of a hole, and no stranger links or unlinks', async () => {
    const wanted = { below: '9001_1_A', types: ['core_run'], topM: 30, bottomM: 60, relationType: 'IsCitedBy' };
    const refused = await post<Outcome>(`/${paper}/links`, wanted, OTHER);
    assert.deepEqual(
      [refused.changed, new Set(refused.findings.map((one) => one.code))],
      [0, new Set(['record-not-yours'])],
    );
    const done = await post<Outcome>(`/${paper}/links`, wanted);
    assert.ok(done.changed >= 9 && done.changed <= 12, String(done.changed));
    const { records } = (await ask('GET', `/${paper}/records?limit=2`)).json<{ records: { igsn: string }[] }>();
    assert.equal(records.length, 2);
    const next = (await ask('GET', `/${paper}/records?limit=1000&after=${records[1]!.igsn}`)).json<{
      records: { igsn: string }[];
    }>();
    assert.equal(next.records.length + 2, done.changed + 2);
    const taken = await post<Outcome>(`/${paper}/unlink`, { below: '9001_1_A', types: ['core_run'] });
    assert.equal(taken.changed, done.changed);
    assert.equal((await ask('POST', `/${paper}/links`, { below: 'nowhere' })).statusCode, 404);
    assert.equal((await ask('POST', `/${paper}/links`, {})).statusCode, 422);
  });

  it('says a work that the expedition states too once', async () => {
    const [stated] = await add(
      '{"title":"The paper of the register","DOI":"10.1234/TEST","issued":{"date-parts":[[2020]]}}',
    );
    const id = stated!.publication!.id;
    await post<Outcome>(`/${id}/links`, { igsns: [marked.cuttings], relationType: 'IsDocumentedBy' });
    const { body } = await page(`/igsn/${marked.cuttings}?format=datacite-json`);
    assert.equal(body.match(/10\.1234\/test/gi)?.length, 1);
    assert.match((await page(`/igsn/${marked.cuttings}`)).body, /The paper of the register/);
    await post<Outcome>(`/${id}/unlink`, { igsns: [marked.cuttings] });
    assert.match((await page(`/igsn/${marked.cuttings}`)).body, /A paper/);
  });

  it('is kept in the administration: pasted with a look first, typed in, linked and changed', async () => {
    const send = async (url: string, fields: Record<string, string>) => {
      const headers = {
        ...ADMIN,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      };
      const payload = new URLSearchParams(fields).toString();
      return app.inject({ method: 'POST', url: `/admin/publications${url}`, payload, headers });
    };
    const seen = await send('/add', { text: BIBTEX.replaceAll('99', '98').replace('preprint', 'other'), party: '' });
    assert.equal(seen.statusCode, 200);
    assert.match(seen.body, /2 new, 0 known, 1 not read/);
    assert.match(seen.body, /The same title as/);
    assert.equal((await send('/add', { text: 'nothing', party: '' })).statusCode, 422);
    const typed = {
      DOI: 'doi:10.1234/Typed',
      title: '<b>Typed</b> & in',
      people: 'Berg, Anna\nScience Party',
      year: '2021',
      type: 'thesis',
      party: '',
    };
    const added = await send('/new', typed);
    assert.equal(added.statusCode, 303);
    const [, id = ''] = /publications\/([0-9a-f-]{36})/.exec(String(added.headers.location)) ?? [];
    assert.equal((await send('/new', { ...typed, DOI: '', title: '' })).statusCode, 422);
    const handle = { ...typed, DOI: 'hdl:10013/EPIC.1', title: 'By handle' };
    const byHandle = String((await send('/new', handle)).headers.location).replace('/admin/publications', '');
    const form = await app.inject({ url: `/admin/publications${byHandle.split('?')[0]}/edit`, headers: ADMIN });
    const DOI = /name="DOI"[^>]* value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    assert.equal((await send(`${byHandle.split('?')[0]}/edit`, { ...handle, DOI, revision: '1' })).statusCode, 303);
    const edited = await page(`/admin/publications/${id}/edit`);
    assert.equal(edited.statusCode, 303);
    const shown = await app.inject({ url: `/admin/publications/${id}/edit`, headers: ADMIN });
    assert.match(shown.body, /value="10\.1234\/typed"/);
    assert.match(shown.body, /Berg, Anna\nScience Party/);
    assert.equal(
      (await send(`/${id}/link`, { igsns: marked.split, what: 'link', relationType: 'IsSupplementTo' })).statusCode,
      303,
    );
    assert.equal(
      (await send(`/${id}/link`, { below: '9001_1_A_020_1', only: '', topM: 'deep', what: 'link' })).statusCode,
      422,
    );
    const left = await send(`/${id}/link`, { igsns: 'ICDP9001EX99999', what: 'link' });
    assert.equal(left.statusCode, 422);
    assert.match(left.body, /not registered here/);
    const anew = { ...typed, title: 'Typed anew', volume: '7', revision: '1' };
    assert.match(shown.body, /name="revision" value="1"/);
    assert.equal((await send(`/${id}/edit`, anew)).statusCode, 303);
    assert.equal((await send(`/${id}/edit`, { ...anew, title: 'Seen before' })).statusCode, 409);
    const { body } = await app.inject({ url: `/admin/publications/${id}`, headers: ADMIN });
    assert.match(body, /Typed anew/);
    assert.match(body, new RegExp(marked.split));
    assert.match((await page(`/igsn/${marked.split}?format=datacite-json`)).body, /IsSupplementTo/);
    assert.equal((await send(`/${id}/link`, { igsns: marked.split, what: 'unlink' })).statusCode, 303);
    assert.equal((await send(`/${id}/remove`, {})).statusCode, 303);
    assert.equal((await app.inject({ url: `/admin/publications/${id}`, headers: ADMIN })).statusCode, 404);
    assert.equal((await app.inject({ url: '/admin/publications?find=gneiss', headers: OTHER })).statusCode, 200);
  });

  it('finds objects of all expeditions by what is known of them, and nothing for who may see none', async () => {
    const find = async (query: string, headers: object = ADMIN) => {
      const url = `/api/v1/find?${query}`;
      const answer = await app.inject({ method: 'GET', url, headers: { ...headers } });
      return answer.statusCode === 200
        ? answer.json<{ objects: { name: string; path: string }[] }>().objects.map((one) => one.name)
        : answer.statusCode;
    };
    const sample = '9001_1_A_020_2_W:40-44';
    assert.deepEqual(await find(`name=${marked.sample.toLowerCase()}`), [sample]);
    assert.deepEqual(await find('name=9001_1_A_020_2_W:4'), [sample]);
    assert.deepEqual(await find('name=9001_1_a_020_2_w:4'), [sample]);
    assert.deepEqual(await find('publication=https://doi.org/10.5194/SD-99'), [sample, '9001_1_A_020_2_W:80-85']);
    assert.deepEqual(await find('in=9001_1_A&type=core_run&topM=31&bottomM=32'), ['9001_1_A_009']);
    assert.deepEqual(await find('in=9001_1_A_020&type=sample&name=9001_1_A_020_2_W:40'), [sample]);
    for (const field of ['name', 'rock', 'request', 'after'])
      assert.ok(Array.isArray(await find(`${field}=%00%ED%A0%80'&in=9001_1_A`)));
    assert.equal((await ask('GET', '?find=%00')).statusCode, 200);
    assert.equal((await ask('POST', `/${paper}/links`, { igsns: ['\u0000', '\ud800'] })).statusCode, 200);
    assert.equal((await ask('POST', `/${paper}/links`, { below: '\u0000' })).statusCode, 404);
    assert.equal((await ask('POST', '', { text: BIBTEX, party: 'GFZ.NOBODY' })).statusCode, 422);
    assert.deepEqual(await find('request=none'), []);
    const asTable = async (query: string, headers: object = ADMIN) =>
      (await app.inject({ method: 'GET', url: `/api/v1/find/table?${query}`, headers: { ...headers } })).body;
    assert.match(
      await asTable(`name=${marked.sample}`),
      new RegExp(`^\\ufeffObject,Kind,.*\\r\\n${sample},Core sample,.*,${marked.sample},`),
    );
    assert.doesNotMatch(await asTable(`name=${marked.sample}`, OTHER), new RegExp(marked.sample));
    assert.deepEqual(await find('rock=no%25such'), []);
    const first = (await app.inject({ url: '/api/v1/find?type=core_run&limit=2', headers: ADMIN })).json<{
      objects: { name: string; path: string }[];
    }>().objects;
    const next = await find(`type=core_run&limit=1&after=${encodeURIComponent(first[1]!.path)}`);
    assert.deepEqual(
      [...first.map((one) => one.name), ...(next as string[])],
      ['9001_1_A_001', '9001_1_A_002', '9001_1_A_003'],
    );
    assert.deepEqual(await find(`name=${marked.sample}`, OTHER), []);
    assert.deepEqual(
      [await find(''), await find('place=NOWHERE'), await find('publication=10.9999/none'), await find('in=none')],
      [422, 404, 404, 404],
    );
    const { statusCode, body } = await app.inject({ url: `/admin/objects?name=${marked.sample}`, headers: ADMIN });
    assert.equal(statusCode, 200);
    assert.match(body, /9001_1_A_020_2_W:40-44/);
  });

  it('tells what changes in a work, and merges two that are one', async () => {
    const [version] = await stands(marked.sample);
    const work = { title: 'Gneiss, deeper', DOI: '10.5194/sd-99', issued: { 'date-parts': [[2025]] } };
    assert.equal((await ask('PUT', `/${paper}`, { work, revision: 7 })).statusCode, 409);
    assert.equal((await ask('PUT', `/${paper}`, { work, revision: 1 })).statusCode, 200);
    assert.equal((await stands(marked.sample))[0], version + 1);
    assert.match((await page(`/igsn/${marked.sample}`)).body, /Gneiss, deeper/);
    await post<Outcome>(`/${preprint}/links`, { igsns: [marked.sample, marked.split] });
    assert.equal((await ask('DELETE', `/${preprint}`)).statusCode, 409);
    assert.equal((await ask('POST', `/${preprint}/merge`, { into: preprint })).statusCode, 422);
    assert.equal((await ask('POST', `/${preprint}/merge`, { into: paper }, OTHER)).statusCode, 403);
    assert.equal((await ask('POST', `/${preprint}/merge`, { into: paper })).statusCode, 200);
    assert.equal((await ask('GET', `/${preprint}`)).statusCode, 404);
    const { body } = await page(`/igsn/${marked.split}`);
    assert.match(body, /10\.5194\/sd-99/);
    assert.doesNotMatch(body, /example\.org\/preprint/);
    assert.doesNotMatch((await page(`/igsn/${marked.sample}`)).body, /example\.org\/preprint/);
  });
});
