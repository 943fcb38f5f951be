import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { markSeries } from '../../src/operations/curation/party/mark-series.ts';
import { takeMarks } from '../../src/operations/curation/party/take-marks.ts';
import { newKey } from '../../src/store/new-key.ts';
import { samplingStore } from '../../src/store/ports/sampling-store.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { CURATOR, openParty, type PartyGround, partyGround } from '../curation/party-here.ts';
import { objectsOf } from '../station/entering.ts';
import { houseAt, onEachPlace, type TestPlace } from '../store/each-engine.ts';
import { chance, untilQuiet } from './kill-at.ts';

const WRITER = join(import.meta.dirname, 'taking-writer.ts');
const MARKS = 500;

/** Lets another process take, and kills it; whether it was done before. */
async function takeAndKill(place: TestPlace, party: string, afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [WRITER, place.dataFolder, place.databaseUrl, party], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for (let waited = 0; !text.includes('begun') && waited < 30_000; waited += 5) await sleep(5);
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  await untilQuiet(place);
  return text.includes('done');
}

/** Marks that were taken and samples that are there are the same, each once. */
async function checkTaken(house: House, party: string, { expeditionId }: PartyGround): Promise<number> {
  const sampling = samplingStore(house.store.read, house.store.engine);
  const taken = await sampling.marks(party, { states: ['taken'] });
  const samples = (await objectsOf(house, expeditionId)).filter((one) => one.type === 'sample');
  assert.deepEqual(taken.map((one) => one.taken!.id).toSorted(), samples.map((one) => one.id).toSorted());
  assert.equal(new Set(samples.map((one) => one.igsn)).size, samples.length);
  assert.deepEqual(
    (await verifyRegister(house.store.read)).filter((check) => check.broken > 0),
    [],
  );
  return taken.length;
}

onEachPlace('a server that is killed while marks are taken', (place) => {
  it('has every mark taken whole or not at all, and takes the rest when it is asked again', async () => {
    const random = chance(7);
    let house = await houseAt(place());
    const ground = await partyGround(house, '7311', [{ number: '1', name: 'S. Brandt', granted: null }]);
    const party = await openParty(house, ground);
    const series = {
      seriesId: newKey(),
      requestId: ground.requests[0]!,
      splitIds: ground.halves,
      spacingCm: 0.4,
      lengthCm: 0.4,
    };
    assert.equal((await markSeries(house.unitOfWork, party, series, CURATOR)).marks.length, MARKS);
    await house.close();
    for (let round = 0; round < 3; round++) {
      await takeAndKill(place(), party, random() * 400);
      house = await houseAt(place());
      const taken = await checkTaken(house, party, ground);
      assert.ok([0, MARKS / 2, MARKS].includes(taken), `${taken} taken`);
      await house.close();
    }
    house = await houseAt(place());
    await takeMarks(house.unitOfWork, party, {}, CURATOR, { phase: 'R' });
    assert.equal(await checkTaken(house, party, ground), MARKS);
    await house.close();
  });
});
