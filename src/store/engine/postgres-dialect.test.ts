import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { prepareConnection } from './postgres-dialect.ts';

const failing = (error: Error) => ({ query: () => Promise.reject(error) }) as unknown as pg.ClientBase;

it('goes on where the database does not take a setting', async () => {
  await prepareConnection(failing(new pg.DatabaseError('unrecognized configuration parameter', 1, 'error')));
});

it('gives a connection up that breaks while it is made ready', async () => {
  const lost = new Error('Connection terminated unexpectedly');
  await assert.rejects(prepareConnection(failing(lost)), lost);
});
