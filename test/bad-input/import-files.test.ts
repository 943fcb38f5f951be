import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ImportResult } from '../../src/operations/import/import-options.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callHere, type EndedHere } from '../store/in-here.ts';

const HEAD = 'expedition,site,hole,core,section,curated_length_m';
const SOUND = `${HEAD}\n7101,1,A,1,1,1\n`;
const RUNS = 'expedition,site,hole,core,drillers_top_depth_m,drilled_length_m,core_recovery_m';
const LISTING = 'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth';

interface Bad {
  readonly title: string;
  readonly name?: string;
  readonly content: string | Uint8Array;
  /** Codes of the errors that must be told, each with the row where it stands; warnings after `~`. */
  readonly told: readonly string[];
  readonly sections: number;
}

const runsOf = (...rows: string[]) => `${RUNS}\n${rows.join('\n')}\n`;
const listing = (...rows: string[]) => `${LISTING}\n${rows.join('\n')}\n`;

const BAD: readonly Bad[] = [
  { title: 'an empty file', content: '', told: ['empty-file'], sections: 0 },
  { title: 'a heading alone', content: `${HEAD}\n`, told: [], sections: 0 },
  { title: 'blank lines alone', content: '\n\n \n', told: ['empty-file'], sections: 0 },
  {
    title: 'bytes that are no text',
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254]),
    told: ['any'],
    sections: 0,
  },
  {
    title: 'a workbook cut in the middle',
    name: 'cut.xlsx',
    content: Buffer.from('PK\u0003\u0004 and no more'),
    told: ['any'],
    sections: 0,
  },
  {
    title: 'JSON cut in the middle',
    name: 'cut.json',
    content: '{"section": [{"expedition": "7101"',
    told: ['any'],
    sections: 0,
  },
  { title: 'unknown headings', content: 'a,b,c\n1,2,3\n', told: ['any'], sections: 0 },
  { title: 'a core run cut in the middle of a number', content: runsOf('7101,1,A,1,10,3,'), told: [], sections: 0 },
  { title: 'a quote that never closes', content: `${SOUND}7101,1,A,1,2,"0.5\n`, told: ['any'], sections: 1 },
  { title: 'depths reversed', content: listing('1,A,1,H,1,1,5,4'), told: ['depth-reversed row 2'], sections: 0 },
  {
    title: 'the same section twice',
    content: listing('1,A,1,H,1,1,0,1', '1,A,1,H,1,1,0,1'),
    told: ['duplicate-key row 3'],
    sections: 1,
  },
  {
    title: 'an unknown core type',
    content: listing('1,A,1,Q,1,1,0,1'),
    told: ['~unknown-term row 2'],
    sections: 1,
  },
  {
    title: 'a core type that is no letter',
    content: listing('1,A,1,banana,1,1,0,1'),
    told: ['~unknown-core-type row 2'],
    sections: 1,
  },
  {
    title: 'two hundred sections in a run',
    content: listing(...Array.from({ length: 200 }, (_, at) => `1,A,1,H,${at + 1},1,${at},${at + 1}`)),
    told: ['~too-many-sections row 2'],
    sections: 200,
  },
  {
    title: 'a line that cannot be read beside one that can',
    content: listing('1,A,1,H,1,1,0,1', '1,A,1,H,2,x,1,2'),
    told: ['not-a-number row 3', '~run-incomplete row 2'],
    sections: 1,
  },
  {
    title: 'runs that overlap',
    content: runsOf('7101,1,A,1,10,3,', '7101,1,A,2,12,3,'),
    told: ['~overlapping-runs row 3'],
    sections: 0,
  },
  {
    title: 'thousands that may be decimals',
    content: `${HEAD},core_catcher\n7101,1,A,"1,000",1,1,no\n`,
    told: ['illegal-name row 2'],
    sections: 0,
  },
  {
    title: 'a length that is not the depths’ difference',
    content: listing('1,A,1,H,1,1,0,2'),
    told: ['length-mismatch row 2'],
    sections: 0,
  },
  {
    title: 'words for numbers',
    content: listing('1,A,1,H,1,long,0,1', '1,A,x,H,1,1,0,1'),
    told: ['any row 2', 'any row 3'],
    sections: 0,
  },
];

