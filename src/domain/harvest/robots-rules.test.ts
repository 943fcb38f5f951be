import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { threadMs } from '../../../test/bad-input/thread-time.ts';
import { mayAsk, readRobots } from './robots-rules.ts';

const PRODUCT = 'Corestone-harvester';

/** Lines of a file, what is asked, and whether it may be. */
const CASES: readonly [lines: string, path: string, may: boolean][] = [
  ['', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['User-agent: *\nDisallow: /', '/robots.txt', true],
  ['Disallow: /', '/a', true],
  ['user-AGENT : *\n disallow:/a # why', '/a/b', false],
  ['User-agent: *\r\nDisallow: /a\rAllow: /a/b', '/a/b', true],
  ['\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
  // The group that names us, in any case and with a version, and no other.
  ['User-agent: *\nDisallow: /\n\nUser-agent: corestone-HARVESTER\nDisallow: /b', '/a', true],
  ['User-agent: *\nDisallow: /\n\nUser-agent: Corestone-harvester/2.0\nDisallow: /b', '/b', false],
  ['User-agent: Corestone\nDisallow: /', '/a', true],
  ['User-agent: other\nUser-agent: Corestone-harvester\nDisallow: /a', '/a', false],
  ['User-agent: other\n\nSitemap: /s.xml\nUser-agent: Corestone-harvester\nDisallow: /a', '/a', false],
  ['User-agent: Corestone-harvester\nDisallow: /a\nUser-agent: other\nDisallow: /b', '/b', true],
  [
    'User-agent: Corestone-harvester\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Corestone-harvester\nDisallow: /b',
    '/b',
    false,
  ],
  ['User-agent: Corestone-harvester\nAllow: /\nUser-agent: *\nDisallow: /', '/a', true],
  // The longest match; of equal ones the one that allows.
  [
    'User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif',
    '/example/page/disallowed.gif',
    false,
  ],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nAllow: /a/\nDisallow: /a', '/a/b', true],
  ['User-agent: *\nDisallow: /a/*.html\nAllow: /a/b', '/a/b.html', false],
  // Wildcards and the end.
  ['User-agent: *\nDisallow: *.gif$', '/a/b.gif', false],
  ['User-agent: *\nDisallow: *.gif$', '/a/b.gif?x', true],
  ['User-agent: *\nDisallow: /a$', '/a', false],
  ['User-agent: *\nDisallow: /a$', '/ab', true],
  ['User-agent: *\nDisallow: /*/x/*/y', '/1/x/2/y/3', false],
  ['User-agent: *\nDisallow: /a*a$', '/a', true],
  ['User-agent: *\nDisallow: /publish*', '/publisher', false],
  ['User-agent: *\nDisallow: /*?session=', '/a?b&session=1', true],
  ['User-agent: *\nDisallow: /*?session=', '/a?session=1', false],
  // Octets: RFC 9309, 2.2.2.
  ['User-agent: *\nDisallow: /foo/bar/\u30C4', '/foo/bar/%E3%83%84', false],
  ['User-agent: *\nDisallow: /foo/bar/%E3%83%84', '/foo/bar/%e3%83%84', false],
  ['User-agent: *\nDisallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
  ['User-agent: *\nDisallow: /file-with-a-%2A.html', '/file-with-a-*.html', false],
  ['User-agent: *\nDisallow: /a-%24', '/a-$', false],
  ['User-agent: *\nDisallow: /a/', '/A/', true],
];

describe('a robots.txt', () => {
  for (const [lines, path, may] of CASES)
    test(`${JSON.stringify(lines)}: ${path} ${may ? 'may' : 'may not'} be asked`, () =>
      assert.equal(mayAsk(readRobots(lines, PRODUCT), path), may));

  test('says how long to pause, in the group that is ours', () => {
    const file = 'User-agent: *\nCrawl-delay: 30\n\nUser-agent: Corestone-harvester\nCrawl-delay: 2.5\nDisallow: /a';
    const rules = readRobots(file, PRODUCT);
    assert.deepEqual([rules.crawlDelayS, mayAsk(rules, '/a')], [2.5, false]);
    assert.equal(readRobots(file, 'other').crawlDelayS, 30);
    for (const odd of ['-1', 'soon', '1e9', '99999999'])
      assert.equal(readRobots(`User-agent: *\nCrawl-delay: ${odd}`, PRODUCT).crawlDelayS, undefined, odd);
  });

  test('is read whatever it holds, and does not take long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.webPath(), (text, path) => {
        assert.equal(typeof mayAsk(readRobots(`User-agent: *\nDisallow: ${text}`, PRODUCT), path), 'boolean');
      }),
    );
    const begun = threadMs();
    mayAsk(readRobots(`User-agent: *\nDisallow: /${'a*'.repeat(2000)}b$`, PRODUCT), `/${'a'.repeat(8000)}`);
    assert.ok(threadMs() - begun < 1000);
  });
});
