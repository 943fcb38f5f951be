import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import { FORMATS, READABLE } from '../formats.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import { openSource } from '../reading/open-source.ts';
import { readDocument } from '../reading/read-document.ts';
import { compileSchema } from '../xml/compiled-schema.ts';
import { readXml } from '../xml/read-xml.ts';
import { profileOf } from './community-profile.ts';
import { loadCommunities } from './load-communities.ts';
import { createXsltEngine } from './sandboxed-xslt.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../../examples/communities');
const FIXTURES = join(EXAMPLE, 'marine-gravity-core/fixtures');
const engine = createXsltEngine();
const HOUSE = { engine, readers: READABLE, description: IGSN_DESCRIPTION };
const DESCRIPTION = compileSchema({
  main: 'resource.xsd',
  files: { 'resource.xsd': readFileSync(resolve(import.meta.dirname, '../igsn-description-1.0/schema/resource.xsd')) },
});

after(() => engine.close());

const { formats, findings } = loadCommunities(EXAMPLE, HOUSE, FORMATS);
const [community] = formats;

describe('the example community', () => {
  test('is loaded whole', () => {
    assert.deepEqual(findings, []);
    assert.equal(community?.name, 'marine-gravity-core');
  });

  for (const name of readdirSync(FIXTURES))
    test(`${name} is recognised, valid, becomes an IGSN description and a page`, () => {
      assert.ok(community);
      const bytes = readFileSync(join(FIXTURES, name));
      const source = openSource(bytes, name, () => community.schema?.());
      assert.ok(source.ok && source.value.syntax === 'xml');
      assert.deepEqual(source.findings, []);
      assert.ok(community.recognises(source.value));
      const stylesheet = readFileSync(join(EXAMPLE, 'marine-gravity-core/to-description.xsl'), 'utf8');
      const made = engine.transform({ stylesheet, document: bytes.toString() });
      assert.ok(made.ok, JSON.stringify(made));
      assert.deepEqual(readXml(Buffer.from(made.text), name, () => DESCRIPTION).findings, []);
      const [record] = community.read(source.value);
      assert.ok(record);
      assert.match(
        community.page?.writeAgain?.(record) ?? '',
        /^<!DOCTYPE html[\s\S]*<h1>Gravity core MGC24-0\d<\/h1>/i,
      );
    });

  test('what its schema refuses is found, with its place', () => {
    const text = readFileSync(join(FIXTURES, 'open-core.xml'), 'utf8').replace('68.4312', '168.4312');
    const read = readDocument(Buffer.from(text), 'f', formats);
    assert.deepEqual(
      read.findings.map(({ code, at }) => [code, at?.row, at?.character]),
      [['against-schema', 10, 13]],
    );
  });

  test('our own records are written in it and fit its schema', () => {
    assert.ok(community?.write);
    for (const { description, facts, label } of EXAMPLES.slice(0, 12)) {
      const text = community.write(description, facts, CONTEXT);
      const read = readXml(Buffer.from(text), label, () => community.schema?.());
      assert.deepEqual(read.findings, [], label);
      assert.match(text, /^<gravityCore /);
    }
  });

  test('says what it wants to know of a sample', () => {
    const profile = profileOf(community!.manifest) ?? assert.fail();
    assert.deepEqual([profile.name, profile.label], ['marine-gravity-core', 'Marine gravity core']);
    const [bare] = EXAMPLES.filter(({ label }) => label === 'hole, bare');
    const { score, gaps } = completenessOf({ ...bare!.description, latitudeDeg: 1 }, profile);
    assert.deepEqual([score, gaps.map(({ property }) => property)], [Math.floor(500 / 13), ['waterDepth', 'vessel']]);
  });

  test('is lossy where it says so', () => {
    assert.deepEqual(community?.mapping.relatedWorks, { omitted: 'The community keeps works apart from its cores.' });
    assert.deepEqual(community?.mapping.igsn, IGSN_DESCRIPTION.mapping.igsn);
  });
});

