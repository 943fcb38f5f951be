import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeZip } from '../../src/intake/testing/make-zip.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../examples/communities/marine-gravity-core');
const NAME = 'marine-gravity-core';

type Files = Record<string, string>;

/** The files of the example community, its documents among them. */
function example(changed: Files = {}): Files {
  const read = (folder: string, under = ''): [string, string][] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory()
        ? read(join(folder, one.name), `${one.name}/`)
        : [[under + one.name, readFileSync(join(folder, one.name), 'utf8')]],
    );
  return { ...Object.fromEntries(read(EXAMPLE)), ...changed };
}

function packed(files: Files): Buffer {
  return makeZip(Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text) })));
}

describe('formats of communities in the administration', () => {
  let place: AdminPlace;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;
  before(async () => {
    place = await openAdminPlace();
    for (const name of ['admin', 'greta']) people.set(name, await signedIn(place.base, name));
  });
  after(() => place?.close());
  const upload = async (files: Files | Uint8Array, fields: Record<string, string> = {}, who = 'admin') => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    const bytes = files instanceof Uint8Array ? files : packed(files);
    form.append('file', new Blob([Buffer.from(bytes)]), 'community.zip');
    const answer = await as(who).send('/communities', form);
    return { status: answer.status, page: await answer.text(), to: answer.headers.get('location') };
  };
  const formats = async () => {
    const answer = await fetch(`${place.base}/oai?verb=ListMetadataFormats`);
    return (await answer.text()).includes(NAME);
  };
  const record = () => fetch(`${place.base}/igsn/ICDP5054EX1000?format=${NAME}`);

  it('are for administrators', async () => {
    assert.equal((await as('greta').get('/communities')).status, 403);
    assert.equal((await upload(example(), {}, 'greta')).status, 403);
    const answer = await fetch(`${place.base}/api/v1/communities`, { method: 'POST', body: 'x' });
    assert.equal(answer.status, 401);
  });

  const manifest = JSON.parse(example()['manifest.json'] ?? '') as Record<string, unknown>;
  const said = (more: object) => JSON.stringify({ ...manifest, ...more });
  const wrong: readonly (readonly [string, () => Files | Uint8Array, RegExp])[] = [
    ['no archive', () => Buffer.from('PK but no archive'), /cannot be read/],
    ['nothing in it', () => ({ 'readme.txt': 'x' }), /no manifest\.json/],
    ['broken manifest', () => example({ 'manifest.json': '{' }), /no JSON object/],
    ['a name that is taken', () => example({ 'manifest.json': said({ name: 'datacite4' }) }), /are those of datacite4/],
    ['a schema that is none', () => example({ [(manifest.files as Files).schema ?? '']: '<a/>' }), /schema/i],
    [
      'a stylesheet that reads files',
      () =>
        example({
          'to-description.xsl':
            '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:copy-of select="document(\'/etc/passwd\')"/></xsl:template></xsl:stylesheet>',
        }),
      /to-description\.xsl/,
    ],
    ['a stylesheet that is none', () => example({ 'to-description.xsl': '<a' }), /to-description\.xsl/],
    [
      'a document against its schema',
      () => example({ 'fixtures/odd.xml': `<odd xmlns="${String(manifest.namespace)}"/>` }),
      /odd\.xml/,
    ],
    ['a way out of the folder', () => example({ '../../evil.xsd': 'x' }), /cannot be read|passed over/],
    ['too much', () => example({ 'large.xsd': ' '.repeat(2_200_000) }), /large\.xsd is too large/],
  ];
  for (const [what, files, words] of wrong)
    it(`refuses ${what}, and everything stays as it was`, async () => {
      const { status, page } = await upload(files());
      assert.equal(status, 422, page.slice(0, 300));
      assert.match(page, words);
      assert.doesNotMatch(page, /\.new-/, 'no path of this machine is told');
      assert.equal(await formats(), false);
    });

  it('one is tried, taken, replaced and withdrawn while the server runs', async () => {
    const tried = await upload(example({ 'notes.txt': 'x' }), { try: 'yes' });
    assert.equal(tried.status, 200);
    assert.match(tried.page, /The package is in order[\s\S]*notes\.txt is passed over[\s\S]*open-core\.xml/);
    assert.equal(await formats(), false);
    assert.notEqual((await record()).status, 200);

    const taken = await upload(
      Object.fromEntries(Object.entries(example()).map(([name, text]) => [`pack/${name}`, text])),
    );
    assert.equal(taken.status, 303, taken.page.slice(0, 500));
    assert.equal(await formats(), true);
    assert.equal((await record()).status, 200);
    const location = `${place.base}/schemas/${NAME}/${(manifest.files as Files).schema}`;
    assert.equal((await fetch(location)).status, 200);
    assert.ok((await (await fetch(`${place.base}/api/v1/fields`)).text()).includes(NAME));
    assert.match(await (await as('admin').get('/communities')).text(), /Marine gravity core/i);

    const newer = packed(example({ 'manifest.json': said({ version: '9.9' }) }));
    const body = new FormData();
    body.append('file', new Blob([Buffer.from(newer)]), 'community.zip');
    const answer = await as('admin').send('/api/v1/communities', body);
    const told = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual([answer.status, told.outcome, told.version], [200, 'replaced', '9.9'], JSON.stringify(told));
    const list = (await (await as('admin').get('/api/v1/communities')).json()) as {
      communities: { version: string }[];
    };
    assert.deepEqual(
      list.communities.map(({ version }) => version),
      ['9.9'],
    );

    assert.equal((await as('admin').get('/communities/nobody/withdraw')).status, 404);
    assert.equal((await as('greta').post(`/communities/${NAME}/withdraw`)).status, 403);
    assert.match(
      await (await as('admin').get(`/communities/${NAME}/withdraw`)).text(),
      /Records that were made from them stay/,
    );
    assert.equal((await as('admin').post(`/communities/${NAME}/withdraw`)).status, 303);
    assert.equal(await formats(), false);
    assert.notEqual((await record()).status, 200);
    const audit = await (await as('admin').get('/audit')).text();
    assert.match(audit, /Withdraw community[\s\S]*Take community/);
    assert.deepEqual(readdirSync(place.house.settings.communities), []);
  });

  it('a schema without end is given up', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? '<xs:element name="a" type="xs:string"/>'
        : `<xs:sequence minOccurs="1" maxOccurs="9000">${nested(depth - 1)}</xs:sequence>`;
    const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${String(manifest.namespace)}"><xs:element name="${String(manifest.root)}"><xs:complexType>${nested(3)}</xs:complexType></xs:element></xs:schema>`;
    const { status, page } = await upload(example({ [(manifest.files as Files).schema ?? '']: schema }));
    assert.equal(status, 422, page.slice(0, 300));
    assert.equal((await fetch(`${place.base}/healthz`)).status, 200);
  });
});
