import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { PublicFace } from '../../../src/dissemination/public-face.ts';
import { quickAnswers } from '../../../src/dissemination/resolver/quick-answers.ts';
import { registerResolverRoutes } from '../../../src/dissemination/resolver/register-resolver-routes.ts';
import { change, fillStore, igsnOf, type RecordSpec } from '../oai-pmh/fill-store.ts';
import { faceOf } from '../oai-pmh/serve-oai.ts';
import { ENGINES } from '../oai-pmh/temporary-store.ts';

const RECORDS: readonly RecordSpec[] = [
  { igsn: igsnOf(1) },
  { igsn: igsnOf(2), landingUrl: 'https://samples.example.org/blå dør?a=%20b&c="d"' },
  { igsn: igsnOf(3), state: 'withdrawn' },
  { igsn: igsnOf(4), state: 'pending' },
];

const ASKED: readonly (readonly [method: string, path: string])[] = [
  ...[1, 2, 3, 4, 9].flatMap((n) => [`/10273/${igsnOf(n)}`, `/10.60510/${igsnOf(n)}`]),
  `/10273/${igsnOf(1).toLowerCase()}`,
  `/10273/${igsnOf(1)}?noredirect`,
  `/10273/${igsnOf(1)}/`,
  `/10273/%49CDP`,
  '/10273/',
  '/10273/..',
  '/10273/.',
  '/10274/ABC',
].flatMap((path) => ['GET', 'HEAD', 'POST', 'OPTIONS'].map((method) => [method, path] as const));

for (const engine of ENGINES) {
  test(`${engine.name}: what is answered in front of the server is answered as by the routes, to the byte`, async () => {
    const temporary = await engine.open();
    try {
      await fillStore(temporary.store, RECORDS);
      const counted: string[] = [];
      const plain = await listening(faceOf(temporary.store));
      const quick = await listening(faceOf(temporary.store), counted);
      for (const [method, path] of [...ASKED, ...ASKED]) {
        const title = `${method} ${path}`;
        assert.deepEqual(await ask(quick, method, path), await ask(plain, method, path), title);
      }
      // Three that lead somewhere, two prefixes, GET and HEAD, asked twice.
      assert.equal(counted.length, 3 * 2 * 2 * 2);
      assert.deepEqual([...new Set(counted)].sort(), ['10.60510', '10273']);
      await change(temporary.store, { igsn: igsnOf(1), landingUrl: 'https://elsewhere.example.org/' });
      const moved = await ask(quick, 'GET', `/10273/${igsnOf(1)}`);
      if (engine.name === 'sqlite') assert.equal(moved.headers.location, 'https://elsewhere.example.org/');
      await plain.close();
      await quick.close();
    } finally {
      await temporary.dispose();
    }
  });

  test(`${engine.name}: a store that fails is told by the routes`, async () => {
    const temporary = await engine.open();
    await fillStore(temporary.store, RECORDS);
    const app = await listening(faceOf(temporary.store), []);
    await temporary.dispose();
    assert.equal((await ask(app, 'GET', `/10273/${igsnOf(1)}`)).status, 500);
    await app.close();
  });
}

async function listening(face: PublicFace, counted?: string[]): Promise<FastifyInstance> {
  const answers = quickAnswers();
  const app = Fastify({ serverFactory: answers.serverFactory, forceCloseConnections: true });
  const counterOf = (prefix: string) => () => counted?.push(prefix);
  registerResolverRoutes(app, face, counted === undefined ? undefined : { answers, counterOf });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** By `node:http`, because other clients write paths anew. */
function ask(app: FastifyInstance, method: string, path: string): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', method, path, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const { date: _, ...headers } = answer.headers;
        resolve({ status: answer.statusCode, headers, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}
