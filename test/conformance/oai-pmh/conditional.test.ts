import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { makeLoadGate } from '../../../src/dissemination/oai-pmh/load-gate.ts';
import { FORMATS } from '../../../src/formats/formats.ts';
import { harvestIn } from './fill-harvested.ts';
import { change, fillStore, igsnOf, specs } from './fill-store.ts';
import { harvest } from './harvest.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from './temporary-store.ts';

let temporary: TemporaryStore;
let app: FastifyInstance;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, specs(60));
  app = serveOai(faceOf(temporary.store), FORMATS, { recordsPerPage: 20, headersPerPage: 20 });
});

after(async () => {
  await app.close();
  await temporary.dispose();
});

const GET_ONE = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:${igsnOf(1)}`;
const FIRST_PAGE = 'verb=ListRecords&metadataPrefix=oai_dc';
const CONDITIONAL = ['verb=Identify', 'verb=ListSets', 'verb=ListMetadataFormats', GET_ONE, FIRST_PAGE];
const askIf = (query: string, tag: string) => app.inject({ url: `/oai?${query}`, headers: { 'if-none-match': tag } });

for (const query of [...CONDITIONAL, 'verb=ListIdentifiers&metadataPrefix=oai_dc&set=ICDP']) {
  test(`${query} is not sent again to who has it`, async () => {
    const { headers, body } = await app.inject({ url: `/oai?${query}` });
    const tag = String(headers.etag);
    assert.match(tag, /^W\/"[\w-]{22}"$/);
    assert.equal(headers['cache-control'], 'no-cache');
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const again = await askIf(query, known);
      assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', tag], known);
    }
    const other = await askIf(query, 'W/"other"');
    assert.deepEqual([other.statusCode, other.body], [200, body]);
    const posted = await app.inject({ method: 'POST', url: '/oai', payload: query, headers: { 'if-none-match': tag } });
    assert.equal(posted.statusCode, 200);
  });
}

test('later pages and errors carry no tag', async () => {
  const pages = await harvest(app, FIRST_PAGE);
  const resumed = `verb=ListRecords&resumptionToken=${pages[0]?.token}`;
  for (const query of [resumed, 'verb=Identify&verb=Identify', 'verb=ListSets&resumptionToken=x'])
    assert.equal((await app.inject({ url: `/oai?${query}` })).headers.etag, undefined, query);
});

test('a change, of ours or of others, of a client’s name, and the day make another tag', async () => {
  const tagOf = async (query: string, served = app) => (await served.inject({ url: `/oai?${query}` })).headers.etag;
  const seen = new Set([await tagOf(FIRST_PAGE)]);
  const isNew = async (tag: unknown) => {
    assert.ok(typeof tag === 'string' && !seen.has(tag));
    seen.add(tag);
  };
  const one = await tagOf(GET_ONE);
  await change(temporary.store, { igsn: igsnOf(1), title: 'Other' });
  await isNew(await tagOf(FIRST_PAGE));
  assert.notEqual(await tagOf(GET_ONE), one);
  await harvestIn(temporary.store, { igsn: 'THEIRS' });
  await isNew(await tagOf(FIRST_PAGE));
  await temporary.store.unitOfWork((db) =>
    db.updateTable('client').set({ name: 'Renamed', updated_at: '2026-05-05T00:00:00Z' }).execute(),
  );
  await isNew(await tagOf(FIRST_PAGE));
  const tomorrow = faceOf(temporary.store, { now: () => new Date('2026-06-02T12:00:00Z') });
  await isNew(await tagOf(FIRST_PAGE, serveOai(tomorrow, FORMATS)));
});

test('a gate lets so many in, everybody in turn, and one alone even while the event loop lags', () => {
  let isLagging = false;
  const gate = makeLoadGate(2, () => isLagging);
  const [one, two] = [gate.enter(), gate.enter()];
  assert.ok(one !== undefined && two !== undefined);
  assert.equal(gate.enter(), undefined);
  one();
  one();
  const three = gate.enter();
  assert.ok(three !== undefined);
  assert.equal(gate.enter(), undefined, 'a place is given back once');
  two();
  three();
  isLagging = true;
  const alone = gate.enter();
  assert.ok(alone !== undefined);
  assert.equal(gate.enter(), undefined);
  alone();
  const open = makeLoadGate(0, () => true);
  for (let n = 0; n < 100; n++) assert.ok(open.enter());
});

test('beyond the limit harvesters are asked to wait, other verbs are answered, and one after another all come through', async () => {
  const narrow = serveOai(faceOf(temporary.store), FORMATS, { recordsPerPage: 20, mostPages: 1 });
  const all = await Promise.all(
    Array.from({ length: 12 }, () => narrow.inject({ url: `/oai?${FIRST_PAGE}&set=type` })),
  );
  const refused = all.filter((answer) => answer.statusCode === 503);
  assert.ok(refused.length > 0 && refused.length < 12, `${refused.length} of 12 were refused`);
  for (const answer of refused) assert.equal(answer.headers['retry-after'], '10');
  const [busy, identify] = await Promise.all([
    narrow.inject({ url: `/oai?${FIRST_PAGE}` }),
    narrow.inject({ url: '/oai?verb=Identify' }),
  ]);
  assert.deepEqual([busy.statusCode, identify.statusCode], [200, 200]);
  for (let n = 0; n < 3; n++) await harvest(narrow, FIRST_PAGE);
  for (const query of ['verb=ListRecords', `${FIRST_PAGE}&from=junk`, `${FIRST_PAGE}&from=2030-01-01`])
    for (let n = 0; n < 3; n++) assert.equal((await narrow.inject({ url: `/oai?${query}` })).statusCode, 200, query);
  await narrow.close();
});
