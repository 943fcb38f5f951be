import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { PageAnswer } from '../operations/landing-check-ports.ts';
import { judgeAddress } from './judge-address.ts';
import { landingProber } from './landing-prober.ts';
import type { ProbeOptions } from './probe-options.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly agent: string;
  readonly atMs: number;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const html =
  (text: string): Answering =>
  (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
const redirect =
  (location: string): Answering =>
  (_, response) =>
    response.writeHead(302, { location }).end();

const PAGES: Readonly<Record<string, Answering>> = {
  '/good': html('<h1>Sample gfz1</h1>'),
  '/mute': html('<h1>Welcome</h1>'),
  '/late': html(`${' '.repeat(70_000)}GFZ1`),
  '/image': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(),
  '/moved': redirect('/good'),
  '/circle': redirect('/circle'),
  '/out': redirect('http://elsewhere.example/'),
  '/inside': redirect('http://10.0.0.1/secret'),
  '/odd': redirect('http://'),
  '/file': redirect('file:///etc/passwd'),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/broken': (_, response) => response.writeHead(500).end(),
  '/no-head': (request, response) =>
    request.method === 'HEAD' ? response.writeHead(405).end() : html('GFZ1')(request, response),
  '/head-hangs': (request, response) => (request.method === 'HEAD' ? undefined : html('GFZ1')(request, response)),
  '/head-cut': (request, response) =>
    request.method === 'HEAD' ? request.socket.destroy() : html('GFZ1')(request, response),
  '/slow': () => undefined,
  '/drip': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    if (request.method === 'HEAD') response.end();
    else response.write('<');
  },
  '/endless': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    if (request.method === 'HEAD') response.end();
    else for (let n = 0; n < 40; n++) response.write('x'.repeat(50_000));
  },
  '/cut': (request) => request.socket.destroy(),
};

