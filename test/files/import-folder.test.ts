import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { folderOfSuite } from '../backup/backup-here.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { takenPicture } from './picture-here.ts';

interface Outcome {
  readonly added: number;
  readonly unchanged: number;
  readonly unmatched: number;
  readonly refused: number;
  readonly files: readonly { readonly file: string; readonly object: string; readonly outcome: string }[];
}

onEachPlace('a folder of pictures', (place) => {
  const folder = folderOfSuite();
  let scans = '';
  before(async () => {
    const house = await houseAt(place(), {}, 'none');
    await importRows(house, holeRows('ICDP', '6853', 2, 2));
    await house.close();
    scans = folder('scans');
    mkdirSync(join(scans, 'day 2'), { recursive: true });
    writeFileSync(join(scans, 'SS_6853_1_A_1-Z_1.jpg'), await takenPicture());
    writeFileSync(join(scans, 'day 2', 'CO_6853_1_A_002.jpg'), await takenPicture(50, 80, 1));
    writeFileSync(join(scans, 'IMG_2044.jpg'), await takenPicture(70, 90, 1));
    writeFileSync(join(scans, '6853_1_A_002_1.jpg'), 'no picture');
    writeFileSync(join(scans, '.DS_Store'), 'hidden');
  });
  after(() => undefined);
  const call = async (...words: string[]) => {
    const { status, out } = await callHere(['files', 'import', scans, '--json', ...words, ...place().flags]);
    return { status, ...(JSON.parse(out) as Outcome) };
  };

  it('goes to the objects that its files name; a dry run keeps nothing', async () => {
    const dry = await call('--dry-run');
    assert.deepEqual([dry.status, dry.added, dry.unmatched], [1, 0, 1]);
    const list = folder('unmatched.csv');
    const { status, files, ...counts } = await call('--credit', 'A. Nilsson', '--unmatched', list);
    assert.equal(status, 1);
    assert.deepEqual(counts, { added: 2, 'would-add': 0, unchanged: 0, unmatched: 1, refused: 1 });
    assert.deepEqual(
      files.map((one) => [one.file, one.object, one.outcome]),
      [
        ['6853_1_A_002_1.jpg', '6853_1_A_002_1', 'refused'],
        ['IMG_2044.jpg', '', 'unmatched'],
        ['SS_6853_1_A_1-Z_1.jpg', '6853_1_A_001_1', 'added'],
        ['day 2/CO_6853_1_A_002.jpg', '6853_1_A_002', 'added'],
      ],
    );
    assert.equal(readFileSync(list, 'utf8'), 'file,object\nIMG_2044.jpg,\n');
  });

  it('changes nothing the second time, and takes what was assigned by hand', async () => {
    const list = folder('assigned.csv');
    writeFileSync(list, 'file,object,title,top_cm,bottom_cm\nIMG_2044.jpg,6853_1_A_001_2,By hand,0,40\n');
    const again = await call('--mapping', list);
    assert.deepEqual([again.added, again.unchanged, again.unmatched, again.refused], [1, 2, 0, 1]);
    writeFileSync(list, 'file,objct\nIMG_2044.jpg,6853_1_A_001_2\n');
    const wrong = await callHere(['files', 'import', scans, '--mapping', list, ...place().flags]);
    assert.equal(wrong.status, 1);
    assert.match(wrong.error, /column objct/);
    assert.equal((await callHere(['files', 'import', join(scans, 'IMG_2044.jpg'), ...place().flags])).status, 2);
  });
});
