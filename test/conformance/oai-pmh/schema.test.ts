import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerSchemaRoutes } from '../../../src/api/schema-routes.ts';
import { FORMATS } from '../../../src/formats/formats.ts';
import { createAnswerCheck } from './answer-check.ts';
import { harvestIn } from './fill-harvested.ts';
import { fillStore, igsnOf, specs } from './fill-store.ts';
import { ask, harvest } from './harvest.ts';
import { prepare } from './prepare.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from './temporary-store.ts';

const answers = createAnswerCheck();
const skip = answers === undefined ? 'the schema documents of OAI-PMH are not beside the project' : false;
// OAI-PMH.xsd wants a schema for every payload, and those of ISO are not to be had offline.
const WITHOUT_SCHEMA = ['iso19115-3', 'iso19139'];
const PREFIXES = FORMATS.flatMap(({ oaiPrefix = '' }) => (oaiPrefix === '' ? [] : [oaiPrefix])).filter(
  (one) => !WITHOUT_SCHEMA.includes(one),
);
const IDENTIFIER = `oai:registry.example.org:${igsnOf(1)}`;

let temporary: TemporaryStore;
let app: FastifyInstance;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, specs(60));
  app = serveOai(faceOf(temporary.store), FORMATS, { recordsPerPage: 25, headersPerPage: 25 });
});

after(async () => {
  await app.close();
  await temporary.dispose();
  answers?.dispose();
});

const VALID = [
  'verb=Identify',
  'verb=ListSets',
  'verb=ListMetadataFormats',
  `verb=ListMetadataFormats&identifier=${IDENTIFIER}`,
  'verb=ListIdentifiers&metadataPrefix=oai_dc&set=expedition:COSC~201~7E~CE~B2',
  `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:${igsnOf(9)}`,
];

const WRONG = [
  '',
  'verb=Nonsense',
  'verb=Identify&verb=Identify',
  'verb=GetRecord',
  'verb=ListRecords&metadataPrefix=none',
  'verb=ListRecords&metadataPrefix=oai_dc&set=nobody',
  'verb=ListRecords&metadataPrefix=oai_dc&set=a%20b&from=x&until=<y>',
  'verb=ListRecords&resumptionToken=a"b',
  `verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent('invalid"id\u0001<')}`,
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:NONE',
];

test('answers of every verb are valid', { skip }, async () => {
  for (const query of VALID) {
    const page = await ask(app, query);
    assert.deepEqual(page.errors, [], query);
    assert.deepEqual(answers?.check(page.body), [], query);
  }
});

test('harvested records with provenance, friends and rights are valid, prepared or not', { skip }, async () => {
  const place = await temporarySqlite();
  await fillStore(place.store, specs(5));
  const inner = {
    baseURL: 'http://first.example.org/oai?a=1&b=2',
    identifier: 'oai:first.example.org:1',
    datestamp: '2001-01-01',
    metadataNamespace: '',
    harvestDate: '2002-02-02T02:02:02Z',
    altered: false,
  };
  const others = ['sesar', 'marum'].flatMap((source) => [
    { igsn: `PLAIN${source}`, source, origin: { ...inner, origin: inner } },
    { igsn: `JSON${source}`, source, received: '{}', format: 'datacite-json', datestamp: 'yesterday', origin: 'junk' },
    { igsn: `GONE${source}`, source, state: 'deleted' as const },
  ]);
  await harvestIn(place.store, ...others);
  const face = faceOf(place.store);
  const options = {
    recordsPerPage: 4,
    rights: 'https://creativecommons.org/licenses/by/4.0/?a=1&b',
    prepared: PREFIXES,
  };
  const served = serveOai(face, FORMATS, options);
  for (const round of ['fresh', 'prepared']) {
    const pages = [await ask(served, 'verb=Identify'), await ask(served, 'verb=ListSets')];
    for (const prefix of PREFIXES) {
      pages.push(...(await harvest(served, `verb=ListRecords&metadataPrefix=${prefix}`)));
      pages.push(...(await harvest(served, `verb=ListIdentifiers&metadataPrefix=${prefix}&set=source`)));
    }
    for (const page of pages) assert.deepEqual(answers?.check(page.body), [], round);
    const abouts = pages.flatMap((page) => page.body.match(/<about>/g) ?? []).length;
    assert.equal(abouts, 4 * PREFIXES.length);
    assert.match(pages[0]?.body ?? '', /<friends .*<baseURL>|<rightsManifest /s);
    await prepare(face, PREFIXES);
  }
  await served.close();
  await place.dispose();
});

test('every format says where its schema lies: with us, or at its well-known place', async () => {
  const { body } = await ask(app, 'verb=ListMetadataFormats');
  const schemas = [...body.matchAll(/<schema>([^<]+)</g)].map((found) => found[1] ?? '');
  assert.equal(schemas.length, FORMATS.filter((one) => one.syntax === 'xml' && one.oaiPrefix !== undefined).length);
  const house = Fastify();
  registerSchemaRoutes(house);
  for (const schema of schemas) {
    const own = schema.startsWith('https://igsn.example.org/core') ? new URL(schema).pathname.replace('/core', '') : '';
    if (own === '') assert.match(schema, /^https?:\/\/[\w.-]+\/\S+\.xsd$/);
    else assert.equal((await house.inject({ url: own })).statusCode, 200, schema);
  }
  await house.close();
});

test('the check finds what is wrong', { skip }, async () => {
  const { body } = await ask(app, `verb=GetRecord&metadataPrefix=datacite4&identifier=${IDENTIFIER}`);
  assert.notDeepEqual(answers?.check(body.replace('<datestamp>2', '<datestamp>x')), []);
  assert.notDeepEqual(answers?.check(body.replaceAll('publicationYear', 'publicationEra')), []);
});

test('answers that tell of errors are valid', { skip }, async () => {
  for (const query of WRONG) {
    const page = await ask(app, query);
    assert.notEqual(page.errors.length, 0, query);
    assert.deepEqual(answers?.check(page.body), [], query);
  }
});

test('an empty repository gives valid answers', { skip }, async () => {
  const empty = await temporarySqlite();
  const served = serveOai(faceOf(empty.store), FORMATS);
  for (const [query, error] of [
    ['verb=Identify', undefined],
    ['verb=ListSets', 'noSetHierarchy'],
    ['verb=ListRecords&metadataPrefix=oai_dc', 'noRecordsMatch'],
  ] as const) {
    const page = await ask(served, query);
    assert.equal(page.errors[0], error, query);
    assert.deepEqual(answers?.check(page.body), [], query);
  }
  await served.close();
  await empty.dispose();
});

test('the required formats are offered', () => {
  for (const prefix of ['oai_dc', 'igsn', 'igsndescription', 'igsngfz', 'oai_datacite', 'datacite4']) {
    assert.ok(PREFIXES.includes(prefix), prefix);
  }
});

for (const prefix of PREFIXES) {
  test(`records in ${prefix} are valid on every page, alone and in lists`, { skip }, async () => {
    const pages = await harvest(app, `verb=ListRecords&metadataPrefix=${prefix}`);
    pages.push(await ask(app, `verb=GetRecord&metadataPrefix=${prefix}&identifier=${IDENTIFIER}`));
    assert.equal(pages.length, 4);
    for (const page of pages) assert.deepEqual(answers?.check(page.body), []);
    const bare = pages.flatMap((page) => page.headers).filter((header) => header.hasMetadata === header.isDeleted);
    assert.deepEqual(bare, []);
  });
}
