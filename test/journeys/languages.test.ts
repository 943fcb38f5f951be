import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { LANGUAGES } from '../../src/domain/language.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
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
    app = pageServer(testFace(place.store));
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
});
