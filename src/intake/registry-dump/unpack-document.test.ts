import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { unpackDocument } from './unpack-document.ts';

const XML = Buffer.from('\ufeff<?xml version="1.0"?>\n<sample>Grünschiefer</sample>');
const compressed = Buffer.concat([Buffer.from([XML.length, 0, 0, 0]), deflateSync(XML)]);
const base64 = (octets: Buffer) => Buffer.from(octets.toString('base64').replace(/(.{76})/g, '$1\n'));

const LAYERS: readonly (readonly [name: string, octets: Buffer])[] = [
  ['plain', XML],
  ['gzip', gzipSync(XML)],
  ['zlib', deflateSync(XML)],
  ['COMPRESS()', compressed],
  ['base64', base64(XML)],
  ['base64 of gzip', base64(gzipSync(XML))],
  ['hex', Buffer.from(XML.toString('hex'))],
  ['0x and hex of gzip', Buffer.from(`0x${gzipSync(XML).toString('hex').toUpperCase()}`)],
  ['\\x and hex, as PostgreSQL writes it', Buffer.from(`\\x${XML.toString('hex')}`)],
  ['base64 of COMPRESS()', base64(compressed)],
];
for (const [name, octets] of LAYERS) test(name, () => assert.deepEqual(unpackDocument(octets), XML));

test('UTF-16 and other text stay as they are', () => {
  for (const octets of [
    Buffer.from('\ufeff<a/>', 'utf16le'),
    Buffer.from('no document'),
    Buffer.from('abcd'),
    Buffer.from('{"a":1}'),
  ])
    assert.deepEqual(unpackDocument(octets), octets);
});

test('a broken layer gives nothing', () => {
  assert.equal(unpackDocument(gzipSync(XML).subarray(0, 30)), undefined);
});

test('a document that would grow without end gives nothing', () => {
  assert.equal(unpackDocument(gzipSync(Buffer.alloc(20 * 1024 * 1024))), undefined);
});
