import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { expeditionTables } from '../../src/dissemination/tables/expedition-tables.ts';
import { wholeExport } from '../../src/dissemination/tables/whole-export.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { inputOfBytes } from '../../src/intake/input.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { findExpeditionPath } from '../../src/store/read/find-expedition-path.ts';
import { listTreeDetails } from '../../src/store/read/list-tree-details.ts';
import { boundsBelow } from '../../src/store/read/report-bounds.ts';
import { readLabelRows } from '../../src/store/read/report-label-rows.ts';
import { houseAt, onEachEngine, sqlitePlace } from '../store/each-engine.ts';
import { TESTER } from '../store/tree-rows.ts';
import { change, create, type Entering, enter, expeditionToEnter, objectsOf } from './entering.ts';

const TABLES = {
  'samples.csv': `parent,sample,top_offset_cm,bottom_offset_cm,amount
7050_1_A_001_1_W:10-20:P1,a,,,1 g
7050_1_A_001_1_W:10-20,P1,12,14,
7050_1_A_001_1_W,10-20,10,20,
7050_1_A_001_1_W:10-20,residue,,,
7050_1_A_001_1_W:10-20,wrong,12,25,
`,
  'thin_sections.csv': `parent,thin_section
7050_1_A_001_1_W:10-20:P1,1
`,
};

const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
};

const codes = (findings: readonly { readonly code: string; readonly severity: string }[]) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

const told = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'info');

async function take(house: House, files: Readonly<Record<string, string | Buffer>>) {
  const inputs = Object.entries(files).map(([name, text]) => inputOfBytes(name, Buffer.from(text)));
  const options = { actor: TESTER, strict: false, dryRun: false, program: 'ICDP', expedition: '7050' };
  return importExpedition(house.unitOfWork, () => readInputs(inputs), options);
}

