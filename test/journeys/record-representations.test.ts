import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { FORMATS } from '../../src/formats/formats.ts';
import { type TemporaryStore, temporarySqlite } from '../conformance/oai-pmh/temporary-store.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const OFFERED = FORMATS.filter((format) => format.mediaTypes.length > 0 && format.isOffered !== false);

describe('representations of a record', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    app = pageServer(testFace(place.store));
  });
  after(async () => {
    await app.close();
    await place.dispose();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('come by Accept and by name, each in every format', async () => {
    for (const format of OFFERED) {
      const named = await get(`/igsn/${marked.sample}?format=${format.name}`);
      assert.equal(named.statusCode, 200, format.name);
      assert.ok(String(named.headers['content-type']).startsWith(String(format.mediaTypes[0])), format.name);
      if (format.syntax === 'xml') assert.match(named.body, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n</);
      if (format.syntax === 'json') assert.doesNotThrow(() => JSON.parse(named.body), format.name);
      const asked = await get(`/igsn/${marked.sample}`, { accept: format.mediaTypes[0] ?? '' });
      assert.equal(asked.statusCode, 200, `${format.name} by Accept`);
      assert.match(String(asked.headers.vary), /accept/i);
    }
  });

  it('come as a citation in the style that is asked for, as content negotiation of DOIs has it', async () => {
    const [doi, url] = [`https://doi.org/10.60510/${marked.sample.toLowerCase()}`, `/igsn/${marked.sample}`];
    const inStyle = async (accept: string) => {
      const { statusCode, headers, body } = await get(url, { accept });
      return { statusCode, type: headers['content-type'], body };
    };
    const apa = await inStyle('text/x-bibliography; style=apa');
    assert.deepEqual([apa.statusCode, apa.type], [200, 'text/x-bibliography; style=apa; charset=utf-8']);
    assert.match(apa.body, /^[^\n]+ \(\d{4}\)\. [^\n]+ \(Version 1\) \[/);
    assert.ok(apa.body.endsWith(` ${doi}\n`), apa.body);
    assert.deepEqual(await inStyle('text/x-bibliography;style="apa";locale=en-US'), apa);
    assert.deepEqual(await inStyle('application/json;q=0.5, text/x-bibliography; style=apa'), apa);
    const plain = await inStyle('text/x-bibliography');
    assert.deepEqual([plain.statusCode, plain.type], [200, 'text/x-bibliography; charset=utf-8']);
    assert.match(plain.body, /\(\d{4}\): .* Version 1\. /);
    const none = await inStyle('text/x-bibliography; style=chicago');
    assert.equal(none.statusCode, 406);
    assert.match(none.body, /text\/x-bibliography; style=apa\t/);
  });

  it('say on the page just what the formats of citations say', async () => {
    const page = (await get(`/igsn/${marked.sample}`)).body;
    const plain = (text: string) =>
      text
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    for (const name of ['bibtex', 'ris']) {
      const written = (await get(`/igsn/${marked.sample}?format=${name}`)).body;
      assert.ok(
        page.split('<pre').some((one) => plain(`<pre${one}`).startsWith(written)),
        name,
      );
    }
    const sentence = (await get(`/igsn/${marked.sample}?format=citation`)).body.trim();
    assert.ok(plain(/id="cite".*?<\/p>/s.exec(page)?.[0] ?? '').includes(sentence), sentence);
  });

  it('are listed when there is none that fits', async () => {
    for (const response of [
      await get(`/igsn/${marked.sample}`, { accept: 'image/png' }),
      await get(`/igsn/${marked.sample}?format=none`),
    ]) {
      assert.equal(response.statusCode, 406);
      assert.match(String(response.headers['content-type']), /^text\/plain/);
      for (const format of FORMATS) assert.ok(response.body.includes(`?format=${format.name}`), format.name);
    }
  });

  it('carry an ETag and are not sent twice', async () => {
    for (const url of [`/igsn/${marked.sample}`, `/igsn/${marked.sample}?format=${FORMATS[0]?.name}`]) {
      const etag = String((await get(url)).headers.etag);
      assert.equal((await get(url, { 'if-none-match': etag })).statusCode, 304);
      assert.equal((await get(url, { 'if-none-match': `"x", W/${etag}` })).statusCode, 304);
      assert.equal((await get(url, { 'if-none-match': '"x"' })).statusCode, 200);
    }
  });

  it('carry a date where it says all: a format has one, a page with its family has none', async () => {
    const page = await get(`/igsn/${marked.sample}`, { 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' });
    assert.deepEqual([page.statusCode, page.headers['last-modified']], [200, undefined]);
    const url = `/igsn/${marked.sample}?format=${FORMATS[0]?.name}`;
    const changed = String((await get(url)).headers['last-modified']);
    assert.match(changed, /GMT$/);
    assert.equal((await get(url, { 'if-none-match': '"x"', 'if-modified-since': changed })).statusCode, 200);
    assert.equal((await get(url, { 'if-modified-since': changed })).statusCode, 304);
    assert.equal((await get(url, { 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).statusCode, 200);
    assert.equal((await get(url, { 'if-modified-since': 'nonsense' })).statusCode, 200);
  });

  it('answer HEAD as GET, without a body', async () => {
    const head = await app.inject({ method: 'HEAD', url: `/igsn/${marked.sample}` });
    const page = await get(`/igsn/${marked.sample}`);
    assert.deepEqual([head.statusCode, head.body, head.headers.etag], [200, '', page.headers.etag]);
    assert.equal(head.headers['content-length'], String(Buffer.byteLength(page.body)));
  });

  it('are signposted', async () => {
    const { headers, body } = await get(`/igsn/${marked.sample}`);
    const link = String(headers.link);
    // The spelling of DataCite, as in every format.
    assert.ok(link.includes(`<https://doi.org/10.60510/${marked.sample.toLowerCase()}>; rel="cite-as"`), link);
    assert.equal(link.match(/rel="describedby"/g)?.length, OFFERED.length);
    assert.match(link, /rel="type"/);
    assert.match(link, /<https:\/\/samples\.example\/igsn\/[^>]+>; rel="collection"/);
    assert.ok(body.includes('rel="cite-as"'));
    const jsonLd = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? '';
    assert.ok(JSON.stringify(JSON.parse(jsonLd)).includes(marked.sample));
  });

  it('send another spelling to the normal one, query and all', async () => {
    const lower = await get(`/igsn/${marked.sample.toLowerCase()}?format=x&around=1`);
    assert.deepEqual([lower.statusCode, lower.headers.location], [301, `/igsn/${marked.sample}?format=x&around=1`]);
    const version = await get(`/igsn/${marked.sample.toLowerCase()}/versions/1`);
    assert.equal(version.headers.location, `/igsn/${marked.sample}/versions/1`);
  });

  it('of an unknown identifier are a page that helps', async () => {
    const wrong = `${marked.sample.slice(0, -1)}-`;
    const { statusCode, body } = await get(`/igsn/${wrong}`);
    assert.equal(statusCode, 404);
    assert.ok(body.includes(`href="/igsn/${marked.sample}"`) && body.includes('action="/search"'));
    for (const hostile of ['%3CSCRIPT%3EX', '%00', 'a%20b', `${'X'.repeat(400)}`, '%E2%80%AE']) {
      const answer = await get(`/igsn/${hostile}`);
      assert.equal(answer.statusCode, 404, hostile);
      assert.ok(!answer.body.includes('<script>'));
    }
  });

  it('of a version show it as it was, and only versions there are', async () => {
    const { statusCode, body, headers } = await get(`/igsn/${marked.sample}/versions/1`);
    assert.equal(statusCode, 200);
    assert.ok(body.includes('name="robots" content="noindex"'));
    const link = String(headers.link);
    const own = `https://samples.example/igsn/${marked.sample}/versions/1`;
    assert.ok(link.includes(`<${own}?format=${OFFERED[0]?.name}>; rel="describedby"`), link);
    assert.ok(!link.includes(`/igsn/${marked.sample}?format=`), 'no link to a representation of another version');
    assert.ok(link.includes(`<https://samples.example/igsn/${marked.sample}>; rel="latest-version"`), link);
    assert.ok(body.includes(`<link rel="canonical" href="${own}">`));
    assert.equal((await get(`/igsn/${marked.sample}/versions/1?format=${FORMATS[0]?.name}`)).statusCode, 200);
    for (const none of ['2', '0', '-1', '1.5', 'x', '99999999999']) {
      assert.equal((await get(`/igsn/${marked.sample}/versions/${none}`)).statusCode, 404, none);
    }
  });

  it('include a QR code with the DOI of a registered record', async () => {
    const { headers, body } = await get(`/igsn/${marked.sample}/qr.svg`);
    assert.match(String(headers['content-type']), /^image\/svg\+xml/);
    assert.match(body, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
  });

  it('of an object whose embargo ended changed on that day', async () => {
    await describeAgain(place.store, marked.section, { isPublic: false, moratoriumUntil: '2026-01-25' });
    const { headers } = await get(`/igsn/${marked.section}?format=json`);
    assert.equal(headers['last-modified'], 'Sun, 25 Jan 2026 00:00:00 GMT');
  });

  it('say which formats and pages robots may read', async () => {
    const { body } = await get('/robots.txt');
    const lines = body.split('\n');
    assert.equal(lines[0], 'User-agent: *');
    // The places without end are left out, the first page of each is not.
    for (const one of ['/search?', '/map?', '/igsn/*?around=', '/api/']) assert.ok(lines.includes(`Disallow: ${one}`));
    for (const one of ['/', '/search', '/map', '/igsn/']) assert.ok(!lines.includes(`Disallow: ${one}`), one);
    assert.ok(lines.includes('Crawl-delay: 1'));
    // A map that is not there is not promised.
    const isThere = (await get('/sitemap.xml')).statusCode === 200;
    assert.equal(body.includes('Sitemap: https://samples.example/sitemap.xml'), isThere);
  });

  it('bring their style and script under names that last', async () => {
    const { body } = await get('/');
    const assets = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    assert.equal(assets.length, 3);
    for (const asset of assets) {
      const { statusCode, headers } = await get(asset);
      assert.equal(statusCode, 200, asset);
      assert.match(String(headers['cache-control']), /max-age=31536000, immutable/);
    }
    assert.doesNotMatch(body, /\sstyle="|\son\w+="/);
  });

  it('give a browser a page for any other address, and a program a problem', async () => {
    const page = await get('/no/such/page', { accept: 'text/html' });
    assert.deepEqual([page.statusCode, /^text\/html/.test(String(page.headers['content-type']))], [404, true]);
    assert.ok(page.body.includes('There is no page here'));
    const program = await get('/no/such/page', { accept: 'application/json' });
    assert.ok(!program.body.includes('<html'));
  });
});
