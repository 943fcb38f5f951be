import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { chromium } from 'playwright-core';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { BROWSER_ARGS, CHROMIUM } from './fixture/browser.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { HOSTILE } from './fixture/hostile-description.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

describe('a record that tries to harm', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;
  let base = '';

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    await describeAgain(place.store, marked.sample, HOSTILE);
    app = pageServer(testFace(place.store));
    base = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await app?.close();
    await place?.dispose();
  });

  const pages = () => {
    const own = `/igsn/${marked.sample}`;
    return [own, `${own}/versions/2`, `${own}/versions/2/changes`, `/igsn/${marked.split}`, `/igsn/${marked.section}`];
  };

  it('has no markup, no script address and nothing that turns the direction of the page', async () => {
    for (const url of pages()) {
      const { statusCode, body } = await app.inject({ url });
      assert.equal(statusCode, 200, url);
      const visible = body.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
      assert.doesNotMatch(visible, /<script>|<img src=x|onerror=alert\(1\)>/, url);
      assert.doesNotMatch(visible, /(?:href|src|action)="\s*(?:javascript|data|vbscript):/i, url);
      assert.doesNotMatch(visible, /[\u202a-\u202e\u2066-\u2069]/, url);
      assert.equal(body.match(/<script/g)?.length, body.match(/<\/script>/g)?.length, url);
    }
  });

  it('has a short head and the whole text to unfold', async () => {
    const { body, headers } = await app.inject({ url: `/igsn/${marked.sample}` });
    assert.ok((/<title>(.*?)<\/title>/s.exec(body)?.[1]?.length ?? Infinity) < 700);
    assert.ok((/<h1>(.*?)<\/h1>/s.exec(body)?.[1]?.length ?? Infinity) < 700);
    for (const [, content = ''] of body.matchAll(/<meta [^>]*content="([^"]*)"/g)) assert.ok(content.length < 700);
    assert.ok((/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1]?.length ?? Infinity) < 30_000);
    assert.equal(body.match(/W{100000}/g)?.length, 1, 'the whole title stands once');
    assert.ok(String(headers.link).length < 8000);
    assert.doesNotMatch(String(headers.link), /[^\x20-\x7e]/);
  });

  it('does nothing in a browser, and fits a telephone', {
    skip: existsSync(CHROMIUM) ? false : 'no Chromium here',
  }, async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...BROWSER_ARGS] });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const said: string[] = [];
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push(dialog.message())));
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text());
      });
      for (const url of pages()) {
        await page.goto(base + url);
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.equal(over, 0, `${url} is ${over} px wider than the window`);
      }
      assert.deepEqual(said, []);
    } finally {
      await browser.close();
    }
  });
});
