import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type RunningServer, startServing } from '../../src/cli/commands/serve.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { type InstalledFormats, installedFormats } from '../../src/formats/community/installed-formats.ts';
import { readDocument } from '../../src/formats/reading/read-document.ts';
import { fillSmallExpedition, type Marked } from './fixture/small-expedition.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const EXAMPLE = join(PROJECT, 'examples/communities/marine-gravity-core');
const NAME = 'marine-gravity-core';
const folder = mkdtempSync(join(tmpdir(), 'community-'));
const communities = join(folder, 'communities');
const PORT = 20_000 + (process.pid % 12_000);
const BASE = `http://127.0.0.1:${PORT}`;

/** Goes over all elements for each of all elements, and so on: no one waits for the end. */
const ENDLESS = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><x>${'<xsl:for-each select="//* | //@*">'.repeat(7)}<xsl:variable name="q" select="count(//*)"/>${'</xsl:for-each>'.repeat(7)}</x></xsl:template></xsl:stylesheet>`;

let server: RunningServer;
let marked: Marked;
let formats: InstalledFormats;

before(async () => {
  cpSync(EXAMPLE, join(communities, NAME), { recursive: true });
  cpSync(EXAMPLE, join(communities, 'endless'), { recursive: true });
  const manifest = join(communities, 'endless/manifest.json');
  const changed = readFileSync(manifest, 'utf8')
    .replace(`"name": "${NAME}"`, '"name": "endless"')
    .replace('"gravitycore"', '"endless"')
    .replace('https://example.org/marine-gravity-core/1.0', 'urn:endless')
    .replace('application/vnd.example.marine-gravity-core+xml', 'application/vnd.example.endless+xml');
  writeFileSync(manifest, changed);
  writeFileSync(join(communities, 'endless/from-description.xsl'), ENDLESS);
  const flags = { data: join(folder, 'data'), communities, port: String(PORT), 'log-level': 'silent' };
  const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
  marked = await fillSmallExpedition(house.store);
  server = await startServing(house);
  formats = installedFormats(communities);
});
after(async () => {
  formats.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(BASE + path, { headers });

/** The IGSN that a document of the community names, after it was read, checked by its schema and found good. */
function igsnIn(text: string): string | undefined {
  const read = readDocument(Buffer.from(text), 'served', formats.readable);
  assert.ok(read.ok, JSON.stringify(read.findings));
  assert.equal(read.value.format.name, NAME);
  assert.deepEqual(read.findings, []);
  return read.value.records[0]?.description.igsn;
}

function corestone(...args: readonly string[]) {
  const call = [join(PROJECT, 'src/cli/main.ts'), ...args, '--communities', communities];
  return spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' });
}

describe('a server with a community in its folder', () => {
  it('gives records in its format, by name and by Accept', async () => {
    const named = await get(`/igsn/${marked.sample}?format=${NAME}`);
    assert.equal(named.status, 200);
    assert.equal(named.headers.get('content-type'), 'application/vnd.example.marine-gravity-core+xml; charset=utf-8');
    const text = await named.text();
    assert.equal(igsnIn(text), marked.sample);
    const asked = await get(`/igsn/${marked.sample}`, { accept: 'application/vnd.example.marine-gravity-core+xml' });
    assert.equal(await asked.text(), text);
  });

  it('offers it on the landing page and in its signposts', async () => {
    const page = await get(`/igsn/${marked.sample}`, { accept: 'text/html' });
    const text = await page.text();
    assert.match(text, /<h2>Download this record<\/h2>/);
    assert.ok(text.includes(`?format=${NAME}"`) && text.includes(`?format=${NAME}.html"`));
    const links = page.headers.get('link') ?? '';
    assert.ok(links.includes(`?format=${NAME}>; rel="describedby"`));
    assert.ok(!links.includes(`?format=${NAME}.html`), 'a page is no metadata');
  });

  it('gives its pages without any rights in the browser', async () => {
    const response = await get(`/igsn/${marked.sample}?format=${NAME}.html`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(response.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none';/);
    assert.match(await response.text(), /^<!DOCTYPE html[\s\S]*<h1>Gravity core /i);
    const own = await get(`/igsn/${marked.sample}`, { accept: 'text/html' });
    assert.doesNotMatch(own.headers.get('content-security-policy') ?? '', /sandbox/);
  });

  it('harvests it by OAI-PMH, with its schema', async () => {
    const offered = await (await get('/oai?verb=ListMetadataFormats')).text();
    const address = `${BASE}/schemas/${NAME}/gravity-core.xsd`;
    assert.ok(offered.includes(`<metadataPrefix>gravitycore</metadataPrefix><schema>${address}</schema>`), offered);
    assert.equal((await fetch(address)).status, 200);
    const list = await (await get('/oai?verb=ListRecords&metadataPrefix=gravitycore')).text();
    const records = [...list.matchAll(/<metadata>([\s\S]*?)<\/metadata>/g)].map(([, xml = '']) => igsnIn(xml));
    assert.ok(records.length > 50, `${records.length}`);
    const identifier = /<identifier>([^<]+)<\/identifier>/.exec(list)?.[1] ?? '';
    const one = await (await get(`/oai?verb=GetRecord&metadataPrefix=gravitycore&identifier=${identifier}`)).text();
    assert.equal(igsnIn(/<metadata>([\s\S]*?)<\/metadata>/.exec(one)?.[1] ?? ''), records[0]);
  });

  it('tells it among the formats', async () => {
    const { formats: told } = (await (await get('/api/v1/fields')).json()) as { formats: { name: string }[] };
    assert.ok(told.some((one) => one.name === NAME));
  });
});

describe('commands with a community in its folder', () => {
  const core = join(EXAMPLE, 'fixtures/open-core.xml');

  it('validate its documents', () => {
    const { status, stdout } = corestone('validate', core);
    assert.match(stdout, /1 of 1 documents valid, 1 records, 0 errors/);
    assert.ok(status === 0 || status === 1);
    const wrong = join(folder, 'wrong.xml');
    writeFileSync(wrong, readFileSync(core, 'utf8').replace('68.4312', '168.4312'));
    assert.match(corestone('validate', wrong).stdout, /wrong\.xml:10:13: .*\[against-schema\]/);
  });

  it('convert them, and others to it', () => {
    const datacite = corestone('convert', core, '--to', 'datacite4');
    assert.match(datacite.stdout, /<resource [^>]*datacite/, datacite.stderr);
    writeFileSync(join(folder, 'datacite.xml'), datacite.stdout);
    const back = corestone('convert', join(folder, 'datacite.xml'), '--to', NAME);
    assert.match(igsnIn(back.stdout) ?? '', /MGC/, back.stderr);
  });

  it('show them as the page of the community: their own documents as they are, others by way of its format', () => {
    const own = corestone('convert', core, '--to', `${NAME}.html`);
    assert.match(own.stdout, /<h1>Gravity core MGC24-0\d<\/h1>/, own.stderr);
    const other = corestone('convert', join(folder, 'datacite.xml'), '--to', `${NAME}.html`);
    assert.match(other.stdout, /^<!DOCTYPE html[\s\S]*<h1>Gravity core /i, other.stderr);
  });
});

describe('a stylesheet without end', () => {
  it('keeps nobody else waiting, and rests after three times', async () => {
    for (let time = 1; time <= 3; time++) {
      const began = performance.now();
      let slowMs = Number.POSITIVE_INFINITY;
      const slow = get(`/igsn/${marked.sample}?format=endless`).then((response) => {
        slowMs = performance.now() - began;
        return response;
      });
      const roundsMs: number[] = [];
      // On a busy machine fewer are answered meanwhile.
      while (roundsMs.length < 10 && slowMs === Number.POSITIVE_INFINITY) {
        const asked = performance.now();
        const others = await Promise.all([get('/healthz'), get(`/igsn/${marked.hole}`), get('/oai?verb=Identify')]);
        assert.deepEqual(
          others.map((one) => one.status),
          [200, 200, 200],
        );
        for (const other of others) await other.arrayBuffer();
        roundsMs.push(performance.now() - asked);
      }
      const response = await slow;
      assert.equal(response.status, 422);
      assert.match(await response.text(), /stylesheet-too-slow/);
      const longestMs = Math.max(...roundsMs);
      assert.ok(longestMs < slowMs / 2, `others waited ${longestMs} ms while the slow one took ${slowMs} ms`);
    }
    const resting = await get(`/igsn/${marked.sample}?format=endless`);
    assert.equal(resting.status, 503);
    assert.equal((await get('/oai?verb=ListRecords&metadataPrefix=endless')).status, 503);
    assert.equal((await get(`/igsn/${marked.sample}?format=${NAME}`)).status, 200);
  });
});