describe('landing pages', () => {
  let server: Server;
  let port = 0;
  const asked: Asked[] = [];

  before(async () => {
    server = createServer((request, response) => {
      const { method = '', url = '' } = request;
      const { host = '', 'user-agent': agent = '' } = request.headers;
      asked.push({ method, path: url, host, agent, atMs: performance.now() });
      const answering = PAGES[url] ?? ((_: IncomingMessage, reply: ServerResponse) => reply.writeHead(404).end());
      answering(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const OPTIONS: ProbeOptions = {
    userAgent: 'Corestone-landing-check/1.0 (+https://igsn.example.org)',
    allowLoopback: true,
    pauseMs: 0,
    timeoutMs: 400,
    lookUp: async (host) => (host === 'inside.example' ? ['10.0.0.1'] : ['127.0.0.1']),
  };

  async function probe(paths: readonly string[], more: Partial<ProbeOptions> = {}, domains = ['samples.example']) {
    const pages = paths.map((path) => {
      const url = path.startsWith('/') ? `http://samples.example:${port}${path}` : path.replace('PORT', String(port));
      return { igsn: 'GFZ1', url, domains, failures: 0 };
    });
    const answers: PageAnswer[] = [];
    for await (const one of landingProber({ ...OPTIONS, ...more })(pages)) answers.push(one.answer);
    return answers;
  }

  const ANSWERS: readonly (readonly [path: string, outcome: string, status: number | null, detail: RegExp])[] = [
    ['/good', 'ok', 200, /names the IGSN/],
    ['/mute', 'ok', 200, /does not name the IGSN/],
    ['/late', 'ok', 200, /does not name the IGSN in its first 64 kB/],
    ['/image', 'ok', 200, /no HTML/],
    ['/moved', 'redirected', 200, /names the IGSN/],
    ['/no-head', 'ok', 200, /names the IGSN/],
    ['/head-hangs', 'ok', 200, /names the IGSN/],
    ['/head-cut', 'ok', 200, /names the IGSN/],
    ['/gone', 'not-found', 410, /410/],
    ['/nothing', 'not-found', 404, /404/],
    ['/broken', 'error', 500, /500/],
    ['/circle', 'error', null, /more than 5/],
    ['/out', 'refused', null, /redirects to an address that is not asked: domain/],
    ['/inside', 'refused', null, /redirects to an address that is not asked: domain/],
    ['/odd', 'refused', null, /redirects/],
    ['/file', 'refused', null, /redirects.*protocol/],
    ['/slow', 'timed-out', null, /in time/],
    ['/drip', 'timed-out', null, /in time/],
    ['/endless', 'ok', 200, /does not name/],
    ['/cut', 'error', null, /cut/],
    ['http://inside.example:PORT/', 'refused', null, /domain/],
    ['ftp://samples.example/x', 'refused', null, /http/],
    ['http://user:secret@samples.example:PORT/', 'refused', null, /password/],
  ];
  for (const [path, outcome, status, detail] of ANSWERS) {
    test(`${path}: ${outcome}`, async () => {
      const [answer] = await probe([path]);
      assert.deepEqual([answer?.outcome, answer?.status], [outcome, status], JSON.stringify(answer));
      assert.match(answer?.detail ?? '', detail);
    });
  }

  test('a redirect to this machine’s neighbours is refused also where the client may use any domain', async () => {
    const [redirected, named] = await probe(['/inside', 'http://inside.example:PORT/'], {}, ['*']);
    for (const answer of [redirected, named])
      assert.match(`${answer?.outcome} ${answer?.detail}`, /refused.*public internet/);
  });

  test('without the switch of the tests, loopback is refused and nothing is asked', async () => {
    const before = asked.length;
    const answers = await probe(['/good', 'http://127.0.0.1/good'], { allowLoopback: false }, ['*']);
    assert.deepEqual(
      answers.map((one) => one.outcome),
      ['refused', 'refused'],
    );
    assert.equal(asked.length, before);
  });

  test('it says who asks, and asks HEAD first', async () => {
    asked.length = 0;
    await probe(['/good']);
    assert.deepEqual(
      asked.map((one) => [one.method, one.host]),
      [
        ['HEAD', `samples.example:${port}`],
        ['GET', `samples.example:${port}`],
      ],
    );
    assert.match(asked[0]!.agent, /^Corestone-landing-check\/1\.0 \(\+https:/);
  });

  test('the name is looked up once for each address, and the connection goes where that said', async () => {
    let times = 0;
    const lookUp = async () => (times++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']);
    const [answer] = await probe(['/good'], { lookUp });
    assert.deepEqual([answer?.outcome, times], ['ok', 1]);
  });

  test('requests to one host are kept apart, other hosts do not wait', async () => {
    asked.length = 0;
    const hosts = ['a', 'b', 'c', 'd', 'e'].map((name) => `http://${name}.samples.example:PORT/image`);
    const begunMs = performance.now();
    await probe([...hosts, '/image', '/image', '/image'], { pauseMs: 200 });
    const times = asked.filter((one) => one.host === `samples.example:${port}`).map((one) => one.atMs);
    assert.equal(times.length, 3);
    // A busy machine sees any of them late, and two of them closer together than they were to be sent; timers fire a little early.
    for (const [n, time] of times.entries()) assert.ok(time - begunMs >= n * 200 - 5, `${n}: ${time - begunMs}`);
    assert.equal(asked.length, 8);
    assert.equal(asked.at(-1)?.host, `samples.example:${port}`);
  });

  test('a signal ends it early', async () => {
    const stopping = new AbortController();
    const pages = Array.from({ length: 50 }, () => ({
      igsn: 'GFZ1',
      url: `http://samples.example:${port}/image`,
      domains: ['*'],
      failures: 0,
    }));
    let answers = 0;
    for await (const _ of landingProber({ ...OPTIONS, pauseMs: 30 })(pages, stopping.signal))
      if (++answers === 2) stopping.abort();
    assert.ok(answers <= 3, String(answers));
  });
});

const REFUSED = [
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://192.168.0.1/',
  'http://10.0.0.1:8080/',
  'http://8.8.8.8:22/',
  'https://user@8.8.8.8/',
];
for (const url of REFUSED) {
  test(`${url} is never asked`, async () => assert.ok('refused' in (await judgeAddress(url, ['*'], {}))));
}

test('a host with one closed address among open ones is never asked', async () => {
  const lookUp = async () => ['8.8.8.8', '127.0.0.1'];
  assert.ok('refused' in (await judgeAddress('http://samples.example/', ['*'], { lookUp })));
});

test('an open address is asked as it was looked up', async () => {
  const lookUp = async () => ['8.8.8.8'];
  const judged = await judgeAddress('https://samples.example/x', ['samples.example'], { lookUp });
  assert.deepEqual('ip' in judged ? [judged.ip, judged.url.href] : judged, ['8.8.8.8', 'https://samples.example/x']);
});
