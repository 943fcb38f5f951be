import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLandingUrl, isInDomain } from './landing-domain.ts';

const HOSTS: readonly [host: string, domain: string, expected: boolean][] = [
  ['gfz.de', 'gfz.de', true],
  ['data.gfz.de', 'gfz.de', true],
  ['DATA.GFZ.DE.', 'gfz.de', true],
  ['notgfz.de', 'gfz.de', false],
  ['gfz.de.evil.org', 'gfz.de', false],
  ['anything.org', '*', true],
  ['data.gfz.de', '*.gfz.de', true],
  ['gfz.de', '*.gfz.de', false],
  ['a.b.gfz.de', 'a.*.de', true],
  ['a.de', 'a.*.de', false],
  ['gfz.de', '', false],
];

for (const [host, domain, expected] of HOSTS) {
  test(`${host} is${expected ? '' : ' not'} in ${domain || 'no domain'}`, () => {
    assert.equal(isInDomain(host, domain), expected);
  });
}

const URLS: readonly [url: string, code: string | undefined][] = [
  ['https://data.gfz.de/x', undefined],
  ['ftp://gfz.de/x', undefined],
  ['https://evil.org/gfz.de', 'url-domain'],
  ['https://gfz.de@evil.org/', 'url-domain'],
  ['javascript:alert(1)', 'url-protocol'],
  ['file:///etc/passwd', 'url-protocol'],
  ['gfz.de/x', 'url-syntax'],
  ['https://gfz.de/a b', 'url-syntax'],
  ['', 'url-syntax'],
  [`https://gfz.de/${'x'.repeat(2048)}`, 'url-too-long'],
];

for (const [url, code] of URLS) {
  test(`${url.slice(0, 40)}: ${code ?? 'allowed'}`, () => assert.equal(checkLandingUrl(url, ['gfz.de'])?.code, code));
}

test('a client without domains may use none', () => {
  assert.equal(checkLandingUrl('https://gfz.de/', [])?.code, 'url-domain');
});
