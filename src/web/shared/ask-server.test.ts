import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { askServer, NoAnswer } from './ask-server.ts';
import { fetchFile } from './fetch-file.ts';

const PROBLEM = { 'content-type': 'application/problem+json' };
const PAGE = { 'content-type': 'text/html' };

/** What answers mean, whether JSON or a file was asked for. */
const ANSWERS: readonly (readonly [what: string, answer: () => Response, told: string])[] = [
  ['nobody there', () => assert.fail(), 'away The server does not answer.'],
  ['signed out', () => new Response('', { status: 401 }), 'signed-out Signed out.'],
  ['in trouble', () => new Response('', { status: 503 }), 'away The server answers 503.'],
  ['busy', () => new Response('', { status: 429 }), 'away The server answers 429.'],
  ['the page of a proxy', () => new Response('<p>', { headers: PAGE }), 'away The server answers 200.'],
  ['the words of a proxy', () => new Response('no', { status: 403 }), 'away The server answers 403.'],
  [
    'refused',
    () => new Response('{"detail":"No such layout."}', { status: 404, headers: PROBLEM }),
    'refused No such layout.',
  ],
  ['taken', () => Response.json({ a: 1 }), '{"a":1}'],
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
  for (const [what, answer, wanted] of ANSWERS)
    it(what, async () => {
      globalThis.fetch = async () => answer();
      assert.equal(await told(askServer('GET', '/me').then((read) => JSON.stringify(read))), wanted);
      assert.equal(await told(fetchFile('/labels', {}).then(({ content }) => content.text())), wanted);
    });
});
