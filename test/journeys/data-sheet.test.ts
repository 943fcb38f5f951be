import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('the data sheet of a record', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;
  const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    app = pageServer(testFace(place.store));
  });
  after(async () => {
    await app.close();
    await place.dispose();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const sheetOf = (igsn: string, query = '') => get(`/igsn/${igsn}?format=pdf${query}`);
  /** The words on a sheet, where the machine has the tool to read them. */
  const wordsOf = (bytes: Buffer) => {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, bytes);
    return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout.replaceAll(/[ \u00a0]+/g, ' ');
  };
  const pages = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length;

  it('comes by its name and by Accept, and a browser still gets the page', async () => {
    for (const response of [
      await sheetOf(marked.sample),
      await get(`/igsn/${marked.sample}`, { accept: 'application/pdf' }),
      await get(`/igsn/${marked.sample}`, { accept: 'text/html;q=0.5, application/pdf' }),
      await get(`/igsn/${marked.sample}/versions/1`, { accept: 'application/pdf' }),
    ]) {
      assert.equal(response.statusCode, 200);
      assert.equal(response.headers['content-type'], 'application/pdf');
      assert.equal(response.headers['content-disposition'], `inline; filename="${marked.sample}.pdf"`);
      assert.match(String(response.headers.vary), /Accept,/);
      assert.match(String(response.headers['content-security-policy']), /^default-src 'none'; object-src 'self';/);
      assert.equal(pages(response.rawPayload), 1);
      assert.equal(response.rawPayload.subarray(0, 5).toString(), '%PDF-');
    }
    for (const accept of [BROWSER, '*/*', 'text/html, application/pdf', '']) {
      const { headers, body } = await get(`/igsn/${marked.sample}`, { accept });
      assert.match(String(headers['content-type']), /^text\/html/, accept);
      assert.ok(body.includes(`href="/igsn/${marked.sample}?format=pdf"`));
    }
    const any = await get(`/igsn/${marked.sample}`, { accept: 'application/*' });
    assert.notEqual(any.headers['content-type'], 'application/pdf');
    const none = await get(`/igsn/${marked.sample}`, { accept: 'image/png' });
    assert.deepEqual([none.statusCode, none.body.includes('?format=pdf\tapplication/pdf\t')], [406, true]);
  });

  it('is the same all day, and not sent twice', async () => {
    const first = await sheetOf(marked.sample);
    const etag = String(first.headers.etag);
    const again = await get(`/igsn/${marked.sample}?format=pdf`, { 'if-none-match': etag });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    const head = await app.inject({ method: 'HEAD', url: `/igsn/${marked.sample}?format=pdf` });
    assert.deepEqual([head.statusCode, head.headers.etag, head.body], [200, etag, '']);
  });

  it('says in the language of its reader what the page says', {
    skip: !hasPdftotext && 'pdftotext not installed',
  }, async () => {
    const expected = { en: 'Data sheet', de: 'Datenblatt', fr: 'Fiche', sv: 'Datablad' };
    for (const [language, head] of Object.entries(expected)) {
      const response = await sheetOf(marked.sample, `&lang=${language}`);
      assert.equal(response.headers['content-language'], language);
      const words = wordsOf(response.rawPayload);
      for (const one of [head, marked.sample, '2026-02-01'])
        assert.ok(words.includes(one), `${language} ${one}: ${words}`);
      assert.ok(words.includes(`https://doi.org/10.60510/${marked.sample.toLowerCase()}`), words);
    }
  });

  it('of a withdrawn record says why, and how to cite it no more', {
    skip: !hasPdftotext && 'pdftotext not installed',
  }, async () => {
    const response = await sheetOf(marked.withdrawn);
    assert.deepEqual([response.statusCode, pages(response.rawPayload)], [410, 1]);
    const words = wordsOf(response.rawPayload);
    for (const one of ['Merged with its <i>neighbour</i>', marked.withdrawn, marked.sample])
      assert.ok(words.includes(one), `${one}: ${words}`);
    assert.ok(!words.includes('cite'), words);
  });

  it('keeps what is under embargo, and has one page whatever is written', {
    skip: !hasPdftotext && 'pdftotext not installed',
  }, async () => {
    await describeAgain(place.store, marked.section, {
      isPublic: false,
      moratoriumUntil: '2030-01-25',
      rock: 'Secret eclogite',
      comment: 'Secret comment',
    });
    const hidden = wordsOf((await sheetOf(marked.section)).rawPayload);
    assert.ok(hidden.includes('2030-01-25'), hidden);
    assert.ok(!/secret/i.test(hidden), hidden);
    const hostile = `\u202e花岗岩 😀 مرحبا <script>${'Gneis\u0000 '.repeat(15_000)}`;
    await describeAgain(place.store, marked.run, {
      title: hostile,
      comment: hostile,
      keywords: [hostile, 'a'.repeat(9000)],
    });
    const response = await sheetOf(marked.run);
    assert.deepEqual([response.statusCode, pages(response.rawPayload)], [200, 1]);
    assert.ok(response.rawPayload.length < 300_000, String(response.rawPayload.length));
    assert.match(wordsOf(response.rawPayload), /Gneis Gneis[\s\S]*…[\s\S]*More on its page/);
  });
});
