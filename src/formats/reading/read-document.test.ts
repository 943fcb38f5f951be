import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { READABLE } from '../formats.ts';
import { readDocument } from './read-document.ts';

const NS = 'http://igsn.org/schema/kernel-v.1.0';
const BODY =
  '<sampleNumber identifierType="igsn">10273/AB1</sampleNumber><registrant><registrantName>R</registrantName></registrant>';
const LOG = '<log><logElement event="submitted" timeStamp="2014-01-01T00:00:00Z"/></log>';

function read(text: string | Uint8Array) {
  return readDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'f.xml', READABLE);
}

const places = (text: string | Uint8Array) => {
  const result = read(text);
  const records = result.ok ? result.value.records.flatMap((one) => one.findings) : [];
  return [...result.findings, ...records].map(({ at, code }) => `${code} ${at?.row}:${at?.character}`);
};

describe('where a schema finding is', () => {
  const wrong = `<sample xmlns="${NS}">${BODY}${LOG.replace('submitted', 'bent')}</sample>`;
  const column = wrong.indexOf('event=') + 1;
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['an attribute in a document of one line', wrong, `1:${column}`],
    ['behind a declaration', `<?xml version="1.0"?>\n${wrong}`, `2:${column}`],
    ['behind a byte-order mark', `\ufeff${wrong}`, `1:${column}`],
    ['in UTF-16', utf16(`<?xml version="1.0" encoding="UTF-16"?>${wrong}`), `1:${39 + column}`],
    [
      'behind comments, sections and quotes that look like tags',
      wrong.replace('<log>', '<!--<a>--><log>'),
      `1:${column + 10}`,
    ],
    ['in a tag over several lines', wrong.replace(' event', '\n\n  event'), '3:3'],
    [
      'with another prefix',
      wrong.replace('xmlns=', 'xmlns:x=').replaceAll(/<(\/?)/g, '<$1x:'),
      `1:${wrong.replaceAll(/<(\/?)/g, '<$1x:').indexOf('event=') + 3}`,
    ],
  ];
  for (const [name, text, wanted] of cases)
    test(name, () => {
      const found = places(text).filter((one) => one.startsWith('against-schema'));
      assert.ok(
        found.length > 0 && found.every((one) => one === `against-schema ${wanted}`),
        `${found} is not ${wanted}`,
      );
    });

  test('the second of two on one line, and more than one finding', () => {
    const two = `<sample xmlns="${NS}">${BODY}<log><logElement event="submitted" timeStamp="2014-01-01T00:00:00Z"/><logElement event="x" timeStamp="y"/></log></sample>`;
    const found = places(two);
    assert.ok(found.includes(`against-schema 1:${two.indexOf('event="x"') + 1}`), found.join());
    assert.ok(found.includes(`against-schema 1:${two.indexOf('timeStamp="y"') + 1}`), found.join());
  });

  test('a finding of the reader', () => {
    const found = places(`<sample xmlns="${NS}">\n  <sampleNumber identifierType="igsn"> </sampleNumber></sample>`);
    assert.ok(found.includes('no-identifier 1:1'), found.join());
  });
});

describe('what is refused', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['nothing', '', 'empty-document'],
    ['an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'document-type-refused'],
    ['cut off', '<sample>', 'not-well-formed'],
    ['JSON cut off', '{"a":', 'not-json'],
    ['JSON nested 100,000 deep', '['.repeat(100_000), 'nested-too-deep'],
    ['XML nested 100,000 deep', '<a>'.repeat(100_000), 'not-well-formed'],
    ['too large', new Uint8Array(17 * 1024 * 1024), 'document-too-large'],
    ['another namespace', '<sample xmlns="http://example.org/"/>', 'unknown-format'],
    ['no text', new Uint8Array([0x41, 0xff, 0xff, 0x41]), 'wrong-encoding'],
  ];
  for (const [name, text, code] of cases)
    test(name, () => {
      const result = read(text);
      assert.ok(!result.ok);
      assert.equal(result.findings[0]?.code, code);
    });
});

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}
