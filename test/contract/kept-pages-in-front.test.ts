import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { request as httpRequest } from 'node:http';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { describeAgain } from '../journeys/fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { onEachEngine } from '../store/each-engine.ts';

interface Seen {
  readonly status: number;
  readonly fields: readonly string[];
  readonly body: string;
  /** Whether a route saw the request. */
  readonly isRouted: boolean;
}

const BY = { name: 'test', origin: 'test' } as const;
const HANDLED = channel('tracing:fastify.request.handler:start');

onEachEngine('kept pages in front of the server', (house) => {
  let app: FastifyInstance;
  let marked: Marked;
  let port = 0;
  let routed = 0;
  const count = () => {
    routed++;
  };
  before(async () => {
    marked = await fillSmallExpedition(house().store);
    app = await buildServer(house());
    port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
    HANDLED.subscribe(count);
  });
  after(async () => {
    HANDLED.unsubscribe(count);
    await app.close();
  });

  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Seen> {
    const before = routed;
    const seen = await new Promise<Omit<Seen, 'isRouted'>>((resolve, reject) => {
      const asking = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks).toString('base64');
          resolve({ status: answer.statusCode ?? 0, fields: withoutDate(answer.rawHeaders), body });
        });
      });
      asking.once('error', reject).end();
    });
    return { ...seen, isRouted: routed > before };
  }

  const gzip = { 'accept-encoding': 'gzip' };
  const kinds: readonly (readonly [name: string, headers: Record<string, string>, method: string, status: number])[] = [
    ['packed', gzip, 'GET', 200],
    ['plain', {}, 'GET', 200],
    ['for a browser', { ...gzip, accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' }, 'GET', 200],
    ['in another language', { ...gzip, 'accept-language': 'de-CH, fr;q=0.5' }, 'GET', 200],
    ['its head alone', gzip, 'HEAD', 200],
    ['known by any tag', { ...gzip, 'if-none-match': '*' }, 'GET', 304],
    ['known by no tag', { 'if-none-match': '"other", W/"another"' }, 'GET', 200],
  ];
  for (const [name, headers, method, status] of kinds) {
    it(`are to the byte what the route writes: ${name}`, async () => {
      const path = `/igsn/${marked.sample}?of=${encodeURIComponent(name)}`;
      const made = await ask(path, headers, method);
      const kept = await ask(path, headers, method);
      assert.deepEqual([made.isRouted, kept.isRouted], [true, false]);
      assert.deepEqual({ ...kept, isRouted: true }, made);
      assert.equal(kept.status, status);
      assert.equal(kept.body === '', method === 'HEAD' || status === 304);
    });
  }

  it('are kept for each language alone, with the cookie that an address sets', async () => {
    const path = `/igsn/${marked.section}`;
    const languages = ['en', 'de'].map((one) => ({ 'accept-language': one }));
    for (const headers of languages) assert.equal((await ask(path, headers)).isRouted, true);
    for (const headers of languages) {
      const { isRouted, fields } = await ask(path, headers);
      assert.equal(isRouted, false);
      assert.equal(fields[fields.indexOf('content-language') + 1], headers['accept-language']);
    }
    const made = await ask(`${path}?lang=fr`);
    assert.ok(made.fields.some((one) => one.startsWith('lang=fr; ')));
    assert.deepEqual({ ...(await ask(`${path}?lang=fr`)), isRouted: true }, made);
  });

  it('are known again by their tags, packed and plain', async () => {
    const path = `/igsn/${marked.run}`;
    for (const encoding of ['gzip', 'identity']) {
      const { fields } = await ask(path, { 'accept-encoding': encoding });
      const etag = fields[fields.findIndex((one) => one.toLowerCase() === 'etag') + 1] ?? '';
      const known = await ask(path, { 'accept-encoding': encoding, 'if-none-match': etag });
      assert.deepEqual([known.status, known.isRouted, known.body], [304, false, '']);
      assert.ok(known.fields.includes('content-security-policy') && !known.fields.includes('content-length'));
    }
  });

  it('are left to the routes where a format is asked for, by either way, or something else than a page', async () => {
    const path = `/igsn/${marked.hole}`;
    await ask(path);
    assert.equal((await ask(path)).isRouted, false);
    for (const [address, headers, method] of [
      [path, { accept: 'application/ld+json' }, 'GET'],
      [`${path}?format=bibtex`, {}, 'GET'],
      [path, { accept: 'image/x-nothing' }, 'GET'],
      [path, {}, 'OPTIONS'],
      [`/igsn/${marked.hole}X`, {}, 'GET'],
    ] as const)
      assert.ok((await ask(address, headers, method)).isRouted, `${method} ${address}`);
    assert.equal((await ask(path, {}, 'POST')).status, 405);
  });

  it('are made anew after a change', async () => {
    const path = `/igsn/${marked.sample}`;
    await ask(path, gzip);
    const kept = await ask(path, gzip);
    await describeAgain(house().store, marked.sample, { comment: 'Seen once more' });
    const anew = await ask(path, gzip);
    assert.deepEqual([kept.isRouted, anew.isRouted], [false, true]);
    assert.notEqual(anew.body, kept.body);
  });

  it('are not shown any more once another process withdrew what they show, from the next request on', async () => {
    const path = `/igsn/${marked.cuttings}`;
    await ask(path, gzip);
    assert.equal((await ask(path, gzip)).isRouted, false);
    const { place, settings } = house();
    const other = openStore({ dataFolder: place.dataFolder, databaseUrl: settings.databaseUrl });
    try {
      const work = unitOfWork(other, () => new Date('2026-01-22T12:00:00Z'));
      await withdrawIdentifier(work, { igsn: marked.cuttings, reason: 'Lost' }, { hasUpstream: false }, BY);
    } finally {
      await other.close();
    }
    // On PostgreSQL the question is asked of the store twenty times a second.
    if (place.engine === 'postgres') await sleep(100);
    assert.equal((await ask(path, gzip)).status, 410);
  });
});

function withoutDate(fields: readonly string[]): readonly string[] {
  return fields.filter((_, at) => fields[at - (at % 2)]?.toLowerCase() !== 'date');
}
