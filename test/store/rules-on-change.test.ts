import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { StationOperation } from '../../src/domain/station/station-operation.ts';
import { inputOfBytes } from '../../src/intake/input.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf } from '../station/entering.ts';
import { onEachEngine } from './each-engine.ts';
import { TESTER } from './tree-rows.ts';

const PIECES = {
  'splits.csv': `parent,split,percent,still_exists,sampleable
7071_1_A_1_1,A,50,yes,no
7071_1_A_1_1,W,50,yes,yes
7071_1_A_1_1,W1,25,no,no
`,
  'samples.csv': `parent,top_offset_cm,bottom_offset_cm
7071_1_A_1_1_W,10,15
7071_1_A_1_1_W,70,80
7071_1_A_1_1_W,90,95
`,
  'lithologies.csv': `parent,lithology,top_offset_cm,bottom_offset_cm,rock_type
7071_1_A_1_1,I,0,100,gneiss
`,
};

/** Reads tables into a house; what is told of rows, with the row and how bad it is. */
async function take(house: House, files: Readonly<Record<string, string>>, expedition = '7071') {
  const inputs = Object.entries(files).map(([name, text]) => inputOfBytes(name, Buffer.from(text)));
  const names = { program: 'ICDP', expedition };
  const options = { actor: TESTER, strict: false, dryRun: false, ...names };
  const result = await importExpedition(house.unitOfWork, () => readInputs(inputs, names), options);
  return { ...result, told: told(result.findings) };
}

const told = (findings: readonly Finding[]) =>
  findings.flatMap(({ severity, code, at }) =>
    severity === 'info' || code === 'recommended-missing' ? [] : [`${severity} ${code} ${at?.row ?? ''}`.trim()],
  );

onEachEngine('what is changed later is held against what lies below', (house) => {
  let place: Entering;
  before(async () => {
    place = await expeditionToEnter(house(), '7071', { runs: 2, sections: 3 });
    assert.deepEqual((await take(house(), PIECES)).told, []);
  });
  const idOf = async (combinedId: string) => {
    const found = (await objectsOf(house(), place.expeditionId)).find((one) => one.combinedId === combinedId);
    return found!.id;
  };
  const outcome = async (operation: StationOperation) => {
    const { outcomes } = await enter(house(), place, [operation]);
    return `${outcomes[0]!.result}: ${told(outcomes[0]!.findings).join(', ')}`;
  };

  it('on import: a core run against its sections, at the row of the run', async () => {
    const runs = (core: number, recoveryM: number, count: number | 'NULL') =>
      `parent,core,drillers_top_depth_m,core_recovery_m,section_count\n7071_1_A,${core},103,${recoveryM},${count}\n`;
    const less = await take(house(), { 'core_runs.csv': runs(1, 1.5, 2) });
    assert.deepEqual(less.told, [
      'warning section-count-exceeded 2',
      'warning section-beyond-recovery 2',
      'warning section-beyond-recovery 2',
      'warning section-lengths 2',
    ]);
    assert.equal(less.byType.core_run!.updated, 1);
    assert.deepEqual((await take(house(), { 'core_runs.csv': runs(1, 1.5, 2) })).told, [], 'it changes nothing');
    assert.deepEqual((await take(house(), { 'core_runs.csv': runs(1, 3, 3) })).told, []);
    // Until a run says how many sections it has, more may come.
    assert.deepEqual((await take(house(), { 'core_runs.csv': runs(1, 2.2, 'NULL') })).told, [
      'warning section-beyond-recovery 2',
    ]);
    await take(house(), { 'core_runs.csv': runs(1, 3, 'NULL') });
  });

  it('on import: a section against its pieces, but not against those that come with it', async () => {
    const sections = (lengthM: number) => `parent,section,curated_length_m\n7071_1_A_1,1,${lengthM}\n`;
    const cut = await take(house(), { 'sections.csv': sections(0.75) });
    assert.deepEqual(cut.told, ['warning piece-beyond-section 2', 'warning piece-beyond-section 2']);
    const messages = cut.findings.filter(({ code }) => code === 'piece-beyond-section').map(({ message }) => message);
    assert.match(messages[0]!, /75 cm long and ends above core sample 90-95$/);
    assert.match(
      messages[1]!,
      /ends within lithology unit I, core sample 70-80$|ends within core sample 70-80, lithology unit I$/,
    );
    assert.deepEqual((await take(house(), { 'sections.csv': sections(1) })).told, []);
    const both = await take(house(), {
      'sections.csv': sections(0.95),
      'lithologies.csv': PIECES['lithologies.csv'].replace('100', '95'),
    });
    assert.deepEqual(both.told, []);
    await take(house(), { 'sections.csv': sections(1) });
  });

  it('on import: samples that take the same, and those of halves that are kept or gone', async () => {
    const samples = await take(house(), {
      'samples.csv': `parent,top_offset_cm,bottom_offset_cm
7071_1_A_1_1_W,12,20
7071_1_A_1_1_W,20,25
7071_1_A_1_1_W,24,26
7071_1_A_1_1_W,10,15
7071_1_A_1_1_A,1,2
7071_1_A_1_1_W1,1,2
`,
      'smear_slides.csv': 'parent,smear_slide\n7071_1_A_1_1_A,1\n',
    });
    assert.deepEqual(samples.told.toSorted(), [
      'warning half-gone 7',
      'warning half-not-sampleable 2',
      'warning half-not-sampleable 6',
      'warning sample-overlap 4',
      'warning sample-overlap 5',
    ]);
    assert.deepEqual([samples.byType.sample!.created, samples.byType.sample!.unchanged], [5, 1]);
    // What was taken once is not told again.
    const again = await take(house(), { 'samples.csv': 'parent,top_offset_cm,bottom_offset_cm\n7071_1_A_1_1_A,1,2\n' });
    assert.deepEqual(again.told, []);
  });

  it('at the station by the same rules, which refuse until a reason is given', async () => {
    const [section, run, archive, gone] = await Promise.all(
      ['7071_1_A_001_1', '7071_1_A_001', '7071_1_A_001_1_A', '7071_1_A_001_1_W1'].map(idOf),
    );
    assert.equal(await outcome(change(section!, 'curated_length_m', 1, 0.94)), 'refused: warning piece-beyond-section');
    assert.equal(
      await outcome(change(section!, 'curated_length_m', 1, 0.6)),
      'refused: error piece-beyond-section, warning piece-beyond-section',
    );
    assert.match(await outcome(change(run!, 'core_recovery_m', 3, 1.5)), /^refused: .*section-beyond-recovery/);
    const sample = (parentId: string) =>
      create('sample', parentId, '50-52', { sample: '50-52', top_offset_cm: 50, bottom_offset_cm: 52 });
    assert.equal(await outcome(sample(archive!)), 'refused: warning half-not-sampleable');
    assert.equal(await outcome(sample(gone!)), 'refused: warning half-gone');
    const because = [{ code: 'piece-beyond-section', reason: 'the end crumbled' }];
    assert.match(await outcome(change(section!, 'curated_length_m', 1, 0.94, because)), /^done/);
    assert.match(await outcome(change(section!, 'comment', null, 'crumbled')), /^done: $/);
    await outcome(change(section!, 'curated_length_m', 0.94, 1));
  });

  it('at the station also against what came and went in the same moment', async () => {
    const section = await idOf('7071_1_A_002_1');
    const made = create('structure', section, '1', { structure: '1', top_offset_cm: 50, bottom_offset_cm: 60 });
    const shorter = change(section, 'curated_length_m', 1, 0.55);
    const { outcomes } = await enter(house(), place, [made, shorter]);
    assert.deepEqual(
      outcomes.map(({ result, findings }) => [result, told(findings).join()]),
      [
        ['done', ''],
        ['refused', 'warning piece-beyond-section'],
      ],
    );
    const again = change(section, 'curated_length_m', 1, 0.55);
    const gone = await enter(house(), place, [life('delete', made.object.id), again]);
    assert.deepEqual(
      gone.outcomes.map(({ result }) => result),
      ['done', 'done'],
    );
  });
});

