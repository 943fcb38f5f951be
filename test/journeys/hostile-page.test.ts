import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { chromium } from 'playwright-core';
import type { Store } from '../../src/store/store.ts';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { harvest, indexNow } from '../search/small-catalogue.ts';
import { BROWSER_ARGS, CHROMIUM } from './fixture/browser.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { HOSTILE } from './fixture/hostile-description.ts';
import { publicServer } from './fixture/public-ways.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { testFace } from './fixture/small-server.ts';

const WORK = '0190f3c8-0000-7000-8000-0000000000aa';

/** A work of the register whose every text is hostile, linked to a record. */
async function linkHostileWork(store: Store, igsn: string): Promise<void> {
  const [title = '', url = 'javascript:alert(1)'] = [HOSTILE.title, HOSTILE.relatedWorks?.[0]?.identifier];
  const texts = { identifier_key: 'hostile', identifier: url, identifier_type: 'URL', type: 'article', title };
  const told = JSON.stringify({ identifier: url, identifierType: 'URL', title, citation: title });
  const people = JSON.stringify([{ family: title.slice(0, 200), given: '' }]);
  const kept = { likeness: '', search_text: '', told, csl: '{}', party: '', revision: 1 };
  const by = { changed_at: '2026-01-20T12:00:00Z', changed_by: 'test' };
  await store.unitOfWork(async (db) => {
    const row = { id: WORK, ...texts, people, year: 2024, container: title.slice(0, 300), ...kept, ...by };
    await db.insertInto('publication').values(row).execute();
    const link = {
      igsn,
      publication_id: WORK,
      relation_type: 'IsCitedBy',
      linked_at: by.changed_at,
      linked_by: 'test',
    };
    await db.insertInto('publication_link').values(link).execute();
  });
}

describe('a record that tries to harm', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;
  let base = '';

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    await describeAgain(place.store, marked.sample, HOSTILE);
    await describeAgain(place.store, marked.hole, HOSTILE);
    const peer = { ...HOSTILE, igsn: 'PEERHARM', objectType: 'hole', latitudeDeg: -33, longitudeDeg: 151 } as const;
    const parent = { igsn: 'PEERHARM', name: HOSTILE.title ?? '', objectType: 'hole' } as const;
    const part = { ...HOSTILE, igsn: 'PEERPART', name: HOSTILE.title ?? '', parent };
    await harvest(place.store, 'peer', [peer, part]);
    await indexNow(place.store);
    await linkHostileWork(place.store, marked.sample);
    app = publicServer(testFace(place.store));
    base = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await app?.close();
    await place?.dispose();
  });

  const portal = () => [
    '/',
    '/search?q=script',
    '/search?source=peer&view=map',
    '/map',
    '/map?lon=151&lat=-33&zoom=3&source=peer',
    '/expeditions/9001',
    `/publications/${WORK}`,
    '/ogc/collections/holes/items?f=html',
    `/ogc/collections/holes/items/${marked.hole}?f=html`,
    '/sources',
  ];
  const pages = () => {
    const own = `/igsn/${marked.sample}`;
    return [
      own,
      `/igsn/${marked.hole}`,
      '/igsn/PEERHARM',
      '/igsn/PEERPART',
      ...portal(),
      `${own}/versions/2`,
      `${own}/versions/2/changes`,
      `/igsn/${marked.split}`,
      `/igsn/${marked.section}`,
    ];
  };

  it('has no markup, no script address and nothing that turns the direction of the page', async () => {
    for (const url of pages()) {
      const { statusCode, body } = await app.inject({ url });
      assert.equal(statusCode, 200, url);
      const visible = body.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
      assert.ok(body.length < 1_000_000, `${url}: ${body.length} characters`);
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

  it('is suggested, found and exported as plain text', async () => {
    const { body, headers } = await app.inject({ url: '/search/export.csv?source=peer' });
    assert.match(String(headers['content-type']), /^text\/csv/);
    assert.match(String(headers['content-disposition']), /^attachment/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    // What begins like a formula is none in a spreadsheet.
    assert.doesNotMatch(body, /(^|,|\n)"?[=+@]/);
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
        const wide = await page.evaluate(
          `[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth && !one.closest('.scroll')).slice(0, 3).map((one) => one.outerHTML.slice(0, 200)).join(' | ')`,
        );
        assert.equal(over, 0, `${url} is ${over} px wider than the window: ${wide}`);
      }
      assert.deepEqual(said, []);
    } finally {
      await browser.close();
    }
  });
});
