import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { expeditionTables } from '../../src/dissemination/tables/expedition-tables.ts';
import { wholeExport } from '../../src/dissemination/tables/whole-export.ts';
import { readTemplate, toTemplate } from '../../src/domain/own-fields/field-template.ts';
import { OwnFields } from '../../src/domain/own-fields/own-field.ts';
import { inputOfBytes } from '../../src/intake/input.ts';
import { readFiles } from '../../src/intake/read-files.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { takeFieldTemplate } from '../../src/operations/own-fields/take-field-template.ts';
import { ownFieldStore } from '../../src/store/ports/own-field-store.ts';
import { findExpeditionPath } from '../../src/store/read/find-expedition-path.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachEngine, sqlitePlace } from '../store/each-engine.ts';

const ACTOR = { name: 'test', origin: 'test' } as const;
const WEIGHT = { objectType: 'section', name: 'x_weight_kg', label: 'Weight', type: 'decimal', unit: 'kg', minimum: 0 };
const SHIFT = { objectType: 'section', name: 'x_shift', label: 'Shift', type: 'integer' };
const folder = mkdtempSync(join(tmpdir(), 'corestone-own-fields-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function valuesIn(house: House, section: string) {
  const row = await house.store.read
    .selectFrom('section as s')
    .innerJoin('tree_object as t', 't.id', 's.id')
    .select(['s.id'])
    .where('t.combined_id', '=', section)
    .executeTakeFirstOrThrow();
  return (await house.unitOfWork((work) => work.tree.valuesOf('section', [row.id]))).get(row.id);
}

onEachEngine('own fields', (house) => {
  const take = (fields: readonly unknown[], dryRun = false) => {
    const read = readTemplate({ template: 'corestone/fields', version: 1, fields });
    assert.ok(read.ok, JSON.stringify(read.findings));
    return takeFieldTemplate(house().unitOfWork, read.value, { caller: OPERATOR, dryRun });
  };
  const importText = async (text: string) => {
    const file = join(folder, 'sections.csv');
    writeFileSync(file, text);
    const ownFields = new OwnFields(await ownFieldStore(house().store.read).all());
    const names = { expedition: '9001', program: 'TEST' };
    const items = () => readFiles([file], { ...names, ownFields });
    return importExpedition(house().unitOfWork, items, { ...names, actor: ACTOR, strict: false, dryRun: false });
  };
  const values = (section: string) => valuesIn(house(), section);
  const HEAD = 'site,hole,core,section,curated length,Weight (kg),x_shift\n';

  it('a dry run tells, and keeps nothing', async () => {
    assert.deepEqual(await take([WEIGHT], true), {
      kept: false,
      added: ['section.x_weight_kg'],
      changed: [],
      unchanged: 0,
      findings: [],
    });
    assert.deepEqual(await ownFieldStore(house().store.read).all(), []);
  });

  it('are in use with the next import, by label and name, with their limits and decimal marks', async () => {
    const before = await importText(`${HEAD}1,A,1H,1,1.0,4.5,2\n`);
    assert.ok(before.findings.some((one) => one.code === 'unknown-column'));
    assert.equal((await take([WEIGHT, SHIFT])).kept, true);
    const done = await importText(`${HEAD}1,A,1H,1,1.0,4.5,2\n1,A,1H,2,0.9,-1,2\n1,A,1H,3,0.5,,\n`);
    assert.deepEqual(
      done.findings.filter((one) => one.severity === 'error').map((one) => [one.code, one.field, one.at?.row]),
      [['out-of-range', 'Weight', 3]],
    );
    const kept = await values('9001_1_A_001_1');
    assert.deepEqual([kept?.x_weight_kg, kept?.x_shift], [4.5, 2]);
    const again = await importText(`${HEAD}1,A,1H,1,1.0,4.5,2\n`);
    assert.deepEqual(again.byType.section, { created: 0, updated: 0, unchanged: 1, refused: 0 });
    await importText(`${HEAD}1,A,1H,1,1.0,NULL,3\n`);
    const emptied = await values('9001_1_A_001_1');
    assert.deepEqual([emptied?.x_weight_kg, emptied?.x_shift], [undefined, 3]);
  });

  it('the same template changes nothing, a better label does, another type only where nothing stands', async () => {
    assert.deepEqual(
      [(await take([WEIGHT, SHIFT])).unchanged, (await take([{ ...SHIFT, label: 'Shift no.' }])).kept],
      [2, true],
    );
    const refused = await take([
      { ...SHIFT, type: 'date' },
      { ...WEIGHT, label: 'Mass' },
    ]);
    assert.deepEqual([refused.kept, refused.findings.map((one) => one.code)], [false, ['own-field-in-use']]);
    const labels = (await ownFieldStore(house().store.read).all()).map((one) => one.field.label);
    assert.deepEqual(labels, ['Weight', 'Shift no.'], 'nothing of it was kept');
    assert.equal((await take([{ ...SHIFT, type: 'decimal' }])).kept, true, 'a whole number is a decimal one');
    assert.equal((await take([{ ...WEIGHT, name: 'x_free', label: 'Free', unit: undefined }])).kept, true);
    assert.equal((await take([{ objectType: 'section', name: 'x_free', label: 'Free', type: 'text' }])).kept, true);
  });

  it('a retired field keeps what stands in it', async () => {
    assert.equal((await take([{ ...SHIFT, type: 'decimal', entry: 'required', retired: true }])).kept, true);
    const done = await importText(`site,hole,core,section,curated length\n1,A,1H,1,1.0\n1,A,1H,4,0.2\n`);
    assert.ok(!done.findings.some((one) => one.severity === 'error'), JSON.stringify(done.findings));
    assert.equal((await values('9001_1_A_001_1'))?.x_shift, 3);
  });

  it('go with the export of the whole expedition, and come back where the fields are known', async () => {
    const path = await findExpeditionPath(house().store.read, '9001');
    const chunks: Uint8Array[] = [];
    const fields = await ownFieldStore(house().store.read).all();
    const tables = expeditionTables(house().store, path, () => undefined, new OwnFields(fields));
    for await (const chunk of wholeExport(tables, 'json')) chunks.push(Buffer.from(chunk));
    const place = await sqlitePlace();
    const other = await houseAt(place);
    try {
      await initialise(other);
      const read = readTemplate(JSON.parse(JSON.stringify(toTemplate(fields))));
      assert.ok(read.ok);
      await takeFieldTemplate(other.unitOfWork, read.value, { caller: OPERATOR, dryRun: false });
      const ownFields = new OwnFields(await ownFieldStore(other.store.read).all());
      assert.deepEqual(ownFields.all(), fields);
      const items = () => readInputs([inputOfBytes('all.json', Buffer.concat(chunks))], { ownFields });
      const done = await importExpedition(other.unitOfWork, items, { actor: ACTOR, strict: false, dryRun: false });
      assert.deepEqual(
        done.findings.filter(({ severity, code }) => severity === 'error' || code === 'unknown-column'),
        [],
      );
      assert.deepEqual(await valuesIn(other, '9001_1_A_001_1'), await values('9001_1_A_001_1'));
      assert.equal((await valuesIn(other, '9001_1_A_001_1'))?.x_shift, 3);
    } finally {
      await other.close();
      await place.dispose();
    }
  });

  it('everything is in the audit trail, and of many at once none is lost', async () => {
    const many = Array.from({ length: 8 }, (_, n) => ({ ...WEIGHT, name: `x_w${n}_kg`, label: `Weight ${n}` }));
    const taken = await Promise.all(many.map((one) => take([one])));
    assert.ok(taken.every((one) => one.kept));
    assert.equal((await ownFieldStore(house().store.read).all()).length, 11);
    const rows = await house()
      .store.read.selectFrom('audit')
      .select(['action', 'subject', 'before', 'after'])
      .where('subject', '=', 'section.x_shift')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      rows.map((one) => one.action),
      ['add-own-field', 'change-own-field', 'change-own-field', 'change-own-field'],
    );
    assert.match(rows[1]!.before!, /"Shift"/);
  });

  it('over the API: for administrators, all findings with their place', async () => {
    const { unitOfWork } = house();
    const client = { ...clientCaller('GFZ.ICDP'), account: 'GFZ.ICDP' };
    assert.throws(() => takeFieldTemplate(unitOfWork, [], { caller: client }), { code: 'not-allowed' });
    const app = await buildServer(house());
    assert.equal((await app.inject({ url: '/api/v1/own-fields' })).statusCode, 401);
    await app.close();
  });
});
