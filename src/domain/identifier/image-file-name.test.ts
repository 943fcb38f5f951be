import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readImageFileName } from './image-file-name.ts';

test('the published COSC name: core overview of section 1 of core 2', () => {
  const read = readImageFileName('CO_5054_1_A_2-Z_1.jpg');
  assert.equal(read?.imageType, 'CO');
  assert.deepEqual(read?.readings, [
    {
      scheme: 'mdis-type-hyphen',
      kind: 'section',
      expedition: '5054',
      site: '1',
      hole: 'A',
      core: 2,
      coreType: 'Z',
      section: 1,
    },
  ]);
});

for (const [name, imageType, kind] of [
  ['cs_5054_1_A_233_2.TIF', 'CS', 'section'],
  ['SS_5054_1_A_233_2_A.png', 'SS', 'split'],
  ['5054_1_A_233.jpeg', undefined, 'core_run'],
] as const) {
  test(name, () => {
    const read = readImageFileName(name);
    assert.deepEqual([read?.imageType, read?.readings[0]?.kind], [imageType, kind]);
  });
}

for (const name of ['IMG_0001.jpg', 'CO_5054_1_A_2-Z_1.pdf', '../5054_1_A.jpg', 'holiday.png', '5054_1_A', '']) {
  test(`"${name}" is assigned by hand`, () => assert.equal(readImageFileName(name), undefined));
}
