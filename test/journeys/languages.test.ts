import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { registerFeatureRoutes } from '../../src/dissemination/features/register-feature-routes.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const [sqlite] = ENGINES;

describe('pages in the reader’s language', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;

  before(async () => {
    place = await sqlite!.open();
    marked = await fillSmallExpedition(place.store);
    await describeAgain(place.store, marked.sample, { country: 'Sweden' });
    const face = testFace(place.store);
    app = pageServer(face);
    registerFeatureRoutes(app, face);
  });
  after(async () => {
    await app.close();
    await place.dispose();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const languageOf = (body: string) => /<html lang="(\w+)"/.exec(body)?.[1];

  it('never mix where a page is kept: each language has its own page and tag under one address', async () => {
    const url = `/igsn/${marked.sample}`;
    for (const _round of [1, 2]) {
      const tags = new Set<unknown>();
      for (const language of LANGUAGES) {
        const { headers, body } = await get(url, { 'accept-language': `${language};q=0.9, xx` });
        assert.equal(languageOf(body), language);
        assert.equal(headers['content-language'], language);
        assert.match(String(headers.vary), /Accept, Accept-Encoding, Accept-Language, Cookie/);
        tags.add(headers.etag);
      }
      assert.equal(tags.size, LANGUAGES.length);
    }
    const german = await get(url, { 'accept-language': 'de' });
    const french = await get(url, { 'accept-language': 'fr', 'if-none-match': String(german.headers.etag) });
    assert.equal(french.statusCode, 200, 'the tag of one language is not known in another');
  });

  it('keep a language that the address asks for in a cookie, which beats the browser', async () => {
    const url = `/igsn/${marked.sample}`;
    for (const _round of ['made', 'kept']) {
      const asked = await get(`${url}?lang=fr`, { cookie: 'lang=sv', 'accept-language': 'de' });
      assert.equal(languageOf(asked.body), 'fr');
      assert.match(
        String(asked.headers['set-cookie']),
        /^lang=fr; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
      );
    }
    const later = await get(url, { cookie: 'lang=fr', 'accept-language': 'de' });
    assert.equal(languageOf(later.body), 'fr');
    assert.equal(later.headers['set-cookie'], undefined);
  });

  it('name countries as readers of the language do', async () => {
    for (const [language, name] of [
      ['de', 'Schweden'],
      ['fr', 'Suède'],
      ['sv', 'Sverige'],
    ] as const)
      for (const url of [`/igsn/${marked.sample}`, '/expeditions', '/map?lon=15&lat=62&zoom=3']) {
        const { body } = await get(url, { 'accept-language': language });
        assert.ok(body.includes(name), `${language} ${url}`);
      }
  });

  it('are the pages of the map service, too', async () => {
    const german = await get('/ogc/collections/holes/items?f=html', { 'accept-language': 'de' });
    assert.equal(languageOf(german.body), 'de');
    assert.ok(german.body.includes('<h1>Bohrungen</h1>') && german.body.includes('Unterkante, m'));
    assert.match(String(german.headers.vary), /Accept, Accept-Language, Cookie/);
    const asked = await get('/ogc?f=html&lang=fr');
    assert.ok(asked.body.includes('Service cartographique') && languageOf(asked.body) === 'fr');
  });
});
