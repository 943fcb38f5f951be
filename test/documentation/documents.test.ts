import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { listedPages, sideBar } from '../../docs/.vitepress/navigation.ts';
import { leadsOut } from '../../docs/.vitepress/source-links.ts';
import { checkDocuments, MOST_PICTURE_BYTES } from '../../scripts/documentation/check-documents.ts';

const HOME = join(import.meta.dirname, '../..');
const BESIDE = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']
  .map((name) => join(HOME, name))
  .filter((path) => existsSync(path));

it('no document has a dead link, a missing picture or no place in the navigation of the site', () => {
  assert.deepEqual(checkDocuments(join(HOME, 'docs'), BESIDE), []);
});

describe('what the check finds', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'corestone-documents-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const docs = join(scratch, 'docs');
  mkdirSync(join(docs, 'images'), { recursive: true });
  mkdirSync(join(docs, 'adr'));
  const write = (path: string, text: string) => writeFileSync(join(docs, path), text);

  write(
    'index.md',
    '# Home\n\n[a](import.md#the-tables-one-by-one) [b](adr/0002-b.md) [c](import.md#none) [d](gone.md)\n',
  );
  write('import.md', '# Import `tables`\n\n## The tables, one by one\n\n`[no](link.md)`\n\n```\n[no](link.md)\n```\n');
  write('adr/0010-j.md', '# 10. Later\n\n[back](../index.md#home), [code](../../src/a.ts)\n');
  write(
    'adr/0002-b.md',
    '# ADR 2: Sooner\n\n![](../images/a.png) ![words](../images/none.png) ![x](https://a.b/c.png)\n',
  );
  write('stray.md', '---\nno end\n\n# One\n\n# Two\n');
  write('images/a.png', ' '.repeat(MOST_PICTURE_BYTES + 1));
  write('images/unused.png', '');
  const found = checkDocuments(docs);

  for (const words of [
    'docs/index.md:3: dead anchor: import.md#none',
    'docs/index.md:3: dead link: gone.md',
    'docs/adr/0010-j.md:3: dead link: ../../src/a.ts',
    'docs/adr/0002-b.md:3: picture without words: ../images/a.png',
    `docs/adr/0002-b.md:3: picture of ${MOST_PICTURE_BYTES + 1} bytes, ${MOST_PICTURE_BYTES} are allowed: ../images/a.png`,
    'docs/adr/0002-b.md:3: missing picture: ../images/none.png',
    'docs/adr/0002-b.md:3: picture from elsewhere: https://a.b/c.png',
    'docs/stray.md: has 2 headings of the first order, not one',
    'docs/stray.md: begins with front matter that does not end',
    'stray.md: in no group of docs/.vitepress/navigation.ts',
    'images/unused.png: a picture that no page shows',
  ])
    it(words, () => assert.ok(found.includes(words), found.join('\n')));

  it('nothing else', () => assert.equal(found.length, 11, found.join('\n')));

  it('pages of a folder are listed from what is there, by name, with the titles they have', () => {
    const decisions = sideBar(docs).find(({ text }) => text === 'Decisions');
    assert.deepEqual(decisions?.items, [
      { text: '2 – Sooner', link: '/adr/0002-b' },
      { text: '10 – Later', link: '/adr/0010-j' },
    ]);
    cpSync(join(docs, 'adr/0002-b.md'), join(docs, 'adr/0011-new.md'));
    assert.ok(listedPages(docs).includes('adr/0011-new'));
    assert.ok(!sideBar(docs).some(({ text }) => text === 'Guides'), 'a group without pages is left out');
  });
});

for (const [page, href, isOut] of [
  ['index.md', '../README.md', true],
  ['api/rest.md', '../../client/a.ts', true],
  ['api/rest.md', '../feeds.md', false],
  ['api/rest.md', 'rest.sh', false],
  ['index.md', 'https://example.org/../a', false],
  ['index.md', '#part', false],
] as const)
  it(`${href} in ${page} ${isOut ? 'leads out of' : 'stays in'} the documents`, () =>
    assert.equal(leadsOut(page, href), isOut));
