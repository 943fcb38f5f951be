import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { askServer, NoAnswer } from './ask-server.ts';
import { fetchFile } from './fetch-file.ts';

const JSON_TYPE = { 'content-type': 'application/problem+json' };
const PAGE = { 'content-type': 'text/html' };

/** What answers mean for who asked for JSON, and for who asked for a file. */
const ANSWERS: readonly (readonly [what: string, answer: () => Response, json: string, file: string])[] = [
  ['nobody there', () => assert.fail(), 'away The server does not answer.', 'away The server does not answer.'],
  ['signed out', () => new Response('', { status: 401 }), 'signed-out Signed out.', 'signed-out Signed out.'],
  ['in trouble', () => new Response('', { status: 503 }), 'away The server answers 503.', 'away The server answers 503.'],
  ['busy', () => new Response('', { status: 429 }), 'away The server answers 429.', 'away The server answers 429.'],
  [
    'the page of a proxy',
    () => new Response('<p>', { status: 200, headers: PAGE }),
    'away The server answers 200.',
    'away The server answers 200.',
  ],
  [
    'refused',
    () => new Response('{"detail":"No such layout."}', { status: 404, headers: JSON_TYPE }),
    'refused No such layout.',
    'refused No such layout.',
  ],
  [
    'taken',
    () => new Response('{"a":1}', { status: 200, headers: { 'content-type': 'application/json' } }),
    '{"a":1}',
    '{"a":1}',
  ],
];

describe('what the server answers', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });
  const told = (asked: Promise<string>) =>
    asked.catch((error: unknown) => {
      assert.ok(error instanceof NoAnswer, String(error));
      return `${error.reason} ${error.message}`;
    });
  for (const [what, answer, json, file] of ANSWERS)
    it(`${what}: the same whether JSON or a file was asked for`, async () => {
      globalThis.fetch = async () => answer();
      assert.equal(await told(askServer('GET', '/me').then((read) => JSON.stringify(read))), json);
      assert.equal(await told(fetchFile('/labels', {}).then(({ content }) => content.text())), file);
    });
});
