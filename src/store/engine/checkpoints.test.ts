import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { Checkpoints } from './checkpoints.ts';
import { SqliteConnection } from './sqlite-connection.ts';

let folder: string;
let connection: SqliteConnection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corestone-checkpoints-'));
  connection = new SqliteConnection(join(folder, 'a.sqlite'), { readOnly: false });
  connection.exec('create table much (content blob)');
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** After how many frames the connection brings its log into the store by itself. */
function ownFrames(): unknown {
  return connection.run<{ wal_autocheckpoint: number }>('pragma wal_autocheckpoint').rows[0]!.wal_autocheckpoint;
}

function commit(checkpoints: Checkpoints, bytes: number): void {
  connection.run('insert into much values (zeroblob(?))', [bytes]);
  checkpoints.afterCommit(connection);
}

/** More than waits before the thread is asked. */
const MUCH = 30_000_000;

for (const [what, start] of [
  ['gives no thread', () => assert.fail('no thread')],
  ['has threads that end at once', () => new Worker("throw new Error('no thread')", { eval: true })],
] as const)
  test(`where the system ${what} the connection does it by itself, and it is said once`, async () => {
    let started = 0;
    const checkpoints = new Checkpoints('no file', () => {
      started++;
      return start();
    });
    checkpoints.relieve(connection);
    assert.equal(ownFrames(), 16_000);
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    commit(checkpoints, MUCH);
    assert.match((await warned).message, /without a thread.*no thread/);
    commit(checkpoints, MUCH);
    commit(checkpoints, MUCH);
    assert.deepEqual([ownFrames(), started], [4000, 1]);
    await checkpoints.close();
  });
