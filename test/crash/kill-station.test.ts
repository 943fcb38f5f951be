import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StationOperation } from '../../src/domain/station/station-operation.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { type Entering, enter, expeditionToEnter, objectsOf } from '../station/entering.ts';
import { houseAt, onEachPlace, type TestPlace } from '../store/each-engine.ts';
import { chance, untilQuiet } from './kill-at.ts';

const WRITER = join(import.meta.dirname, 'station-writer.ts');
const ROUNDS = 4;

/** Lets the writer enter for a while and kills it; what it sent last and the ids that were acknowledged. */
async function writeAndKill(place: TestPlace, { expeditionId, holeId }: Entering, first: number, forMs: number) {
  const words = [WRITER, place.dataFolder, place.databaseUrl, expeditionId, holeId, String(first)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for (let waited = 0; !text.includes('kept') && waited < 30_000; waited += 5) await sleep(5);
  await sleep(forMs);
  child.kill('SIGKILL');
  await ended;
  await untilQuiet(place);
  const lines = text.split('\n').slice(0, -1);
  const sent = lines
    .filter((line) => line.startsWith('sent '))
    .map((line) => JSON.parse(line.slice(5)) as StationOperation[]);
  return { sent, kept: lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5)) };
}

onEachPlace('a server that is killed while a station enters', (place) => {
  it('keeps all that it acknowledged, batches whole or not at all, and takes the last one again', async () => {
    const random = chance(5);
    const house = await houseAt(place());
    const hole = await expeditionToEnter(house, '7301');
    await house.close();
    const acknowledged: string[] = [];
    let batches = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { sent, kept } = await writeAndKill(place(), hole, 1 + round * 1000, random() * 120);
      acknowledged.push(...kept);
      batches += sent.length;
      const reopened = await houseAt(place());
      const last = sent.at(-1)!;
      const { outcomes } = await enter(reopened, hole, last);
      assert.deepEqual(new Set(outcomes.map((one) => one.result)), new Set(['done']));
      const objects = await objectsOf(reopened, hole.expeditionId);
      const runs = objects.filter((one) => one.type === 'core_run');
      assert.equal(runs.length, batches);
      for (const id of acknowledged)
        assert.ok(
          runs.some((one) => one.id === id),
          id,
        );
      for (const one of runs) assert.equal(objects.filter((child) => child.parentId === one.id).length, 2);
      assert.deepEqual(
        (await verifyRegister(reopened.store.read)).filter((check) => check.broken > 0),
        [],
      );
      await reopened.close();
    }
    assert.ok(acknowledged.length >= ROUNDS);
  });
});