onEachEngine('a corrected section listing', (house) => {
  const HEADING = 'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth';
  const listing = (...lines: readonly string[]) => ({ 'listing.csv': `${[HEADING, ...lines].join('\n')}\n` });

  it('changes its run, its sections and the depths of all that lies below them', async () => {
    const first = await take(
      house(),
      listing('1,A,1,H,1,1.5,10,11.5', '1,A,1,H,2,1,11.5,12.5', '1,A,2,H,1,1,13,14'),
      '7072',
    );
    assert.deepEqual(first.told, []);
    const sample = 'parent,top_offset_cm,bottom_offset_cm\n7072_1_A_1_2,10,20\n';
    await take(house(), { 'samples.csv': sample }, '7072');
    const corrected = listing('1,A,1,H,1,1.4,10,11.4', '1,A,1,H,2,1,11.4,12.4', '1,A,2,H,1,1,13.2,14.2');
    const second = await take(house(), corrected, '7072');
    assert.deepEqual(second.told, []);
    const { core_run, section } = second.byType;
    assert.deepEqual([core_run!.updated, section!.updated, section!.unchanged], [2, 1, 2]);
    const rows = await house()
      .store.read.selectFrom('tree_object')
      .select(['combined_id', 'top_csf_a_m', 'bottom_csf_a_m'])
      .where('type', 'in', ['core_run', 'section', 'sample'])
      .where('combined_id', 'like', '7072%')
      .orderBy('path')
      .execute();
    assert.deepEqual(
      rows.map((one) => `${one.combined_id} ${one.top_csf_a_m}-${one.bottom_csf_a_m}`),
      [
        '7072_1_A_001 10-12.4',
        '7072_1_A_001_1 10-11.4',
        '7072_1_A_001_2 11.4-12.4',
        '7072_1_A_001_2:10-20 11.5-11.6',
        '7072_1_A_002 13.2-14.2',
        '7072_1_A_002_1 13.2-14.2',
      ],
    );
    const run = await house()
      .store.read.selectFrom('core_run')
      .selectAll()
      .where('core', '=', 1)
      .executeTakeFirstOrThrow();
    assert.deepEqual([run.core_recovery_m, run.section_count], [2.4, 2]);
    const third = await take(house(), corrected, '7072');
    assert.deepEqual([third.byType.section!.unchanged, third.depthsChanged], [3, 0]);
  });
});
