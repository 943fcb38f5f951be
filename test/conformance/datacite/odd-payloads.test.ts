import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { OBJECT_LISTS, TEXT_LISTS } from '../../../src/api/datacite/kernel-attributes.ts';
import { onEachEngine } from '../../store/each-engine.ts';
import { COMPLETE, type DataciteServer, payload, serveDatacite } from './serve-datacite.ts';

const NAMES = [
  ...OBJECT_LISTS,
  ...TEXT_LISTS,
  'publisher',
  'publicationYear',
  'types',
  'language',
  'version',
  'container',
];
const MORE = ['url', 'event', 'xml', 'mode', 'identifiers', 'contentUrl', 'doi', 'state', '__proto__', 'constructor'];
const MEMBERS = ['name', 'title', 'subject', 'date', 'dateType', 'affiliation', 'nameIdentifiers', 'relationType'];
const PLACES = ['geoLocationPoint', 'geoLocationBox', 'geoLocationPolygon', 'pointLongitude', 'description', 'lang'];

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.dictionary(fc.constantFrom(...MEMBERS, ...PLACES), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }), {
    maxLength: 3,
  }),
);
const attributes = fc.dictionary(fc.constantFrom(...NAMES, ...MORE), odd, { maxKeys: 6 });

onEachEngine('odd payloads of the DataCite API', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
  });
  after(() => server.close());

  const DECIDED = new Set([200, 201, 403, 409, 422]);

  it('are taken or refused, never half, and what was taken can be read and published', async () => {
    let at = 0;
    await fc.assert(
      fc.asyncProperty(attributes, async (given) => {
        const path = `/dois/10.60510/ICDODD${at++}`;
        const put = await server.call('PUT', path, { as: 'GFZ.ICDP', json: payload(given) });
        assert.ok(DECIDED.has(put.status), `${put.status} ${put.text}`);
        const read = await server.call('GET', `${path}?affiliation=true`, { as: 'GFZ.ICDP' });
        assert.equal(read.status, put.status < 300 ? 200 : 404, read.text);
        const all = await server.call('PUT', path, {
          as: 'GFZ.ICDP',
          json: payload({ ...COMPLETE, url: 'https://example.org/1', event: 'publish' }),
        });
        assert.ok(DECIDED.has(all.status), `${all.status} ${all.text}`);
      }),
      { numRuns: 60 },
    );
  });

  it('of many who mint at once each gets a name of its own, and the bad ones harm nobody', async () => {
    const calls = Array.from({ length: 60 }, (_, at) =>
      server.call('POST', '/dois', {
        as: at % 2 === 0 ? 'GFZ.ICDP' : 'GFZ.OTHER',
        json: payload({ prefix: '10.60510', ...(at % 3 === 0 && { event: 'publish' }) }),
      }),
    );
    const answers = await Promise.all(calls);
    assert.deepEqual(
      answers.map((one) => one.status),
      answers.map((_, at) => (at % 3 === 0 ? 422 : 201)),
    );
    const ids = answers.filter((one) => one.status === 201).map((one) => one.body.data.id);
    assert.equal(new Set(ids).size, 40);
    for (const [nth, id] of answers.entries())
      if (id.status === 201) assert.match(id.body.data.id, nth % 2 === 0 ? /\/icd/ : /\/oth/);
    const { read } = house().store;
    const given = await read.selectFrom('identifier').select('igsn').where('origin', '=', 'minted').execute();
    assert.equal(given.length, 40, 'a mint that was refused used up an identifier');
  });
});
