import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

const EXPEDITIONS = 'program,expedition,igsn_convention\nICDP,7001,icdp-2021\nICDP,7002,\n';

onEachPlace('lease', (place) => {
  const run = async (...words: string[]) => {
    const { status, out } = await callHere([...words, '--json', ...place().flags]);
    return { status, json: JSON.parse(out) as Record<string, unknown> };
  };

  it('leases numbers of the counter that register would use for the expedition', async () => {
    const file = join(place().dataFolder, 'expeditions.csv');
    writeFileSync(file, EXPEDITIONS);
    assert.equal((await run('expedition', 'import', file)).status, 0);

    const stated = await run('lease', 'ICDP', '7001', 'X', '3', '--site', '2', '--hole', 'b', '--holder', 'tablet');
    assert.deepEqual(
      [stated.status, stated.json.first, stated.json.last],
      [0, 'ICDP7001E02BX10001', 'ICDP7001E02BX30001'],
    );
    const fitting = await run('lease', 'ICDP', '7002', 'X', '3');
    assert.deepEqual([fitting.status, fitting.json.first], [0, 'ICDP7002EX10001']);

    const placeless = await run('lease', 'ICDP', '7001', 'X', '3');
    assert.deepEqual([placeless.status, (placeless.json.error as { code: string }).code], [2, 'wrong-call']);
    const wrong = await run('lease', 'ICDP', '7001', 'X', '3', '--site', 'zz', '--hole', 'b');
    assert.deepEqual(
      [wrong.status, (wrong.json.error as { message: string }).message],
      [2, '--site is a whole number, not zz.'],
    );
  });
});
