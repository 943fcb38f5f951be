import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { XmlDocument } from 'libxml2-wasm';
import { readToken, writeToken } from '../../../src/dissemination/oai-pmh/resumption-token.ts';
import { fillStore, igsnOf, specs } from './fill-store.ts';
import { ask } from './harvest.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from './temporary-store.ts';

const ID = `oai:registry.example.org:${igsnOf(1)}`;
const LIST = 'verb=ListRecords&metadataPrefix=oai_dc';
const BASE = 'https://igsn.example.org/core/oai';

let temporary: TemporaryStore;
let app: FastifyInstance;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, specs(60));
  app = serveOai(faceOf(temporary.store), [FRAGILE_DC], { recordsPerPage: 20, headersPerPage: 20 });
});

after(async () => {
  await app.close();
  await temporary.dispose();
});

const ANSWERS: readonly (readonly [query: string, ...codes: string[]])[] = [
  ['', 'badVerb'],
  ['junk', 'badVerb'],
  ['verb=', 'badVerb'],
  ['verb=identify', 'badVerb'],
  ['verb=toString', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListSets&set=ICDP', 'badArgument'],
  ['verb=ListSets&resumptionToken=junk', 'badResumptionToken'],
  ['verb=GetRecord', 'badArgument', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  [`verb=GetRecord&identifier=${ID}`, 'badArgument'],
  [`verb=GetRecord&identifier=${ID}&metadataPrefix=`, 'badArgument'],
  [`verb=GetRecord&identifier=${ID}&identifier=${ID}&metadataPrefix=oai_dc`, 'badArgument'],
  [`verb=GetRecord&identifier=${ID}&metadataPrefix=oai_dc&extra=1`, 'badArgument'],
  [`verb=GetRecord&identifier=${ID}&metadataPrefix=none`, 'cannotDisseminateFormat'],
  ['verb=GetRecord&identifier=invalid"id&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=GetRecord&identifier=oai:registry.example.org:NONE&metadataPrefix=oai_dc', 'idDoesNotExist'],
  [`verb=GetRecord&identifier=oai:elsewhere.org:${igsnOf(1)}&metadataPrefix=oai_dc`, 'idDoesNotExist'],
  ['verb=GetRecord&identifier=oai:registry.example.org:%25ZZ&metadataPrefix=oai_dc', 'idDoesNotExist'],
  [`verb=GetRecord&identifier=${ID.toLowerCase()}&metadataPrefix=oai_dc`],
  [`verb=GetRecord&identifier=${ID.toUpperCase()}&metadataPrefix=oai_dc`],
  ['verb=ListMetadataFormats'],
  [`verb=ListMetadataFormats&identifier=${ID}`],
  ['verb=ListMetadataFormats&identifier=oai:registry.example.org:NONE', 'idDoesNotExist'],
  ['verb=ListIdentifiers', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=none', 'cannotDisseminateFormat'],
  ['verb=ListRecords&metadataPrefix=n%C3%B6', 'cannotDisseminateFormat'],
  [`${LIST}&from=junk`, 'badArgument'],
  [`${LIST}&until=junk`, 'badArgument'],
  [`${LIST}&from=2024-02-30`, 'badArgument'],
  [`${LIST}&from=2024-01-01T24:00:00Z`, 'badArgument'],
  [`${LIST}&from=2024-01-01T00:00:00`, 'badArgument'],
  [`${LIST}&from=2024-01-01T00:00:00.5Z`, 'badArgument'],
  [`${LIST}&from=2024-01-01T00:00:00%2B01:00`, 'badArgument'],
  [`${LIST}&from=2024-01`, 'badArgument'],
  [`${LIST}&from=2024-01-01&until=2024-01-02T00:00:00Z`, 'badArgument'],
  [`${LIST}&from=2024-01-02&until=2024-01-01`, 'badArgument'],
  [`${LIST}&from=&until=`, 'badArgument', 'badArgument'],
  [`${LIST}&from=2030-01-01`, 'noRecordsMatch'],
  [`${LIST}&set=`, 'badArgument'],
  [`${LIST}&set=a%20b`, 'badArgument'],
  [`${LIST}&set=expedition::`, 'badArgument'],
  [`${LIST}&set=nobody`, 'noRecordsMatch'],
  [`${LIST}&set=nobody.here`, 'noRecordsMatch'],
  [`${LIST}&set=expedition:5054:deeper`, 'noRecordsMatch'],
  [`${LIST}&set=expedition:~zz`, 'noRecordsMatch'],
  [`${LIST}&set=type:core_run`],
  ['verb=ListRecords&resumptionToken=junk', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=a.b', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=', 'badArgument'],
  [`verb=ListRecords&resumptionToken=${'x'.repeat(9000)}`, 'badResumptionToken'],
  ['verb=ListIdentifiers&resumptionToken=junk&until=2000-02-05', 'badArgument'],
  [`${LIST}&resumptionToken=junk&until=1990-01-10`, 'badArgument'],
  ["verb=ListRecords&metadataPrefix=oai_dc&set=ICDP'%20or%201=1--", 'badArgument'],
  ['verb=%00&x=%ff%fe', 'badVerb'],
  [`${LIST}&%3Cscript%3E=1`, 'badArgument'],
];

/** Characters that no argument may hold, so nobody repeats them; and words that only a request says. */
const STRANGE = /[^\w\s:.\-~%']/;
const NOBODY_SAYS = /junk|none|toString|xxx/i;

for (const [query, ...codes] of ANSWERS) {
  test(`?${query.slice(0, 90)} answers ${codes.join(' and ') || 'without error'}`, async () => {
    const page = await ask(app, query);
    XmlDocument.fromString(page.body).dispose();
    assert.deepEqual(page.errors, codes);
    const request = /<request([^>]*)>([^<]*)<\/request>/.exec(page.body);
    assert.equal(request?.[2], BASE);
    const hidesRequest = codes.includes('badVerb') || codes.includes('badArgument');
    if (hidesRequest) assert.equal(request?.[1], '');
    else assert.match(request?.[1] ?? '', /^ verb="\w+"/);
    for (const given of [...new URLSearchParams(query)].flat()) {
      const isStrange = STRANGE.test(given) || (hidesRequest && NOBODY_SAYS.test(given));
      if (isStrange) assert.ok(!page.body.includes(given), `${given} is repeated`);
    }
  });
}

test('the request element repeats legal arguments and leaves out illegal values', async () => {
  const good = await ask(app, `${LIST}&from=2024-01-01&set=ICDP`);
  assert.match(good.body, /<request verb="ListRecords" metadataPrefix="oai_dc" from="2024-01-01" set="ICDP">/);
  const odd = await ask(app, 'verb=ListRecords&metadataPrefix=%3Cx%3E');
  assert.match(odd.body, /<request verb="ListRecords">/);
});

test('tokens of other verbs, other repositories, other days and other hands are refused', async () => {
  const { token = '' } = await ask(app, `${LIST}&set=type&from=2024-01-01`);
  assert.match(token, /^[A-Za-z0-9._~-]+$/);
  const works = await ask(app, `verb=ListRecords&resumptionToken=${token}`);
  assert.equal(works.cursor, 20);
  const middle = Math.floor(token.length / 3);
  const flipped = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
  const refused = async (served: FastifyInstance, query: string) =>
    assert.deepEqual((await ask(served, query)).errors, ['badResumptionToken'], query);
  await refused(app, `verb=ListIdentifiers&resumptionToken=${token}`);
  await refused(app, `verb=ListRecords&resumptionToken=${flipped}`);
  await refused(app, `verb=ListRecords&resumptionToken=${token.slice(0, -1)}`);
  await refused(app, `verb=ListRecords&resumptionToken=${token}A`);
  const face = faceOf(temporary.store);
  const elsewhere = { ...face.agent, repositoryIdentifier: 'other.example.org' };
  const later = () => new Date('2026-06-03T12:00:01Z');
  const resume = `verb=ListRecords&resumptionToken=${token}`;
  await refused(serveOai({ ...face, tokenSecret: 'another' }, [FRAGILE_DC]), resume);
  await refused(serveOai({ ...face, agent: elsewhere }, [FRAGILE_DC]), resume);
  await refused(serveOai({ ...face, now: later }, [FRAGILE_DC]), resume);
  await refused(serveOai(face, []), resume);
});

test('a token is readable with its secret alone', () => {
  const resumption = {
    verb: 'ListRecords',
    metadataPrefix: 'igsn',
    set: 'expedition:5054',
    from: undefined,
    until: '2024-01-01',
    afterSeq: 5,
    cursor: 100,
    completeListSize: 4460,
    issuedAtS: 1_780_000_000,
  } as const;
  const token = writeToken(resumption, 'secret');
  assert.deepEqual(readToken(token, 'secret'), resumption);
  assert.equal(readToken(token, 'Secret'), undefined);
});
