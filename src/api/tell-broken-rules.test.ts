import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FastifyBaseLogger } from 'fastify';
import { bareDescription } from '../domain/registration/bare-description.ts';
import { tellBrokenRules } from './tell-broken-rules.ts';

it('what is kept stays kept where it cannot be judged: only the log says so', async () => {
  const said: string[] = [];
  const log = { warn: (_: object, text: string) => said.push(text) } as unknown as FastifyBaseLogger;
  const judging = {
    context: () => Promise.reject(new Error('The database is away.')),
    knownAmong: async () => new Set<string>(),
  };
  assert.deepEqual(await tellBrokenRules({ judging }, log, 'mds', bareDescription('ICDP1', 'ICDP')), []);
  assert.deepEqual(said, ['a description that was kept could not be judged']);
});