describe('a community whose files are not in order is left out and hurts no other', () => {
  const cases: readonly (readonly [string, string, (text: string) => string, string])[] = [
    ['no JSON', 'manifest.json', () => '{', 'not-json'],
    ['a member missing', 'manifest.json', (text) => text.replace('"root"', '"route"'), 'manifest-member'],
    [
      'a path out of the folder',
      'manifest.json',
      (text) => text.replace('gravity-core.xsd', '../x.xsd'),
      'manifest-member',
    ],
    ['a file that is not there', 'manifest.json', (text) => text.replace('gravity-core.xsd', 'x.xsd'), 'file-missing'],
    [
      'a name that is taken',
      'manifest.json',
      (text) => text.replace('"marine-gravity-core"', '"igsn"'),
      'format-taken',
    ],
    [
      'an unknown member omitted',
      'manifest.json',
      (text) => text.replace('"agents":', '"__proto__":'),
      'manifest-member',
    ],
    [
      'a profile with an unknown member',
      'manifest.json',
      (text) => text.replace('"platformName"', '"ship"'),
      'manifest-member',
    ],
    ['a profile without weight', 'manifest.json', (text) => text.replace('"recommended"', '"nice"'), 'manifest-member'],
    ['a profile of nothing', 'manifest.json', (text) => text.replace('"properties"', '"wishes"'), 'manifest-member'],
    [
      'a profile from nowhere',
      'manifest.json',
      (text) => text.replace('"source": "https:', '"source": "javascript:'),
      'manifest-member',
    ],
    ['a schema that is none', 'gravity-core.xsd', (text) => text.replace('g:latitude"', 'g:nothing"'), 'not-a-schema'],
    ['a stylesheet that is none', 'to-html.xsl', () => '<html/>', 'not-a-stylesheet'],
    ['import', 'to-html.xsl', add('<xsl:import href="http://127.0.0.1:1/"/>'), 'stylesheet-loads'],
    ['include', 'to-html.xsl', add('<xsl:include href="file:///etc/passwd"/>'), 'stylesheet-loads'],
    [
      'document()',
      'to-description.xsl',
      add('<xsl:variable name="x" select="document (\'/etc/passwd\')"/>'),
      'stylesheet-loads',
    ],
    [
      'an entity',
      'to-description.xsl',
      (text) => text.replace('<xsl:s', '<!DOCTYPE a [<!ENTITY e "x">]><xsl:s'),
      'document-type-refused',
    ],
    [
      'an extension',
      'from-description.xsl',
      (text) =>
        text.replace(
          'stylesheet version="1.0"',
          'stylesheet version="1.0" xmlns:e="http://exslt.org/common" extension-element-prefixes="e"',
        ),
      'stylesheet-extends',
    ],
  ];
  for (const [name, file, change, code] of cases)
    test(name, () => {
      const folder = mkdtempSync(join(tmpdir(), 'community-'));
      try {
        cpSync(EXAMPLE, folder, { recursive: true });
        cpSync(join(folder, 'marine-gravity-core'), join(folder, 'a-broken-one'), { recursive: true });
        const path = join(folder, 'a-broken-one', file);
        const before = readFileSync(path, 'utf8');
        writeFileSync(path, change(before));
        assert.notEqual(readFileSync(path, 'utf8'), before);
        const loaded = loadCommunities(folder, HOUSE, FORMATS);
        assert.deepEqual(
          loaded.formats.map((one) => one.name),
          ['marine-gravity-core'],
        );
        assert.ok(
          loaded.findings.some((one) => one.code === code),
          JSON.stringify(loaded.findings),
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});

test('of two with one namespace and root the first stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  cpSync(join(folder, 'marine-gravity-core'), join(folder, 'second'), { recursive: true });
  const path = join(folder, 'second/manifest.json');
  const renamed = readFileSync(path, 'utf8')
    .replace('"marine-gravity-core"', '"second"')
    .replace('"gravitycore"', '"s2"');
  writeFileSync(path, renamed);
  const loaded = loadCommunities(folder, HOUSE, FORMATS);
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    [loaded.formats.map((one) => one.name), loaded.findings.map((one) => one.code)],
    [['marine-gravity-core'], ['format-taken']],
  );
});

test('what leads nowhere in the folder, or cannot be read, hurts no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  symlinkSync(join(folder, 'nowhere'), join(folder, 'a-link'));
  mkdirSync(join(folder, 'b-broken', 'manifest.json'), { recursive: true });
  const loaded = loadCommunities(folder, HOUSE, FORMATS);
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    [loaded.formats.map((one) => one.name), loaded.findings.map((one) => one.code)],
    [['marine-gravity-core'], ['file-unreadable']],
  );
});

test('no folder is no community', () => {
  assert.deepEqual(loadCommunities('/nowhere/at/all', HOUSE, FORMATS), { formats: [], findings: [] });
});

function add(markup: string) {
  return (text: string) => text.replace('<xsl:output', `${markup}<xsl:output`);
}
