import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFromOwnPage } from './is-from-own-page.ts';

const CASES: readonly [headers: Record<string, string>, expected: boolean][] = [
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site', origin: 'http://core:8080', host: 'core:8080' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'http://core:8080', host: 'core:8080' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: 'http://core:8080', host: 'core:8080' }, true],
  [{ origin: 'http://core:8080', host: 'CORE:8080' }, true],
  [{ origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080' }, true],
  [{ origin: 'http://core:8081', host: 'core:8080' }, false],
  [{ origin: 'http://evil.org', host: 'core:8080' }, false],
  [{ origin: 'null', host: 'core:8080' }, false],
  [{ host: 'core:8080' }, false],
  [{}, false],
];

for (const [headers, expected] of CASES) {
  test(`${JSON.stringify(headers)}: ${expected}`, () => assert.equal(isFromOwnPage({ headers }), expected));
}
