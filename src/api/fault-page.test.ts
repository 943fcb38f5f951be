import assert from 'node:assert/strict';
import { it } from 'node:test';
import Fastify from 'fastify';
import type { PublicFace } from '../dissemination/public-face.ts';
import { CorestoneError } from '../domain/error.ts';
import { sendFault } from './fault-page.ts';

const FACE = {
  agent: {
    name: 'Test agent',
    repositoryIdentifier: 'x.example',
    adminEmail: 'a@x.example',
    handlePrefix: '',
    doiPrefix: '',
  },
  baseUrl: 'https://x.example',
  language: 'en',
} as unknown as PublicFace;

it('an error is a page in the reader’s language, a problem for programs, and tells nothing of its inside', async () => {
  const app = Fastify();
  const errors: Readonly<Record<string, Error>> = {
    '/many': new CorestoneError('too-many', 'Go on in <5> s.'),
    '/busy': new CorestoneError('busy', 'secret of the store'),
    '/broken': new Error('secret of the inside'),
    '/wrong': new CorestoneError('wrong-call', 'What is <that>?'),
  };
  app.setErrorHandler((error, request, reply) => sendFault(FACE, error, request, reply));
  for (const [path, error] of Object.entries(errors))
    app.get(path, (_request, reply) => {
      // Said of an answer that there is none of now.
      void reply.header('cache-control', 'public, max-age=60');
      return Promise.reject(error);
    });
  for (const [url, status, heading, code] of [
    ['/many', 429, 'Zu viele Anfragen', 'too-many'],
    ['/busy', 503, 'Der Dienst ist ausgelastet', 'busy'],
    ['/broken', 500, 'Hier ist etwas schiefgegangen', 'unexpected'],
    ['/wrong', 400, 'Darauf gibt es keine Antwort', 'wrong-call'],
  ] as const) {
    const page = await app.inject({ url, headers: { accept: 'text/html,*/*', 'accept-language': 'de' } });
    assert.equal(page.statusCode, status);
    assert.match(page.body, /<html lang="de"/);
    assert.ok(page.body.includes(`<h1>${heading}</h1>`) && page.body.includes(`<code>${code}</code>`), url);
    assert.doesNotMatch(page.body, /secret|<that>|<5>/);
    const told = await app.inject({ url, headers: { accept: 'application/json' } });
    assert.match(String(told.headers['content-type']), /^application\/problem\+json/);
    assert.equal(told.json<{ code: string }>().code, code);
    assert.doesNotMatch(told.body, /inside/);
    for (const { headers } of [page, told]) {
      assert.equal(headers['cache-control'], 'no-store');
      assert.match(String(headers.vary), /^Accept\b/);
    }
  }
  await app.close();
});
