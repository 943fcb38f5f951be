import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { mdsUpstream } from '../../../src/upstream/mds/mds.ts';
import type { Upstream } from '../../../src/upstream/upstream.ts';
import { MDS_ACCOUNT, type MdsServer, startMds } from './mds-server.ts';
import type { Mishap } from './misbehaving-server.ts';
import { adapterSettings, HASTY_S, recalled, registerRequest, summary, tell, withdrawRequest } from './told-record.ts';

const { user, password } = MDS_ACCOUNT;

describe('another agent as upstream', () => {
  let server: MdsServer;
  let upstream: Upstream;
  let hasty: Upstream;
  before(async () => {
    server = await startMds();
    upstream = mdsUpstream(adapterSettings(server.url, user, password));
    hasty = mdsUpstream(adapterSettings(server.url, user, password, HASTY_S));
  });
  after(() => server.close());
  beforeEach(() => {
    server.samples.clear();
    server.asked.length = 0;
    server.mishap = () => undefined;
    server.wantsMetadataFirst = false;
  });

  const sample = () => server.samples.get('10273/ICDP1');
  const order = () => server.asked.map((one) => `${one.method} ${one.path}`);

  it('posts the address and then the registration metadata', async () => {
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.deepEqual(order(), ['POST /igsn', 'POST /metadata']);
    assert.deepEqual([sample()!.url, sample()!.isActive], ['https://igsn.example.org/igsn/ICDP1', true]);
    assert.match(sample()!.documents[0]!, /<registrantName>ICDP<\/registrantName>/);
  });

  it('turns the order round where metadata is wanted first', async () => {
    server.wantsMetadataFirst = true;
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.deepEqual(order(), ['POST /igsn', 'POST /metadata', 'POST /igsn', 'POST /metadata']);
    assert.deepEqual([sample()!.url, sample()!.isActive], ['https://igsn.example.org/igsn/ICDP1', true]);
  });

  it('writes an address so that Java reads it: blanks, signs and backslashes', async () => {
    const landingUrl = 'https://igsn.example.org/a b/é?x=1&y=\\2#z';
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { landingUrl }))), 'confirmed');
    assert.equal(server.asked[0]!.body, 'igsn=10273/ICDP1\nurl=https://igsn.example.org/a%20b/%C3%A9?x=1&y=\\\\2#z\n');
    assert.equal(sample()!.url, 'https://igsn.example.org/a%20b/%C3%A9?x=1&y=\\2#z');
  });

  it('mints without metadata what nobody has described', async () => {
    const request = registerRequest('ICDP1');
    await tell(upstream, { ...request, record: { ...request.record!, isDescribed: false } });
    assert.deepEqual(order(), ['POST /igsn']);
  });

  it('hides: the address stays, metadata is inactive or was never there', async () => {
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { state: 'hidden' }))), 'confirmed');
    assert.deepEqual([sample()!.url !== undefined, sample()!.documents.length], [true, 0]);
    await tell(upstream, registerRequest('ICDP1'));
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { state: 'hidden' }))), 'confirmed');
    assert.equal(sample()!.isActive, false);
  });

  it('withdraws once and again, also what was never there', async () => {
    assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
    await tell(upstream, registerRequest('ICDP1'));
    for (let times = 0; times < 2; times++) {
      assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
      assert.equal(sample()!.isActive, false);
    }
  });

  const FAILURES: readonly (readonly [label: string, mishap: Mishap, expected: string])[] = [
    ['400', { status: 400, body: '[url] domain of URL is not allowed' }, 'person, record'],
    ['401', { status: 401, body: 'Bad credentials' }, 'again, upstream, locked out'],
    ['403', { status: 403, body: 'IGSN prefix is not allowed' }, 'person, record'],
    ['404', { status: 404, body: 'no' }, 'person, record'],
    ['410', { status: 410, body: 'dataset inactive' }, 'person, record'],
    ['429', { status: 429, headers: { 'retry-after': '3' } }, 'again, upstream, after 3 s'],
    ['500', { status: 500, body: 'database connection problem' }, 'again, unclear'],
    ['503', { status: 503 }, 'again, upstream'],
    ['a page of somebody else', 'lie', 'again, unclear'],
    ['no answer in time', 'slow', 'again, unclear'],
    ['a connection cut before the work', 'cut before', 'again, unclear'],
    ['a connection cut after the work', 'cut after', 'again, unclear'],
    ['half an answer', 'half', 'again, unclear'],
  ];
  for (const [label, mishap, expected] of FAILURES)
    for (const step of ['/igsn', '/metadata']) {
      it(`${label} at ${step}: ${expected}, and afterwards all is well`, async () => {
        server.mishap = ({ path }) => (path === step ? mishap : undefined);
        const answer = await tell(mishap === 'slow' ? hasty : upstream, registerRequest('ICDP1'));
        assert.equal(summary(answer), expected);
        server.mishap = () => undefined;
        assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
        assert.deepEqual([server.samples.size, sample()!.isActive], [1, true]);
      });
    }

  it('recalls each sample with its address and whether it can be found', async () => {
    assert.deepEqual(await recalled(upstream), []);
    for (const igsn of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) await tell(upstream, registerRequest(igsn));
    await tell(upstream, withdrawRequest('A2'));
    const all = await recalled(upstream);
    assert.deepEqual(
      all.map((one) => `${one.igsn} ${one.state} ${one.url}`),
      ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map(
        (igsn) => `${igsn} ${igsn === 'A2' ? 'hidden' : 'registered'} https://igsn.example.org/igsn/${igsn}`,
      ),
    );
    server.mishap = ({ path }) => (path.endsWith('A3') ? 'half' : undefined);
    await assert.rejects(recalled(upstream), /A3/);
  });
});
