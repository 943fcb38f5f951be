import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { ensureFewToRead } from '../../../src/api/datacite/query/ensure-few-to-read.ts';
import { onEachEngine } from '../../store/each-engine.ts';
import { COMPLETE, type DataciteServer, payload, serveDatacite } from './serve-datacite.ts';

const ME = 'GFZ.ICDP';
const YEAR = new Date().getUTCFullYear();
const OTHER = 'GFZ.OTHER';

onEachEngine('lists of the DataCite API', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
    const make = (as: string, id: string, event: string | undefined, more = {}) =>
      server.call('PUT', `/dois/10.60510/${id}`, {
        as,
        json: payload({ ...COMPLETE, url: 'https://example.org/x', event, ...more }),
      });
    for (let at = 0; at < 5; at++)
      await make(ME, `ICDF${at}`, 'publish', {
        titles: [{ title: `Gneiss ${at} of the core` }],
        publicationYear: 2010 + at,
        creators: [{ name: 'Berg, Ines', nameType: 'Personal' }, ...(at === 2 ? [{ name: 'Åström, Åke' }] : [])],
        contributors: [{ name: 'Holm, Per', contributorType: 'DataCollector' }],
        subjects: [{ subject: at < 2 ? 'dark gneiss' : 'marble' }],
        descriptions: [{ description: `100% of box_${at}, the "old\\one"`, descriptionType: 'Abstract' }],
      });
    for (let at = 0; at < 3; at++) await make(ME, `ICDD${at}`, undefined);
    for (let at = 0; at < 2; at++) await make(ME, `ICDR${at}`, 'register');
    await make(OTHER, 'OTHF', 'publish');
    await make(OTHER, 'OTHD', undefined);
    // As an upstream confirms them.
    await house().store.unitOfWork(async (db) => {
      await db.updateTable('record').set({ state: 'registered' }).where('state', '=', 'pending').execute();
    });
  });
  after(() => server.close());

  const list = async (query: string, as?: string) =>
    (await server.call('GET', `/dois?${query}`, as === undefined ? {} : { as })).body;
  const total = async (query: string, as?: string) => (await list(query, as)).meta.total;

  const TOTALS: readonly (readonly [query: string, as: string | undefined, total: number])[] = [
    ['', undefined, 6],
    ['', ME, 11],
    ['', OTHER, 7],
    ['', 'GFZ', 12],
    ['', 'AUS.SMALL', 6],
    ['client-id=gfz.icdp', ME, 10],
    ['client-id=GFZ.ICDP', OTHER, 5],
    ['repository-id=gfz.other', undefined, 1],
    ['provider-id=gfz', undefined, 6],
    ['provider-id=aus', ME, 0],
    ['state=draft', ME, 3],
    ['state=draft', undefined, 0],
    ['state=registered', ME, 2],
    ['state=draft,registered', ME, 5],
    ['state=nonsense', ME, 0],
    ['prefix=10.60510', undefined, 6],
    ['prefix=10.5072', undefined, 0],
    ['ids=10.60510/icdf1,10.60510/ICDF2,10.60510/ICDD1', undefined, 2],
    ['query=gneiss', undefined, 5],
    ['query=titles.title:gneiss', undefined, 5],
    ['query=ICDF3', undefined, 1],
    ['query=*', undefined, 6],
    ['query=nothing%25like_this', undefined, 0],
    ['query=titles.title:(gneiss AND 3)', undefined, 1],
    ['query=titles.title:"gneiss 3 of"', undefined, 1],
    ['query="Gneiss 3 of"', undefined, 1],
    ['query=titles.title:"gneiss of"', undefined, 0],
    ['query=gn?iss', undefined, 5],
    ['query=gnei*', undefined, 5],
    ['query=gneiss NOT (1 OR 2)', undefined, 3],
    ['query=gneiss -1', undefined, 4],
    ['query=ICDF1 OR ICDF2 AND ICDF3', undefined, 1],
    ['query=(ICDF1 OR ICDF2) AND gneiss', undefined, 2],
    ['query=ICDF1 || ICDF2', undefined, 2],
    ['query=doi:10.60510/icdf1', undefined, 1],
    ['query=doi:(10.60510/ICDF1 OR "10.60510/icdf2")', undefined, 2],
    ['query=doi:10.60510/icdf*', undefined, 5],
    ['query=id:10.5072/icdf1', undefined, 0],
    ['query=prefix:10.60510', undefined, 6],
    ['query=prefix:10.5072', undefined, 0],
    ['query=client-id:gfz.icdp AND prefix:10.60510', undefined, 5],
    ['query=client.id:GFZ.OTHER', undefined, 1],
    ['query=client_id:gfz.*', undefined, 6],
    ['query=provider-id:aus', undefined, 0],
    ['query=publicationYear:[2010 TO 2012]', undefined, 3],
    ['query=publicationYear:{2010 TO 2012}', undefined, 1],
    ['query=publicationYear:[2013 TO *] AND gneiss', undefined, 2],
    ['query=publicationYear:<2012', undefined, 2],
    ['query=publicationYear:2014', undefined, 1],
    ['query=publicationYear:{9999 TO *]', undefined, 0],
    ['query=creators.name:Berg', undefined, 5],
    ['query=creators.name:"berg, ines" AND creators.familyName:åström', undefined, 1],
    ['query=creators.name:Holm', undefined, 0],
    ['query=contributors.name:holm', undefined, 5],
    ['query=_exists_:contributors.name', undefined, 5],
    ['query=contributors.name:*', undefined, 5],
    ['query=subjects.subject:"dark gneiss"', undefined, 2],
    ['query=subjects.subject:mar*le', undefined, 3],
    ['query=descriptions.description:"100% of box_1"', undefined, 1],
    ['query=descriptions.description:"100_ of"', undefined, 0],
    ['query=descriptions.description:"the \\"OLD\\\\one\\""', undefined, 5],
    ['query=descriptions.description:?OLD?one?', undefined, 5],
    ['query=types.resourceTypeGeneral:PhysicalObject', undefined, 6],
    ['query=types.resourceTypeGeneral:Dataset', undefined, 0],
    ['query=state:draft', ME, 3],
    ['query=aasm_state:(draft OR registered)', ME, 5],
    ['query=NOT state:findable', ME, 5],
    ['query=url:https\\://example.org/*', undefined, 6],
    [`query=created:[${YEAR}-01-01 TO *]`, undefined, 6],
    [`query=updated:[* TO ${YEAR - 1}-12-31]`, undefined, 0],
    [`query=registered:${YEAR}`, ME, 0],
    ["query=creators.name:x'%20or%201=1--", undefined, 0],
    [`created=${new Date().getUTCFullYear()}`, undefined, 6],
    ['created=1999', undefined, 0],
    ['updated=1999', ME, 0],
    ["client-id=x'%20or%201=1--", ME, 0],
  ];
  for (const [query, as, expected] of TOTALS)
    it(`${as ?? 'nobody'} asks ${query || 'for all'}: ${expected}`, async () => {
      assert.equal(await total(query, as), expected);
      const { data } = await list(`${query}&page[size]=100`, as);
      assert.equal(data.length, expected);
    });

  for (const [query, problem] of [
    ['titels.title:gneiss', /knows no field titels\.title; fields are titles\.title/],
    ['(gneiss', /bracket is not closed/],
    ['gneiss)', /closed that was not opened/],
    ['"gneiss', /quotation is not closed/],
    ['gneiss AND', /ends where a word is missing/],
    ['OR gneiss', /missing before OR/],
    ['publicationYear:[2010 2012]', /a range is \[a TO b\]/],
    ['publicationYear:old', /asked with a year/],
    ['created:[yesterday TO *]', /asked with a day/],
    ['titles.title:[a TO b]', /titles\.title has no order/],
    [`${'('.repeat(20)}a${')'.repeat(20)}`, /more than 16 brackets/],
    ['a '.repeat(65), /more than 64 terms/],
    ['creators.name:a '.repeat(17), /more than 16 of its terms look into descriptions/],
    [`gneiss NOT ${'a'.repeat(2000)}`, /longer than 2000 letters/],
  ] as const)
    it(`refuses ${query.slice(0, 40)} with 400`, async () => {
      const { status, body } = await server.call('GET', `/dois?query=${encodeURIComponent(query)}`, {});
      assert.equal(status, 400);
      assert.match(body.errors[0].title, problem);
    });

  it('looks into few descriptions: what would read too many has to be narrowed', async () => {
    const within = { is: 'within', place: 'creator', patterns: ['% berg%'] } as const;
    const one = { is: 'column', column: 'igsn', patterns: ['icdf1'] } as const;
    const all = { readable: [''], today: '2026-01-01' };
    await ensureFewToRead(house().store, { ...all, query: one }, 0);
    await assert.rejects(
      ensureFewToRead(house().store, { ...all, query: within }, 3),
      /of more than 3 records; narrow it/,
    );
    const narrowed = { is: 'and', parts: [one, within, { is: 'not', part: within }] } as const;
    await ensureFewToRead(house().store, { ...all, query: narrowed }, 3);
    await assert.rejects(ensureFewToRead(house().store, { ...all, query: narrowed }, 1), /of more than 0 records/);
  });

  it('finds nothing by what an embargo keeps back', async () => {
    const set = (embargo_end: string | null) =>
      house().store.unitOfWork((db) =>
        db.updateTable('record').set({ embargo_end }).where('igsn', '=', 'ICDF1').execute(),
      );
    // A count that took its time on a busy machine is kept for a while, so that none is asked twice.
    let asked = 0;
    const ofBerg = () => total(`query=creators.name:Berg OR creators.name:Nobody${++asked}`);
    await set('2999-01-01');
    assert.equal(await ofBerg(), 4);
    assert.equal(await total('query=publicationYear:2011&page[size]=7'), 0);
    await set(null);
    assert.equal(await ofBerg(), 5);
    // Kept back without an end: neither what has it nor what has it not tells of it.
    const withhold = (withheld: string | null) =>
      house().store.unitOfWork((db) =>
        db.updateTable('record').set({ withheld }).where('igsn', '=', 'ICDF1').execute(),
      );
    await withhold('["rock"]');
    assert.equal(await ofBerg(), 4);
    assert.equal(await total('query=NOT creators.name:Berg&page[size]=9'), 2);
    await withhold(null);
  });

  it('counts states and years, or not', async () => {
    const { meta } = await list('client-id=gfz.icdp', ME);
    assert.deepEqual(meta.states, [
      { id: 'findable', title: 'Findable', count: 5 },
      { id: 'draft', title: 'Draft', count: 3 },
      { id: 'registered', title: 'Registered', count: 2 },
    ]);
    assert.equal(meta.created[0].count, 10);
    assert.deepEqual(meta.prefixes, [{ id: '10.60510', title: '10.60510', count: 10 }]);
    assert.deepEqual((await list('disable-facets=true', ME)).meta, { total: 11, totalPages: 1, page: 1 });
  });

  it('pages by number, each once', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/dois?page[size]=4&sort=-name';
    while (path !== undefined) {
      const { body } = await server.call('GET', path, { as: ME });
      assert.equal(body.meta.totalPages, 3);
      seen.push(...body.data.map((one: { id: string }) => one.id));
      assert.ok(seen.length <= 11);
      path = body.links.next?.replace(/^.*\/datacite/, '');
    }
    assert.equal(seen.length, 11);
    assert.deepEqual(seen, [...new Set(seen)].toSorted().toReversed());
  });

  it('by cursor each just once, though all are changed meanwhile', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/dois?client-id=gfz.icdp&page[cursor]=1&page[size]=3';
    while (path !== undefined) {
      const { body } = await server.call('GET', path, { as: ME });
      for (const { id } of body.data) {
        seen.push(id);
        assert.ok(seen.length <= 10, 'the cursor goes round in circles');
        await server.call('PATCH', `/dois/${id}`, { as: ME, json: payload({ version: '2' }) });
      }
      path = body.links.next?.replace(/^.*\/datacite/, '');
    }
    assert.equal(new Set(seen).size, 10);
  });

  it('a page of 25, and never more than 1,000', async () => {
    assert.equal((await list('page[size]=0', ME)).data.length, 0);
    assert.equal((await list('page[size]=99999', ME)).meta.totalPages, 1);
    assert.equal((await list('page[number]=99', ME)).data.length, 0);
  });

  it('shows only the fields that are asked for, details only on demand', async () => {
    const { data } = await list('fields[dois]=doi,titles,publication-year', ME);
    assert.deepEqual(Object.keys(data[0].attributes).toSorted(), ['doi', 'publicationYear', 'titles']);
    const [plain] = (await list('ids=10.60510/icdf1', ME)).data;
    assert.ok(!('xml' in plain.attributes) && !('prefix' in plain.attributes));
    const [detailed] = (await list('ids=10.60510/icdf1&detail=true', ME)).data;
    assert.ok(detailed.attributes.xml.length > 100);
    assert.deepEqual([detailed.attributes.prefix, detailed.attributes.suffix], ['10.60510', 'icdf1']);
  });

  const PARTIES: readonly (readonly [path: string, as: string | undefined, ids: readonly string[]])[] = [
    ['/clients', undefined, ['aus.small', 'gfz.icdp', 'gfz.other']],
    ['/repositories?provider-id=gfz', undefined, ['gfz.icdp', 'gfz.other']],
    ['/clients?client-type=periodical', undefined, []],
    ['/providers', undefined, ['aus', 'corestone', 'gfz']],
    ['/prefixes', undefined, ['10.60510']],
    ['/client-prefixes', ME, ['gfz.icdp-10.60510']],
    ['/repository-prefixes?repository-id=gfz.other', 'GFZ', ['gfz.other-10.60510']],
    ['/client-prefixes?client-id=gfz.other', ME, []],
    ['/client-prefixes?prefix-id=10.1', ME, []],
    ['/provider-prefixes', 'GFZ', ['gfz-10.60510']],
    ['/resource-types?page[size]=1', undefined, ['audiovisual']],
  ];
  for (const [path, as, ids] of PARTIES)
    it(`${path} for ${as ?? 'nobody'}`, async () => {
      const { body } = await server.call('GET', path, as === undefined ? {} : { as });
      assert.deepEqual(
        body.data.map((one: { id: string }) => one.id),
        ids,
      );
    });

  it('contacts and domains of a client are for those who may read it', async () => {
    const domains = async (as?: string) =>
      (await server.call('GET', '/clients/gfz.icdp', as === undefined ? {} : { as })).body.data.attributes.domains;
    assert.deepEqual([await domains(), await domains(OTHER), await domains(ME)], [undefined, undefined, 'example.org']);
    assert.equal((await server.call('GET', '/clients/gfz.none')).status, 404);
    assert.equal((await server.call('GET', '/client-prefixes')).status, 401);
  });
});
