import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { addAliases } from '../../../src/operations/registry/add-aliases.ts';
import { withdrawIdentifier } from '../../../src/operations/withdraw-identifier.ts';
import { OPERATOR } from '../../registry/parties.ts';
import { onEachEngine } from '../../store/each-engine.ts';
import { COMPLETE, type DataciteServer, PASSWORD, payload, serveDatacite } from './serve-datacite.ts';

const ME = 'GFZ.ICDP';
const FULL = { ...COMPLETE, url: 'https://example.org/x', event: 'publish' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

onEachEngine('what stands beside the DOIs', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
    await put('ICD1', {
      ...FULL,
      relatedIdentifiers: [
        { relatedIdentifier: '10.60510/ICD0', relatedIdentifierType: 'DOI', relationType: 'IsPartOf' },
      ],
    });
    await confirm();
  });
  after(() => server.close());

  const put = (id: string, attributes: object, as = ME) =>
    server.call('PUT', `/dois/10.60510/${id}`, { as, json: payload(attributes) });
  const confirm = () =>
    house().store.unitOfWork(async (db) => {
      await db.updateTable('record').set({ state: 'registered' }).where('state', '=', 'pending').execute();
    });

  it('a token registers and reads, and makes no further token', async () => {
    const form = new URLSearchParams({ grant_type: 'password', username: 'gfz.icdp', password: PASSWORD });
    const { status, body } = await server.call('POST', '/token', { body: form.toString(), headers: FORM });
    assert.deepEqual([status, body.token_type, body.expires_in], [200, 'Bearer', 2_592_000]);
    const headers = { authorization: `Bearer ${body.access_token}` };
    const made = await server.call('POST', '/dois', { headers, json: payload({ prefix: '10.60510' }) });
    assert.equal(made.status, 201);
    const again = new URLSearchParams({ grant_type: 'password', username: 'x', password: body.access_token });
    assert.equal((await server.call('POST', '/token', { body: again.toString(), headers: FORM })).status, 401);
    const kept = await house().unitOfWork((work) => work.access.tokens(ME));
    assert.deepEqual(
      kept.map(({ scope, revokedAt }) => [scope, revokedAt]),
      [['deposit', null]],
    );
    assert.ok(!JSON.stringify(kept).includes(body.access_token));
  });

  const BAD_GRANTS: readonly (readonly [grant: Record<string, string>, title: string])[] = [
    [{ username: 'gfz.icdp', password: PASSWORD }, 'Wrong grant type.'],
    [{ grant_type: 'password', username: 'gfz.icdp' }, 'Missing account ID or password.'],
    [{ grant_type: 'password', username: 'gfz.other', password: 'x' }, 'Wrong account ID or password.'],
  ];
  for (const [grant, title] of BAD_GRANTS)
    it(`no token: ${title}`, async () => {
      const { status, body } = await server.call('POST', '/token', { json: grant });
      assert.deepEqual([status, body], [400, { errors: [{ status: '400', title }] }]);
    });

  it('after ten failures an account waits', async () => {
    const guess = (name: string) =>
      server.call('GET', '/dois', { headers: { authorization: `Basic ${btoa(`${name}:x`)}` } });
    for (let time = 0; time < 10; time++) assert.equal((await guess('AUS.SMALL')).status, 401);
    const waits = await guess('AUS.SMALL');
    assert.equal(waits.status, 429);
    assert.ok(Number(waits.headers.get('retry-after')) > 800);
  });

  it('checks without keeping, always with 200', async () => {
    const good = await server.call('POST', '/dois/validate', { json: payload({ ...FULL, doi: '10.60510/ICD9' }) });
    assert.deepEqual([good.status, good.body.data.id], [200, '10.60510/icd9']);
    const bad = await server.call('POST', '/dois/validate', { json: payload({ doi: '10.60510/ICD9', titles: [] }) });
    assert.equal(bad.status, 200);
    assert.ok(bad.body.errors.some((one: { source: string }) => one.source === 'titles'));
    assert.equal((await server.call('GET', '/dois/10.60510/icd9', { as: ME })).status, 404);
  });

  it('gives DOIs that nobody has, to those who may register there', async () => {
    const { body } = await server.call('GET', '/dois/random?prefix=10.60510/ICDT&size=5', { as: ME });
    assert.equal(new Set(body.dois).size, 5);
    for (const doi of body.dois) assert.match(doi, /^10\.60510\/icdt/);
    assert.equal((await server.call('GET', '/dois/random?prefix=10.60510')).status, 401);
    assert.equal((await server.call('GET', '/dois/random?prefix=10.60510/OTH', { as: ME })).status, 403);
    assert.equal((await server.call('GET', '/dois/random', { as: ME })).status, 422);
  });

  it('tells what was done to a record, to those who may read it', async () => {
    await put('ICD1', { version: '2' });
    const { body } = await server.call('GET', '/dois/10.60510/icd1/activities', { as: ME });
    assert.deepEqual(
      body.data.map((one: { attributes: { action: string } }) => one.attributes.action),
      ['change-record', 'create-record'],
    );
    assert.equal(body.data[0].attributes['prov:wasAttributedTo'], ME);
    assert.equal((await server.call('GET', '/dois/10.60510/icd1/activities')).status, 401);
    assert.equal((await server.call('GET', '/dois/10.60510/icd1/activities', { as: 'GFZ.OTHER' })).status, 403);
    const own = await server.call('GET', '/activities?page[size]=1', { as: ME });
    assert.equal(own.body.data.length, 1);
    const next = await server.call('GET', own.body.links.next.replace(/^.*\/datacite/, ''), { as: ME });
    assert.notEqual(next.body.data[0].id, own.body.data[0].id);
    assert.deepEqual((await server.call('GET', '/activities', { as: 'GFZ.OTHER' })).body.data, []);
  });

  it('tells what a record says of other things', async () => {
    const { body } = await server.call('GET', '/events?doi=10.60510/ICD1');
    const { 'subj-id': from, 'obj-id': to, 'relation-type-id': relation } = body.data[0].attributes;
    assert.deepEqual(
      [from, to, relation],
      ['https://doi.org/10.60510/icd1', 'https://doi.org/10.60510/icd0', 'is-part-of'],
    );
    assert.deepEqual((await server.call('GET', '/dois/10.60510/icd1/events')).body.data, body.data);
    assert.deepEqual((await server.call('GET', '/events?page[cursor]=1')).body.data, body.data);
    assert.equal((await server.call('GET', '/dois/10.60510/icd1/get-url')).body.url, 'https://example.org/x');
    assert.equal((await server.call('GET', '/dois/10.60510/icd1/metadata')).body.data.length, 2);
  });

  it('a script gets what is public, whoever loads it, and calls no harm', async () => {
    const path = '/dois?callback=alert(1)//&disable-facets=true';
    const { text, headers } = await server.call('GET', path, { as: ME });
    assert.match(headers.get('content-type') ?? '', /^application\/javascript/);
    assert.match(text, /^\/\*\*\/alert_1___\(\{"data":\[/);
    await put('ICDSECRET', { titles: [{ title: 'Unseen' }] });
    const secret = await server.call('GET', '/dois/10.60510/ICDSECRET?callback=f', { as: ME });
    assert.equal(secret.status, 404);
    assert.ok(!secret.text.includes('Unseen'));
  });

  it('pages of others may call, and nobody keeps what somebody signed in for', async () => {
    const preflight = await server.call('OPTIONS', '/dois', { headers: { origin: 'https://example.org' } });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
    const mine = await server.call('GET', '/dois/10.60510/icd1', { as: ME });
    assert.equal(mine.headers.get('cache-control'), 'private, no-store');
    assert.equal(mine.headers.get('access-control-allow-credentials'), null);
  });

  it('an agent acts for one client, and not beyond it', async () => {
    const headers = { 'on-behalf-of': 'gfz.other' };
    const made = await server.call('POST', '/dois', { as: 'GFZ', headers, json: payload({ prefix: '10.60510' }) });
    assert.match(made.body.data.id, /\/oth/);
    const beyond = await server.call('PUT', '/dois/10.60510/ICD1', { as: 'GFZ', headers, json: payload({}) });
    assert.equal(beyond.status, 403);
    const { body } = await server.call('GET', `/dois/${made.body.data.id}/activities`, { as: 'GFZ' });
    assert.equal(body.data[0].attributes['prov:wasAttributedTo'], 'GFZ for GFZ.OTHER');
  });

  it('other formats, by header and by path', async () => {
    const accept = 'application/vnd.datacite.datacite+xml';
    const xml = await server.call('GET', '/dois/10.60510/icd1', { headers: { accept } });
    assert.match(xml.text, /<identifier identifierType="DOI">10\.60510\/icd1</);
    const bibtex = await server.call('GET', '/dois/application/x-bibtex/10.60510/icd1');
    assert.match(bibtex.text, /^@/);
  });

  it('what is under embargo is not told to the public, in any shape', async () => {
    await put('ICDEMB', {
      ...FULL,
      descriptions: [{ description: 'Gold at 3 m', descriptionType: 'Abstract' }],
      rightsList: [
        {
          rights: 'embargoed access until 2099-01-01',
          rightsUri: 'http://purl.org/coar/access_right/c_f1cf',
        },
      ],
      dates: [{ date: '2099-01-01', dateType: 'Available' }],
    });
    await confirm();
    const mine = await server.call('GET', '/dois/10.60510/ICDEMB', { as: ME });
    assert.match(mine.text, /Gold at 3 m/);
    const accept = 'application/vnd.datacite.datacite+xml';
    for (const [path, headers] of [
      ['/dois/10.60510/ICDEMB', {}],
      ['/dois?ids=10.60510/ICDEMB&detail=true', {}],
      ['/dois/10.60510/ICDEMB', { accept }],
    ] as const) {
      const { status, text } = await server.call('GET', path, { headers });
      assert.equal(status, 200);
      assert.ok(!text.includes('Gold') && !text.includes(btoa('Gold at 3 m').slice(0, 8)), path);
      const xml = /"xml":"([^"]+)"/.exec(text)?.[1] ?? '';
      assert.ok(!Buffer.from(xml, 'base64').toString().includes('Gold'), path);
    }
  });

  it('of many who patch the same record at once, each change is kept', async () => {
    await put('ICDMANY', FULL);
    const names = ['language', 'version', 'sizes', 'formats', 'subjects', 'descriptions'] as const;
    const values = {
      language: 'en',
      version: '7',
      sizes: ['1 kg'],
      formats: ['box'],
      subjects: [{ subject: 'rock' }],
      descriptions: [{ description: 'Dark', descriptionType: 'Abstract' }],
    };
    const answers = await Promise.all(names.map((name) => put('ICDMANY', { [name]: values[name] })));
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([200]));
    const { attributes } = (await server.call('GET', '/dois/10.60510/ICDMANY', { as: ME })).body.data;
    for (const name of names) assert.deepEqual(attributes[name], values[name], name);
  });

  it('of many who make the same DOI at once, one makes it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        server.call('POST', '/dois', { as: ME, json: payload({ doi: '10.60510/ICDONCE' }) }),
      ),
    );
    assert.deepEqual(answers.map((one) => one.status).toSorted(), [201, ...Array.from({ length: 7 }, () => 422)]);
  });

  it('a withdrawn record is gone for changes and says why to its owner', async () => {
    await put('ICDW', FULL);
    await withdrawIdentifier(house().unitOfWork, { igsn: 'ICDW', reason: 'lost at sea' }, house().rules, OPERATOR);
    assert.equal((await put('ICDW', { version: '2' })).status, 410);
    const { attributes } = (await server.call('GET', '/dois/10.60510/ICDW', { as: ME })).body.data;
    assert.deepEqual([attributes.state, attributes.reason], ['registered', 'lost at sea']);
    assert.equal((await server.call('GET', '/dois/10.60510/ICDW')).status, 404);
  });

  it('what is tried in a test namespace is findable to its client alone', async () => {
    await house().store.unitOfWork(async (db) => {
      await db.updateTable('namespace').set({ is_test: 1 }).where('namespace', '=', 'ICDT').execute();
    });
    const tried = await server.call('POST', '/dois', {
      as: ME,
      json: payload({ ...FULL, prefix: '10.60510/ICDT' }),
    });
    assert.deepEqual([tried.status, tried.body.data.attributes.state], [201, 'findable']);
    assert.equal((await server.call('GET', `/dois/${tried.body.data.id}`)).status, 404);
    assert.equal((await server.call('GET', `/dois?ids=${tried.body.data.id}`)).body.meta.total, 0);
    assert.equal((await server.call('GET', `/dois?ids=${tried.body.data.id}`, { as: ME })).body.meta.total, 1);
  });

  it('another name that the installation knows finds the record', async () => {
    const wanted = [
      { name: '10273/OLDNAME', target: 'ICD1' },
      { name: '10.58052/IEOLD1', target: 'ICD1' },
    ];
    const { findings } = await addAliases(house().unitOfWork, wanted, OPERATOR);
    assert.deepEqual(findings, []);
    for (const name of ['10273/oldname', '10.58052/IEOLD1', 'https://doi.org/10.58052/ieold1'])
      assert.equal(
        (await server.call('GET', `/dois/${encodeURIComponent(name)}`)).body.data?.id,
        '10.60510/icd1',
        name,
      );
  });

  it('says what the checker of landing pages found', async () => {
    const none = (await server.call('GET', '/dois/10.60510/ICD1')).body.data.attributes;
    assert.equal(none.landingPage, null);
    const found = {
      outcome: 'ok',
      status: 200,
      media_type: 'text/html',
      final_url: 'https://example.org/y',
      detail: '',
    };
    const at = '2026-01-01T00:00:00Z';
    await house().store.unitOfWork(async (db) => {
      const row = { igsn: 'ICD1', url: 'https://example.org/x', failures: 0, checked_at: at, due_at: at, ...found };
      await db.insertInto('landing_check').values(row).execute();
    });
    const { landingPage } = (await server.call('GET', '/dois/10.60510/ICD1')).body.data.attributes;
    assert.deepEqual(
      [landingPage.checked, landingPage.url, landingPage.status, landingPage.contentType, landingPage.error],
      [at, 'https://example.org/y', 200, 'text/html', null],
    );
  });

  it('a record that nobody described through DataCite is shown in its words', async () => {
    await house().takeChange({
      caller: OPERATOR,
      igsn: 'ICDMDS',
      landingUrl: 'https://example.org/mds',
      wish: 'hidden',
    });
    const bare = (await server.call('GET', '/dois/10.60510/ICDMDS', { as: ME })).body.data.attributes;
    assert.deepEqual([bare.state, bare.titles, bare.url], ['registered', [], 'https://example.org/mds']);
    const published = await put('ICDMDS', { event: 'publish' });
    assert.equal(published.status, 422);
    assert.equal((await put('ICDMDS', { ...COMPLETE, event: 'publish' })).body.data.attributes.state, 'findable');
  });
});
