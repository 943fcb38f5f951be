import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { descriptionXml } from './example-documents.ts';
import { type Answer, type Call, type MdsServer, onEachMds, registrationXml, TEXT, XML } from './serve-mds.ts';

const SAMPLES = join(import.meta.dirname, '../../../../shared/data/records/gfz-mds');
const NO_SAMPLES = existsSync(SAMPLES) ? false : 'the sample files of the GFZ registry are not beside the project';

/** A client that sends its password only when it is asked for, as many libraries do. */
async function askedFirst(server: MdsServer, method: string, path: string, { as, ...call }: Call): Promise<Answer> {
  const challenged = await server.call(method, path, call);
  assert.equal(challenged.status, 401);
  assert.match(String(challenged.headers['www-authenticate']), /^Basic realm="[^"]+"$/);
  return server.call(method, path, { ...call, as: as! });
}

/** Calls in order, each with its status. */
async function replay(
  server: MdsServer,
  calls: readonly (readonly [string, string, Call, number])[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [method, path, call, status] of calls) {
    const answer = await server.call(method, path, call);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.body}`);
    answers.push(answer);
  }
  return answers;
}

onEachMds('MDS: real clients', { upstream: 'none' }, (server) => {
  const ICDP = { as: 'GFZ.ICDP' };
  const text = (body: string): Call => ({ ...ICDP, body, headers: TEXT });
  const xml = (body: string | Uint8Array): Call => ({ ...ICDP, body, headers: XML });

  it('sample scripts of GFZ, with their own files and testMode on every address', { skip: NO_SAMPLES }, async () => {
    const file = (name: string) => readFileSync(join(SAMPLES, name));
    const domains = '<domains>example.org,igsn.org,gfz-potsdam.de</domains>';
    const centre = `<datacentre><symbol>GFZ.ICDP</symbol>${domains}</datacentre>`;
    const Java = { 'content-type': 'text/plain;charset=UTF-8', 'accept-encoding': 'UTF-8' };
    const answers = await replay(server(), [
      ['PUT', '/mds/datacentre', { as: 'GFZ', body: centre, headers: XML }, 200],
      ['POST', '/mds/metadata?testMode=false', xml(file('java-test.xml')), 201],
      ['POST', '/mds/igsn?testMode=false', { ...ICDP, body: file('java-url.txt'), headers: Java }, 201],
      ['GET', '/mds/igsn/10273/TEST/TEST3?testMode=false', { ...ICDP, headers: Java }, 200],
      ['GET', '/mds/metadata/10273/TEST/TEST3?testMode=false', { ...ICDP, headers: Java }, 200],
      ['POST', '/mds/igsn', { ...ICDP, body: file('python-test.url') }, 201],
      ['POST', '/mds/metadata', { ...ICDP, body: file('python-test.xml') }, 201],
      ['GET', '/mds/igsn/10273/TEST/TEST3', ICDP, 200],
      ['DELETE', '/mds/metadata/10273/TEST/TEST3', ICDP, 200],
      ['GET', '/mds/metadata/10273/TEST/TEST3', ICDP, 410],
    ]);
    assert.deepEqual([answers[3]!.body, answers[7]!.body], ['http://igsn.org', 'http://gfz-potsdam.de']);
    assert.equal(answers[4]!.body, file('java-test.xml').toString());
    assert.deepEqual([answers[1]!.body, answers[2]!.body], ['OK (10273/TEST/TEST3)', 'OK']);
  });

  it('AuScope: the address first, then metadata with a closing slash, password only when asked', async () => {
    const address = {
      ...text('igsn=10273/ICDAUS1\nurl=https://example.org/a\n'),
      headers: { 'content-type': 'text/plain; charset=ISO-8859-1' },
    };
    assert.equal((await askedFirst(server(), 'POST', '/mds/igsn', address)).status, 201);
    const metadata = await askedFirst(server(), 'POST', '/mds/metadata/', xml(registrationXml('10273/ICDAUS1')));
    assert.equal(metadata.status, 201);
    assert.equal((await server().call('GET', '/10273/ICDAUS1')).headers.location, 'https://example.org/a');
  });

  it('ARDC: address, metadata, and both read back', async () => {
    const document = registrationXml('10273/ICDARDC');
    const [, , url, kept] = await replay(server(), [
      ['POST', '/mds/igsn', text('igsn=10273/ICDARDC\nurl=https://example.org/ardc'), 201],
      ['POST', '/mds/metadata', xml(document), 201],
      ['GET', '/mds/igsn/10273/ICDARDC', ICDP, 200],
      ['GET', '/mds/metadata/10273/ICDARDC', ICDP, 200],
    ]);
    assert.deepEqual([url!.body, kept!.body], ['https://example.org/ardc', document]);
  });

  it('Medusa: 404 means free; then address, metadata and description, or the reverse', async () => {
    await replay(server(), [
      ['GET', '/mds/igsn/10273/ICDMED1', ICDP, 404],
      ['POST', '/mds/igsn', text('igsn=10273/ICDMED1\r\nurl=https://example.org/m1\r\n'), 201],
      ['POST', '/mds/metadata', xml(registrationXml('10273/ICDMED1')), 201],
      ['POST', '/mds/igsnmetadata/10273/ICDMED1', xml(descriptionXml('ICDMED1', 'A rock')), 201],
      ['GET', '/mds/igsn/10273/ICDMED1', ICDP, 200],
      ['GET', '/mds/igsn/10273/ICDMED2', ICDP, 404],
      ['POST', '/mds/igsnmetadata/10273/ICDMED2', xml(descriptionXml('ICDMED2', 'A rock')), 404],
      ['POST', '/mds/metadata', xml(registrationXml('10273/ICDMED2')), 201],
      ['POST', '/mds/igsnmetadata/10273/ICDMED2', xml(descriptionXml('ICDMED2', 'A rock')), 201],
      ['GET', '/mds/igsn/10273/ICDMED2', ICDP, 204],
      ['POST', '/mds/igsn', text('igsn=10273/ICDMED2\nurl=https://example.org/m2'), 201],
      ['GET', '/mds/igsn/10273/ICDMED2', ICDP, 200],
      ['GET', '/igsn/ICDMED2?format=igsn', {}, 200],
    ]);
  });

  it('a client of curl that calls everything a form', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await replay(server(), [
      ['POST', '/mds/metadata', { ...ICDP, body: registrationXml('10273/ICDCURL'), headers: form }, 201],
      [
        'POST',
        '/mds/igsn',
        { ...ICDP, body: 'igsn=10273/ICDCURL&url=https://example.org/?a=1%262', headers: form },
        201,
      ],
    ]);
    assert.equal((await server().call('GET', '/mds/igsn/ICDCURL', ICDP)).body, 'https://example.org/?a=1&2');
  });
});

onEachMds('MDS: what limits and locks', { upstream: 'none', 'api-rate-limit': '5' }, (server) => {
  it('says in headers how many requests are left, and refuses the sixth in plain text', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n++) answers.push(await server().call('GET', '/mds/igsn', { as: 'GFZ.ICDP' }));
    assert.deepEqual(
      answers.map((one) => one.status),
      [204, 204, 204, 204, 204, 429],
    );
    assert.equal(answers[1]!.headers['ratelimit-remaining'], '3');
    const last = answers[5]!;
    assert.match(last.body, /^More than 5 requests a minute/);
    assert.equal(last.headers['content-type'], 'text/plain;charset=UTF-8');
    assert.ok(Number(last.headers['retry-after']) > 0);
    assert.equal((await server().call('GET', '/mds/igsn', { as: 'GFZ.OTHER' })).status, 204);
  });
});
