import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { dataciteUpstream } from '../../../src/upstream/datacite/datacite.ts';
import type { Upstream } from '../../../src/upstream/upstream.ts';
import { DATACITE_ACCOUNT, type DataciteServer, startDatacite } from './datacite-server.ts';
import type { Mishap } from './misbehaving-server.ts';
import { adapterSettings, HASTY_S, recalled, registerRequest, summary, tell, withdrawRequest } from './told-record.ts';

const { user, password, clientId } = DATACITE_ACCOUNT;

describe('DataCite as upstream', () => {
  let server: DataciteServer;
  let upstream: Upstream;
  let hasty: Upstream;
  before(async () => {
    server = await startDatacite();
    upstream = dataciteUpstream({ ...adapterSettings(server.url, user, password), clientId });
    hasty = dataciteUpstream({ ...adapterSettings(server.url, user, password, HASTY_S), clientId });
  });
  after(() => server.close());
  beforeEach(() => {
    server.dois.clear();
    server.asked.length = 0;
    server.mishap = () => undefined;
  });

  const doi = () => server.dois.get('10.60510/icdp1');

  it('publishes a record under its DOI, with its landing page and description', async () => {
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    const { state, attributes } = doi()!;
    assert.deepEqual(
      [state, attributes.url, attributes.version],
      ['findable', 'https://igsn.example.org/igsn/ICDP1', '1'],
    );
    assert.ok((attributes.titles as { title: string }[])[0]!.title.length > 0);
    assert.equal(server.asked.length, 1);
    assert.equal(server.asked[0]!.headers['content-type'], 'application/vnd.api+json');
  });

  it('asks for the address of the client where it has one', async () => {
    await tell(upstream, registerRequest('ICDP1', { landingUrl: 'https://igsn.example.org/elsewhere?a=1' }));
    assert.equal(doi()!.attributes.url, 'https://igsn.example.org/elsewhere?a=1');
  });

  it('does nothing more when it is told the same again', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    const once = structuredClone(doi()!.attributes);
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.deepEqual([doi()!.attributes, doi()!.state, server.dois.size], [once, 'findable', 1]);
  });

  const FROM = [undefined, 'draft', 'registered', 'findable'] as const;
  const TO = { hidden: 'registered', registered: 'findable' } as const;
  for (const from of FROM)
    for (const [state, wanted] of Object.entries(TO)) {
      it(`brings a DOI that is ${from ?? 'unknown'} to ${wanted}, whatever event that takes`, async () => {
        if (from !== undefined)
          server.dois.set('10.60510/icdp1', { doi: '10.60510/icdp1', state: from, attributes: {}, writes: 0 });
        assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { state }))), 'confirmed');
        assert.equal(doi()!.state, wanted);
        assert.equal(doi()!.attributes.url, 'https://igsn.example.org/igsn/ICDP1');
      });
    }

  it('hides what is withdrawn and keeps its description', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
    assert.equal(doi()!.state, 'registered');
    assert.ok(Array.isArray(doi()!.attributes.titles));
    assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
  });

  it('makes no DOI of what was never there, to hide it', async () => {
    assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
    assert.equal(server.dois.size, 0);
  });

  const title = (text: string) => JSON.stringify({ errors: [{ title: text, source: 'creators' }] });
  const FAILURES: readonly (readonly [label: string, mishap: Mishap, expected: string])[] = [
    ['401', { status: 401, body: title('Bad credentials.') }, 'again, upstream, locked out'],
    ['403', { status: 403, body: title('You are not authorized') }, 'person, record'],
    ['404 on writing', { status: 404, body: title('no such thing') }, 'person, record'],
    ['405', { status: 405 }, 'person, record'],
    ['422', { status: 422, body: title('is missing') }, 'person, record'],
    ['400, which is any fault of theirs', { status: 400, body: title('undefined method') }, 'again, unclear'],
    ['429 in seconds', { status: 429, headers: { 'retry-after': '77' } }, 'again, upstream, after 77 s'],
    ['429 without a time', { status: 429 }, 'again, upstream'],
    ['500', { status: 500, body: '<h1>Oops</h1>' }, 'again, unclear'],
    ['502', { status: 502 }, 'again, upstream'],
    ['503 with a time', { status: 503, headers: { 'retry-after': '5' } }, 'again, upstream, after 5 s'],
    ['504', { status: 504 }, 'again, upstream'],
    ['a redirection', { status: 302, headers: { location: 'https://elsewhere.example.org/' } }, 'again, unclear'],
    ['no answer in time', 'slow', 'again, unclear'],
    ['a connection cut before the work', 'cut before', 'again, unclear'],
    ['a connection cut after the work', 'cut after', 'again, unclear'],
  ];
  for (const [label, mishap, expected] of FAILURES) {
    it(`${label}: ${expected}, and afterwards all is well`, async () => {
      server.mishap = () => mishap;
      const answer = await tell(mishap === 'slow' ? hasty : upstream, registerRequest('ICDP1'));
      assert.equal(summary(answer), expected);
      const { reason } = answer as { reason: string };
      for (const secret of [password, Buffer.from(`${user}:${password}`).toString('base64')])
        assert.ok(!reason.includes(secret), reason);
      server.mishap = () => undefined;
      assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
      assert.deepEqual([doi()!.state, server.dois.size], ['findable', 1]);
    });
  }

  it('waits until the date that Retry-After may be', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    server.mishap = () => ({ status: 429, headers: { 'retry-after': date } });
    const { retryAfterS } = (await tell(upstream, registerRequest('ICDP1'))) as { retryAfterS: number };
    assert.ok(retryAfterS > 85 && retryAfterS <= 90, String(retryAfterS));
  });

  it('shows what DataCite said, and never our password that it sends back', async () => {
    server.mishap = () => ({ status: 422, body: title(`is missing\n\u001b[31m for ${password}`) });
    const { reason } = (await tell(upstream, registerRequest('ICDP1'))) as { reason: string };
    assert.equal(reason, 'upstream, writing 10.60510/icdp1: 422 creators: is missing [31m for …');
  });

  it('does not believe a success whose state is another, and reads back one that says nothing', async () => {
    server.mishap = () => 'lie';
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'again, unclear');
    server.mishap = ({ method }) => (method === 'PUT' ? { status: 200, body: '{}' } : undefined);
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'again, unclear');
    server.mishap = ({ method }) => (method === 'PUT' ? 'half' : undefined);
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.equal(doi()!.state, 'findable');
    server.mishap = () => 'half';
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'again, unclear');
  });

  it('does not take an older version, or another address, for what it sent', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    const older = structuredClone(doi()!);
    const told = (more: object) => ({
      data: { type: 'dois', attributes: { ...older.attributes, state: 'findable', ...more } },
    });
    const moved = { url: 'https://elsewhere.example.org/' };
    for (const body of [told({}), told({ ...moved, version: '2' })]) {
      server.mishap = ({ method }) => (method === 'PUT' ? { status: 200, body: JSON.stringify(body) } : undefined);
      assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { version: 2 }))), 'again, unclear');
    }
    server.mishap = ({ method }) => (method === 'PUT' ? { status: 200, body: '' } : undefined);
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { version: 2 }))), 'again, unclear');
    server.mishap = (_, number) =>
      number === server.asked.length && server.asked.length % 2 === 1 ? 'lie' : undefined;
    for (let times = 0; times < 3; times++) await tell(upstream, registerRequest('ICDP1', { version: 2 }));
    assert.equal(doi()!.attributes.version, '2');
  });

  it('says that nobody is there', async () => {
    const gone = await startDatacite();
    await gone.close();
    const nobody = dataciteUpstream({ ...adapterSettings(gone.url, user, password), clientId });
    assert.equal(summary(await tell(nobody, registerRequest('ICDP1'))), 'again, upstream');
  });

  it('asks a person about a version that the register has not got', async () => {
    const { record: _, ...request } = registerRequest('ICDP1');
    assert.equal(summary(await tell(upstream, request)), 'person, record');
  });

  it('recalls every DOI page by page, with state, address and version, and gives no other host our password', async () => {
    for (let at = 0; at < 1203; at++) {
      const name = `10.60510/x${String(at).padStart(4, '0')}`;
      const attributes = { url: `https://igsn.example.org/igsn/X${at}`, version: at % 2 === 0 ? '7' : 'second' };
      server.dois.set(name, { doi: name, state: at === 0 ? 'registered' : 'findable', attributes, writes: 0 });
    }
    const all = await recalled(upstream);
    assert.equal(all.length, 1203);
    assert.deepEqual(all.slice(0, 2), [
      { igsn: 'X0000', state: 'hidden', url: 'https://igsn.example.org/igsn/X0', version: 7 },
      { igsn: 'X0001', state: 'registered', url: 'https://igsn.example.org/igsn/X1' },
    ]);
    assert.equal(server.asked.length, 3);
    assert.equal(server.asked[0]!.query.get('client-id'), clientId);
  });

  it('throws when a page of the recall is cut or refused', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    for (const mishap of ['half', 'cut before', { status: 500 }] as const) {
      server.mishap = () => mishap;
      await assert.rejects(recalled(upstream), /upstream/);
    }
  });
});
