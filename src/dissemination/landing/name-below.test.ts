import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nameBelow } from './name-below.ts';

const cases = [
  ['5054_1_A_019', '5054_1_A', 'core_run', '19', false],
  ['5054_1_A_019_2', '5054_1_A_019', 'section', '2', false],
  ['5054_1_A_019_CC', '5054_1_A_019', 'section', 'CC', true],
  ['5054_1_A_019_2_A:12-14', '5054_1_A_019_2_A', 'sample', '12-14', false],
  ['5054_1_A_0019', undefined, 'core_run', '5054_1_A_0019', false],
  ['5054_1_AB', '5054_1_A', 'hole', '5054_1_AB', false],
  ['5054_1_A', '5054_1_A', 'sample', '5054_1_A', false],
  ['', '', 'sample', '', false],
] as const;

for (const [name, parent, type, shown, isCatcher] of cases)
  it(`${name || 'nothing'} below ${parent} is called ${shown || 'nothing'}`, () =>
    assert.deepEqual(nameBelow(name, parent, type), { name: shown, isCatcher }));
