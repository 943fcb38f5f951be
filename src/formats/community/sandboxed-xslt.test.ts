import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { createXsltEngine } from './sandboxed-xslt.ts';
import type { XsltFailure } from './xslt-engine.ts';

const COMMUNITY = resolve(import.meta.dirname, '../../../examples/communities/marine-gravity-core');
const TIME_MS = 700;
const engine = createXsltEngine({ timeMs: TIME_MS, memoryBytes: 96 * 1024 * 1024, outputBytes: 1024 * 1024 });
after(() => engine.close());

const sheet = (body: string) =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${body}</xsl:stylesheet>`;
const template = (body: string) => sheet(`<xsl:template match="/"><out>${body}</out></xsl:template>`);
const every = (body: string, depth: number) =>
  `${'<xsl:for-each select="//b">'.repeat(depth)}${body}${'</xsl:for-each>'.repeat(depth)}`;

const SMALL = '<a><b>1</b></a>';
const WIDE = `<a>${'<b>x</b>'.repeat(300)}</a>`;
/** Squared and written, just more than the engine may write: a busy machine takes its time for more. */
const NARROWER = `<a>${'<b>x</b>'.repeat(200)}</a>`;
const GOOD = template('<xsl:value-of select="a/b"/>');

describe('a hostile stylesheet is stopped, and the next one works', () => {
  const calling = '<xsl:template name="x"><xsl:call-template name="x"/></xsl:template>';
  const cases: readonly (readonly [string, string, string, readonly XsltFailure[]])[] = [
    [
      'recursion without end',
      sheet(`<xsl:template match="/"><xsl:call-template name="x"/></xsl:template>${calling}`),
      SMALL,
      ['stylesheet-failed'],
    ],
    [
      'loops without end',
      template(every('<xsl:variable name="q" select="count(//b)"/>', 4)),
      WIDE,
      ['stylesheet-too-slow'],
    ],
    ['a large result', template(every('<z>zzzzzzzzzzzzzzzzzzzzzzzzz</z>', 2)), NARROWER, ['stylesheet-too-large']],
    [
      'a huge result',
      template(every('<z>zzzzzzzzzzzzzzzzzzzzzzzzz</z>', 4)),
      WIDE,
      ['stylesheet-failed', 'stylesheet-too-slow'],
    ],
    ['a file', template('<xsl:copy-of select="document(\'/etc/passwd\')"/>'), SMALL, ['stylesheet-reaches-out']],
    [
      'a file by address',
      template('<xsl:copy-of select="document(\'file:///etc/passwd\')"/>'),
      SMALL,
      ['stylesheet-reaches-out'],
    ],
    ['no stylesheet', '<a/>', SMALL, ['stylesheet-invalid']],
    ['a broken stylesheet', sheet('<xsl:template match="///"/>'), SMALL, ['stylesheet-invalid']],
    [
      'an unknown function',
      template('<xsl:value-of select="nothing:like-this()"/>'),
      SMALL,
      ['stylesheet-failed', 'stylesheet-invalid'],
    ],
    ['no document', GOOD, '<a>', ['stylesheet-failed']],
  ];
  for (const [name, stylesheet, document, codes] of cases)
    test(name, async () => {
      const began = performance.now();
      const result = engine.transform({ stylesheet, document });
      assert.ok(!result.ok, JSON.stringify(result).slice(0, 200));
      assert.ok(codes.includes(result.code), `${result.code}: ${result.message}`);
      assert.ok(performance.now() - began < TIME_MS + 8000);
      assert.deepEqual(engine.transform({ stylesheet: GOOD, document: SMALL }), {
        ok: true,
        text: '<?xml version="1.0"?>\n<out>1</out>\n',
      });
      const [aside, next] = await Promise.all([
        engine.transformAside({ stylesheet, document }),
        engine.transformAside({ stylesheet: GOOD, document: SMALL }),
      ]);
      assert.ok(!aside.ok && codes.includes(aside.code), JSON.stringify(aside).slice(0, 200));
      assert.equal(next.ok, true);
    });
});

test('nothing is fetched', async () => {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits++;
    response.end('<x/>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  for (const call of [`document('http://127.0.0.1:${port}/x')`, `document('http://127.0.0.1:${port}/y', /)`]) {
    const result = engine.transform({ stylesheet: template(`<xsl:copy-of select="${call}"/>`), document: SMALL });
    assert.ok(!result.ok && result.code === 'stylesheet-reaches-out', JSON.stringify(result));
  }
  const included = sheet(`<xsl:include href="http://127.0.0.1:${port}/z"/>`);
  assert.equal(engine.transform({ stylesheet: included, document: SMALL }).ok, false);
  await new Promise<void>((done) => setTimeout(done, 50));
  assert.equal(hits, 0);
  await new Promise<void>((done) => void server.close(() => done()));
});

test('no file is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xslt-'));
  const target = join(folder, 'out.xml');
  const stylesheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://exslt.org/common" extension-element-prefixes="e"><xsl:template match="/"><out><e:document href="${target}"><x/></e:document></out></xsl:template></xsl:stylesheet>`;
  engine.transform({ stylesheet, document: SMALL });
  assert.deepEqual(readdirSync(folder), []);
  rmSync(folder, { recursive: true });
});

const hasOracle = spawnSync('xsltproc', ['--version']).status === 0;

describe('the results are those of xsltproc', { skip: hasOracle ? false : 'xsltproc is not installed' }, () => {
  const fixtures = readdirSync(join(COMMUNITY, 'fixtures'));
  for (const stylesheet of ['to-description.xsl', 'to-html.xsl'])
    for (const fixture of fixtures)
      test(`${stylesheet}, ${fixture}`, () => {
        const [sheetPath, documentPath] = [join(COMMUNITY, stylesheet), join(COMMUNITY, 'fixtures', fixture)];
        const { stdout } = spawnSync('xsltproc', ['--nonet', sheetPath, documentPath], { encoding: 'utf8' });
        const ours = engine.transform({
          stylesheet: readFileSync(sheetPath, 'utf8'),
          document: readFileSync(documentPath, 'utf8'),
        });
        assert.ok(ours.ok);
        assert.equal(withoutCharset(ours.text), withoutCharset(stdout));
      });
});

// Versions of libxml2 declare the encoding of a page in different ways.
function withoutCharset(text: string): string {
  return text.trim().replace(/<meta [^>]*charset[^>]*>/i, '<meta>');
}