async function exported(house: House): Promise<Buffer> {
  const path = await findExpeditionPath(house.store.read, '7050');
  const chunks: Uint8Array[] = [];
  for await (const chunk of wholeExport(expeditionTables(house.store, path), 'csv')) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function samplesOf(house: House) {
  const path = await findExpeditionPath(house.store.read, '7050');
  const found = [];
  for await (const { id: _, ...one } of listTreeDetails(house.store.read, house.store.engine, path, 'sample'))
    found.push(one);
  return found;
}

onEachEngine('samples of samples', (house) => {
  let place: Entering;
  const send = (...operations: Parameters<typeof enter>[2]) => enter(house(), place, operations);
  const at = async (combinedId: string) =>
    (await objectsOf(house(), place.expeditionId)).find((one) => one.combinedId === combinedId)!;

  before(async () => {
    place = await expeditionToEnter(house(), '7050', { runs: 1, sections: 1 });
    const section = await at('7050_1_A_001_1');
    await send(create('split', section.id, 'W', { split: 'W', percent_pc: 50 }));
  });

  it('come from tables in any order, lie in the sample they were made of, and lie nowhere else', async () => {
    const result = await take(house(), TABLES);
    assert.deepEqual(codes(result.findings), ['offset-beyond-sample']);
    const depths = async (name: string) => {
      const { topCsfAM, bottomCsfAM } = await at(`7050_1_A_001_1_W:${name}`);
      return [topCsfAM, bottomCsfAM];
    };
    assert.deepEqual(await depths('10-20'), [103.1, 103.2]);
    assert.deepEqual(await depths('10-20:P1'), [103.12, 103.14]);
    assert.deepEqual(await depths('10-20:P1:a'), [103.12, 103.14]);
    assert.deepEqual(await depths('10-20:residue'), [103.1, 103.2]);
    assert.equal((await at('7050_1_A_001_1_W:10-20:P1_TS_1')).topCsfAM, 103.12);
  });

  it('the same tables again change nothing', async () => {
    const { byType } = await take(house(), TABLES);
    const { created, updated } = byType.sample!;
    assert.deepEqual([created, updated], [0, 0]);
  });

  it('an export imports into an empty house as it was', async () => {
    const first = await exported(house());
    const other = await sqlitePlace();
    const empty = await houseAt(other);
    try {
      await initialise(empty);
      assert.deepEqual(codes((await take(empty, { 'all.zip': first })).findings), []);
      assert.deepEqual(await samplesOf(empty), await samplesOf(house()));
      assert.ok((await exported(empty)).equals(first));
    } finally {
      await empty.close();
      await other.dispose();
    }
  });

  it('a station makes them, within their sample, at most eight below each other', async () => {
    const plug = await at('7050_1_A_001_1_W:10-20:P1');
    const [outside] = (await send(create('sample', plug.id, 'b', { top_offset_cm: 15, bottom_offset_cm: 16 })))
      .outcomes;
    assert.deepEqual(codes(outside!.findings), ['offset-beyond-sample']);
    const [way] = (await send(create('sample', plug.id, 'a:b'))).outcomes;
    assert.deepEqual(codes(way!.findings), ['illegal-name']);
    let above = plug.id;
    for (const name of ['1', '2', '3', '4', '5', '6']) {
      const made = create('sample', above, name);
      const [outcome] = (await send(made)).outcomes;
      assert.equal(outcome!.result, 'done', name);
      assert.match(outcome!.object!.igsn!, /^ICDP7050EX/);
      above = made.object.id;
    }
    const [deeper] = (await send(create('sample', above, '7'))).outcomes;
    assert.deepEqual(codes(deeper!.findings), ['sample-too-deep']);
  });

  it('move with the sample they were made of', async () => {
    const sample = await at('7050_1_A_001_1_W:10-20');
    await send(change(sample.id, 'top_offset_cm', 10, 8));
    const [cut] = (await send(change(sample.id, 'bottom_offset_cm', 20, 13))).outcomes;
    assert.deepEqual(
      cut!.findings.map(({ code, severity }) => `${severity} ${code}`),
      ['warning sub-sample-outside'],
    );
    assert.equal(cut!.result, 'refused');
    const [away] = (await send(change(sample.id, 'bottom_offset_cm', 20, 11))).outcomes;
    assert.deepEqual(codes(away!.findings), ['sub-sample-outside']);
    assert.equal((await at('7050_1_A_001_1_W:10-20:residue')).topCsfAM, 103.08);
    assert.equal((await at('7050_1_A_001_1_W:10-20:P1:1:2:3:4:5:6')).topCsfAM, 103.12);
  });

  it('are told of where a table says that their sample lies elsewhere, which is taken', async () => {
    const moved = 'parent,sample,top_offset_cm,bottom_offset_cm\n7050_1_A_001_1_W,10-20,8,13\n';
    const { findings, byType } = await take(house(), { 'samples.csv': moved });
    assert.deepEqual(
      told(findings).map(({ code, severity, at }) => [code, severity, at?.row]),
      [['sub-sample-outside', 'warning', 2]],
    );
    assert.equal(byType.sample!.updated, 1);
    const back = moved.replace('8,13', '8,20');
    assert.deepEqual(told((await take(house(), { 'samples.csv': back })).findings), []);
  });

  it('have all that is above them on their labels', async () => {
    const bounds = boundsBelow(await findExpeditionPath(house().store.read, '7050'));
    const ids = ['7050_1_A_001_1_W:10-20:P1:1:2:3:4:5:6'];
    const [label] = await readLabelRows(house().store.read, house().store.engine, { bounds, ids });
    const { name, aboveId, runName, sectionName, splitName } = label!;
    assert.deepEqual(
      [name, aboveId, runName, sectionName, splitName],
      ['6', '7050_1_A_001_1_W:10-20:P1:1:2:3:4:5', '1', '1', 'W'],
    );
  });

  it('lie where a sample lies that states its own depth', async () => {
    const found = create('sample', place.holeId, 'F1', { top_depth_m: 12, bottom_depth_m: 13 });
    const piece = create('sample', found.object.id, '1');
    const { outcomes } = await send(found, piece);
    assert.deepEqual(
      outcomes.map(({ object }) => object?.topCsfAM),
      [12, 12],
      JSON.stringify(outcomes),
    );
    await send(change(found.object.id, 'top_depth_m', 12, 12.5));
    assert.equal((await at(outcomes[1]!.object!.combinedId)).topCsfAM, 12.5);
  });

  it('of a find at a site have its depth, though they come later', async () => {
    const found = 'expedition,site,sample,top_depth_m,bottom_depth_m\n7050,1,S1,3,4\n';
    assert.deepEqual(codes((await take(house(), { 'samples.csv': found })).findings), []);
    assert.deepEqual(
      codes((await take(house(), { 'samples.csv': 'expedition,site,sample,amount\n7050,1,S1:P,1 g\n' })).findings),
      [],
    );
    const samples = (await objectsOf(house(), place.expeditionId)).filter((one) => one.combinedId.includes('S1'));
    assert.deepEqual(
      samples.map(({ topCsfAM, bottomCsfAM }) => [topCsfAM, bottomCsfAM]),
      [
        [3, 4],
        [3, 4],
      ],
    );
  });

  it('are registered as derived from their sample', async () => {
    await registerExpedition(house().unitOfWork, place.expeditionId, { actor: TESTER, phase: 'E', rules: RULES });
    const { igsn } = await at('7050_1_A_001_1_W:10-20:P1');
    const row = await house()
      .store.read.selectFrom('record_version')
      .select(['description'])
      .where('igsn', '=', igsn!)
      .executeTakeFirstOrThrow();
    const { parent } = JSON.parse(row.description);
    const sample = (await at('7050_1_A_001_1_W:10-20')).igsn!;
    assert.equal(parent.igsn, sample);
    const app = await buildServer(house());
    try {
      const page = await app.inject(`/igsn/${igsn}`);
      assert.equal(page.statusCode, 200);
      assert.match(page.body, /Sub-sample P1 of sample 10-20/);
      for (const one of [sample, (await at('7050_1_A_001_1_W:10-20:P1:a')).igsn!])
        assert.ok(page.body.includes(one), one);
      const { body } = await app.inject(`/igsn/${igsn}?format=datacite4`);
      assert.match(body, new RegExp(`relationType="IsPartOf"[^>]*>[^<]*${sample}`, 'i'));
      assert.match((await app.inject(`/igsn/${sample}`)).body, /ample P1/);
    } finally {
      await app.close();
    }
  });
});
