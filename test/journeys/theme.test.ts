import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ShownTheme } from '../../src/dissemination/public-face.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

for (const engine of ENGINES)
  describe(`the look of an agent’s pages on ${engine.name}`, () => {
    let place: TemporaryStore;
    let app: FastifyInstance;
    let theme: ShownTheme = { siteName: '', actLight: '', actDark: '', hasImprint: false, hasPrivacy: false };

    before(async () => {
      place = await engine.open();
      const face = testFace(place.store);
      const agent = {
        ...face.agent,
        get theme() {
          return theme;
        },
      };
      app = pageServer({ ...face, agent });
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });

    it('is as ever where nothing is said', async () => {
      const { body } = await app.inject('/');
      assert.match(body, /<span>Corestone<\/span>/);
      assert.doesNotMatch(body, /\/theme\/|\/imprint|\/privacy/);
      assert.equal((await app.inject({ url: '/imprint', headers: { accept: 'text/html' } })).statusCode, 404);
    });

    it('has its name, its accent from a style sheet of its own, and its texts, escaped, in the reader’s frame', async () => {
      const value = 'First <script>alert(1)</script> paragraph.\r\n\r\nSecond.';
      await unitOfWork(place.store, () => new Date())((work) => work.parties.remember({ 'theme.imprint': value }));
      theme = {
        siteName: 'Kernlager <b>',
        actLight: '#1a6b3c',
        actDark: '#7fd3a0',
        hasImprint: true,
        hasPrivacy: false,
      };
      const { body } = await app.inject({ url: '/', headers: { 'accept-language': 'de' } });
      assert.match(body, /<span>Kernlager &lt;b&gt;<\/span>/);
      assert.match(body, /<a href="\/imprint">Impressum<\/a>/);
      assert.doesNotMatch(body, /\/privacy/);
      const sheet = /href="(\/theme\/[^"]+)"/.exec(body)?.[1] ?? '';
      const style = await app.inject(sheet);
      assert.match(String(style.headers['content-type']), /^text\/css/);
      assert.match(style.body, /--act:light-dark\(#1a6b3c,#7fd3a0\)/);
      const imprint = await app.inject('/imprint');
      assert.equal([...imprint.body.matchAll(/<p class="own">/g)].length, 2);
      assert.ok(imprint.body.includes('&lt;script&gt;') && !imprint.body.includes('<script>alert'));
    });

    it('takes nothing but two colours for a style sheet', async () => {
      for (const name of ['red-blue.css', '1a6b3c.css', '1a6b3c-7fd3a0;x.css', '..%2f..%2fetc'])
        assert.equal((await app.inject({ url: `/theme/${name}`, headers: { accept: 'text/html' } })).statusCode, 404);
    });
  });