onEachPlace('importing bad files', (place) => {
  let number = 0;
  const importText = async (name: string, content: string | Uint8Array, ...more: string[]) => {
    const folder = join(place().dataFolder, `case${number++}`);
    mkdirSync(folder);
    writeFileSync(join(folder, name), content);
    const words = [
      'expedition',
      'import',
      join(folder, name),
      '--json',
      '--program',
      'ICDP',
      '--expedition',
      '7101',
      ...more,
    ];
    return callHere([...words, ...place().flags]);
  };

  for (const { title, name = 'bad.csv', content, told, sections } of BAD) {
    it(`${title}: told with its place, and nothing half-written`, async () => {
      const program = `BAD${number}`;
      const words = ['--program', program];
      const ended = await importText(name, content, ...words);
      const result = JSON.parse(ended.out) as ImportResult;
      const errors = told.filter((one) => !one.startsWith('~'));
      assert.equal(ended.status, errors.length > 0 ? 1 : 0, ended.out.slice(0, 2000));
      for (const one of told) assertTold(result, one);
      assert.equal(result.byType.section?.created ?? 0, sections);
    });
  }

  it('a cell of 10 MB is refused, in little memory, and its value is cut in what is told', async () => {
    const before = process.memoryUsage.rss();
    const ended = await importText('huge.csv', `${HEAD},comment\n7101,1,A,1,1,1,${'x'.repeat(10_000_000)}\n`);
    assert.equal(ended.status, 1);
    assert.ok(ended.out.length < 20_000, `${ended.out.length} characters are told`);
    assert.ok(process.memoryUsage.rss() - before < 250_000_000);
  });

  it('a name of 10 MB is refused too', async () => {
    const ended = await importText('name.csv', `${HEAD}\n7101,${'9'.repeat(10_000_000)},A,1,1,1\n`);
    assert.equal(ended.status, 1);
    assert.ok(ended.out.length < 20_000, `${ended.out.length} characters are told`);
  });

  it('an object that names itself, or a kind above its own, as parent is told and not taken', async () => {
    const lines = [
      'section,parent,curated_length_m',
      '5,7101_1_A_001_5,1',
      '6,7101_1_A_001_5,1',
      '7,7101_1_A_001_5:10-15,1',
    ];
    const ended = await importText('sections.csv', `${lines.join('\n')}\n`);
    const result = JSON.parse(ended.out) as ImportResult;
    assert.equal(ended.status, 1);
    assert.equal(result.byType.section?.created ?? 0, 0);
    assert.ok(result.findings.every((one) => one.severity !== 'error' || one.code === 'parent-cycle'));
    assert.deepEqual(
      result.findings.flatMap((one) => (one.severity === 'error' ? [one.at?.row] : [])).toSorted(),
      [2, 3, 4],
    );
  });

  it('a folder, a file that is not there, and no file at all', async () => {
    const ask = (...words: string[]): Promise<EndedHere> =>
      callHere(['expedition', 'import', ...words, '--json', ...place().flags]);
    const folder = await ask(place().dataFolder);
    assert.deepEqual([folder.status, /it is a folder/.test(folder.error)], [1, true]);
    const gone = await ask(join(place().dataFolder, 'gone.csv'));
    assert.deepEqual([gone.status, /there is no such file/.test(gone.error)], [1, true]);
    assert.equal((await ask()).status, 2);
  });

  it('of several files, one that cannot be opened keeps all out', async () => {
    const sound = join(place().dataFolder, 'sound.csv');
    writeFileSync(sound, SOUND.replaceAll('7101', '7102'));
    const words = ['expedition', 'import', sound, '/nowhere/else.csv', '--json', '--program', 'ICDP', ...place().flags];
    const ended = await callHere(words);
    assert.equal(ended.status, 1);
    const house = await houseAt(place());
    const found = await house.store.read
      .selectFrom('tree_object')
      .select('path')
      .where('combined_id', '=', '7102')
      .execute();
    await house.close();
    assert.deepEqual(found, []);
  });
});

function assertTold(result: ImportResult, wanted: string): void {
  const [code, , rowNumber] = wanted.replace('~', '').split(' ');
  const severity = wanted.startsWith('~') ? 'warning' : 'error';
  const fits = result.findings.some(
    (one) =>
      one.severity === severity &&
      (code === 'any' || one.code === code) &&
      (rowNumber === undefined || one.at?.row === Number(rowNumber)),
  );
  assert.ok(fits, `${wanted} among ${JSON.stringify(result.findings)}`);
}

const NOBODY = 65_534;
const skip = process.getuid?.() === 0 ? false : 'only root can drop its rights for this';

describe('without rights', { skip, concurrency: 2 }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-rights-'));
    chmodSync(folder, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const own = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path);
    chownSync(path, NOBODY, NOBODY);
    return path;
  };
  const environment = { HOME: '/nonexistent', NODE_COMPILE_CACHE: '' };

  it('a file that may not be read is told', async () => {
    const file = join(folder, 'secret.csv');
    writeFileSync(file, SOUND, { mode: 0o600 });
    const words = ['expedition', 'import', file, '--program', 'ICDP', '--data', own('data1')];
    const ended = await call(words, { userId: NOBODY, folder, environment });
    assert.equal(ended.status, 1, ended.error);
    assert.match(ended.error, /no permission to read it/);
  });

  it('a data folder that may not be written is told', async () => {
    const ended = await call(['migrate', '--data', join(folder, 'new')], { userId: NOBODY, folder, environment });
    assert.equal(ended.status, 1, ended.error);
    assert.match(ended.error, /cannot be made or written/);
  });

  it('a store that may not be written is told, and left as it was', async () => {
    const data = join(folder, 'data3');
    assert.equal((await call(['migrate', '--data', data])).status, 0);
    chmodSync(data, 0o755);
    const ended = await call(['init', '--data', data], { userId: NOBODY, folder, environment });
    assert.equal(ended.status, 1, ended.error);
    assert.match(ended.error, /\[store-unavailable\]/);
    assert.equal((await call(['verify', '--data', data])).status, 0);
  });

  it('an output file that may not be made is told', async () => {
    const data = own('data4');
    const made = await call(['init', '--data', data], { userId: NOBODY, folder, environment });
    assert.equal(made.status, 0, made.error);
    const words = ['export', 'oai_dc', '--out', join(folder, 'out.xml'), '--data', data];
    const ended = await call(words, { userId: NOBODY, folder, environment });
    assert.equal(ended.status, 1, ended.error);
    assert.match(ended.error, /permission denied\. \[not-allowed\]/);
  });
});
