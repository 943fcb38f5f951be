import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { openDataSet } from '../../src/api/data-set/data-set-parts.ts';
import { writeDataSet } from '../../src/api/data-set/write-data-set.ts';
import { initialise } from '../../src/context.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { bytesPath } from '../../src/store/files/file-folder.ts';
import { findExpeditionPath } from '../../src/store/read/find-expedition-path.ts';
import { createSchemaCheck } from '../conformance/formats/schema-check.ts';
import { hangScan, takenPicture } from '../files/picture-here.ts';
import { houseAt, onEachPlace, sqlitePlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { holeRows, importRows, row, TESTER } from '../store/tree-rows.ts';

const PEOPLE = [
  row(
    'contributor',
    { program: 'ICDP', expedition: '5054', contributor: 'Lorenz, Henning' },
    { role: 'ProjectLeader', is_creator: true },
  ),
  row(
    'related_work',
    { program: 'ICDP', expedition: '5054', related_work: '10.5194/sd-19-1-2015' },
    { identifier_type: 'DOI', relation_type: 'IsDocumentedBy' },
  ),
];
const ROWS = [...holeRows('ICDP', '5054', 3, 2), ...PEOPLE];

onEachPlace('the operational data set of an expedition', (place) => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-set-'));
  before(async () => {
    const house = await houseAt(place());
    await initialise(house);
    await importRows(house, ROWS);
    const [one] = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', 'expedition')
      .execute();
    await registerExpedition(house.unitOfWork, one!.id, { actor: TESTER, rules: house.rules, phase: 'E' });
    await house.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (out: string, ...more: string[]) =>
    callHere(['export', 'operational-data-set', '--expedition', '5054', '--out', out, ...more, ...place().flags]);
  const made = async (name: string, ...more: string[]) => {
    const out = join(folder, name);
    const { status, error } = await run(out, ...more);
    assert.equal(status, 0, error);
    return out;
  };
  const igsns = async () => {
    const house = await houseAt(place());
    const rows = await house.store.read
      .selectFrom('tree_object')
      .select('igsn')
      .where('igsn', 'is not', null)
      .execute();
    await house.close();
    return rows.map((one) => one.igsn!.toLowerCase()).toSorted();
  };

  it('is a bag whose checksums are right, the same twice, and nothing is left beside it', async () => {
    const out = await made('first', '--doi', '10.5880/ICDP.5054.001', '--licence', 'CC-BY-4.0');
    const manifest = readFileSync(join(out, 'manifest-sha256.txt'), 'utf8').trimEnd().split('\n');
    for (const line of manifest) {
      const [sum, name = ''] = line.split('  ');
      assert.equal(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
        sum,
        name,
      );
    }
    const files = readdirSync(join(out, 'data'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    assert.equal(files.length, manifest.length);
    const info = readFileSync(join(out, 'bag-info.txt'), 'utf8');
    const bytes = files.reduce((sum, one) => sum + readFileSync(join(one.parentPath, one.name)).length, 0);
    assert.match(info, new RegExp(`Payload-Oxum: ${bytes}\\.${files.length}\n`));
    const again = await made('again', '--doi', '10.5880/ICDP.5054.001', '--licence', 'CC-BY-4.0');
    assert.equal(
      readFileSync(join(again, 'tagmanifest-sha256.txt'), 'utf8'),
      readFileSync(join(out, 'tagmanifest-sha256.txt'), 'utf8'),
    );
    assert.deepEqual(readdirSync(folder).toSorted(), ['again', 'first']);
  });

  it('is related to every IGSN, in XML that DataCite takes and in JSON alike', async (test) => {
    const out = await made('related');
    const xml = readFileSync(join(out, 'data/datacite.xml'), 'utf8');
    const related = [...xml.matchAll(/relationType="IsDerivedFrom"[^>]*>[^<]*\/([^</]+)</g)].map((one) => one[1]!);
    assert.deepEqual(related.toSorted(), await igsns());
    assert.match(xml, /<identifier identifierType="DOI">\(:tba\)</);
    assert.match(xml, /Lorenz, Henning/);
    assert.match(xml, /relationType="IsDocumentedBy"[^>]*>10\.5194\/sd-19-1-2015</);
    const json = JSON.parse(readFileSync(join(out, 'data/datacite.json'), 'utf8'));
    const inJson = json.relatedIdentifiers.filter(
      (one: { relationType: string }) => one.relationType === 'IsDerivedFrom',
    );
    assert.equal(inJson.length, related.length);
    assert.equal(json.types.resourceTypeGeneral, 'Dataset');
    for (const source of ['published', 'own'] as const) {
      const schema = createSchemaCheck('datacite4', source);
      if (schema === undefined) test.diagnostic('no schema of DataCite here (../shared/data/schemas)');
      assert.deepEqual(schema?.check(xml) ?? [], [], source);
      schema?.dispose();
    }
  });

  it('says what every column is, and what is missing', async () => {
    const out = await made('remarks');
    const columns = parse(readFileSync(join(out, 'data/columns.csv')), { columns: true }) as Record<string, string>[];
    const tables = readdirSync(join(out, 'data/tables'));
    for (const name of tables) {
      const [head] = parse(readFileSync(join(out, 'data/tables', name))) as string[][];
      const told = columns.filter((one) => one.file === `tables/${name}`).map((one) => one.column);
      assert.deepEqual(told, head, name);
    }
    assert.equal(new Set(columns.map((one) => one.file)).size, tables.length);
    const page = readFileSync(join(out, 'data/explanatory-remarks.html'), 'utf8');
    for (const { column, label } of columns) assert.ok(page.includes(column!) && page.includes(label!), column);
    for (const words of ['CSF-A', 'Known gaps']) assert.ok(page.includes(words), words);
    assert.equal(readFileSync(join(out, 'data/explanatory-remarks.pdf')).subarray(0, 5).toString(), '%PDF-');
    const depths = parse(readFileSync(join(out, 'data/depths.csv')), { columns: true }) as Record<string, string>[];
    assert.ok(depths.some((one) => one.combined_id === '5054_1_A_001_1' && one.top_csf_a_m === '103'));
  });

  it('has the files that are meant for all, with their sums and without the place where they were taken', async () => {
    const house = await houseAt(place());
    const section = '5054_1_A_001_1';
    const scan = await takenPicture();
    const said = { title: 'Archive half', credit: 'A. Nilsson', licence: 'CC BY 4.0', topCm: 0, bottomCm: 80 };
    await hangScan(house, section, scan, { fileName: 'SS one/é.jpg', ...said });
    await hangScan(house, section, await sharp(scan).tiff().toBuffer(), { fileName: 'wide.tif' });
    await hangScan(house, '5054_1_A', Buffer.from('%PDF-1.4 log'), { kind: 'document', fileName: 'log.pdf' });
    await hangScan(house, section, await takenPicture(50, 70, 1), { title: 'Withheld', isPublic: false });
    const out = await made('with-files');
    const rows = parse(readFileSync(join(out, 'data/files.csv')), { columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map((one) => [one.combined_id, one.media_type, one.form, one.original_name]),
      [
        ['5054_1_A', 'application/pdf', 'as it came', 'log.pdf'],
        [section, 'image/jpeg', 'without metadata', 'SS one/é.jpg'],
        [section, 'image/jpeg', 'smaller JPEG', 'wide.tif'],
      ],
    );
    const manifest = readFileSync(join(out, 'manifest-sha256.txt'), 'utf8');
    for (const { file = '', sha256 = '', bytes } of rows) {
      const content = readFileSync(join(out, 'data', file));
      assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
      assert.equal(String(content.length), bytes);
      assert.ok(manifest.includes(`${sha256}  data/${file}\n`));
      assert.ok(!content.includes('SecretCamera'), file);
    }
    const { original_sha256: original, title, credit, igsn, bottom_cm: bottom } = rows[1]!;
    assert.equal(original, createHash('sha256').update(scan).digest('hex'));
    assert.deepEqual([title, credit, bottom], ['Archive half', 'A. Nilsson', '80']);
    assert.ok((await igsns()).includes(igsn!.toLowerCase()));
    const remarks = readFileSync(join(out, 'data/explanatory-remarks.html'), 'utf8');
    for (const { file } of rows) assert.ok(remarks.includes(file!), file);
    assert.match(remarks, /3 files are in this data set\. 1 more is kept back/);
    for (const page of [remarks, manifest]) assert.doesNotMatch(page, /Withheld/);
    assert.equal(readdirSync(join(out, 'data/files', section)).length, 2);

    const path = await findExpeditionPath(house.store.read, '5054');
    const changed = await openDataSet(house, path, {});
    const last = await takenPicture(40, 30, 1);
    const late = await hangScan(house, section, last);
    await assert.rejects(writeDataSet(changed, join(folder, 'late')), { code: 'busy' });
    unlinkSync(bytesPath(place().dataFolder, late.sha256));
    const lost = await run(join(folder, 'lost.zip'));
    assert.match(lost.error, /The bytes of a\.jpg of 5054_1_A_001_1 are missing/);
    assert.ok(!existsSync(join(folder, 'lost.zip')));
    await hangScan(house, section, last);
    await house.close();
  });

  it('its tables can be read again, into the same', async () => {
    const out = await made('read-again');
    const other = await sqlitePlace();
    const files = readdirSync(join(out, 'data/tables')).map((one) => join(out, 'data/tables', one));
    assert.equal((await callHere(['init', ...other.flags])).status, 0);
    const { status, error, out: said } = await callHere(['expedition', 'import', ...files, ...other.flags]);
    assert.equal(status, 0, error + said);
    const back = join(folder, 'back');
    const words = ['export', 'operational-data-set', '--expedition', '5054', '--out', back, ...other.flags];
    assert.equal((await callHere(words)).status, 0);
    for (const one of readdirSync(join(out, 'data/tables')))
      assert.equal(
        readFileSync(join(back, 'data/tables', one), 'utf8'),
        readFileSync(join(out, 'data/tables', one), 'utf8'),
        one,
      );
    await other.dispose();
  });

  it('leaves nothing behind when it is stopped or the expedition changes meanwhile', async () => {
    const house = await houseAt(place());
    const path = await findExpeditionPath(house.store.read, '5054');
    const stopping = new AbortController();
    const out = join(folder, 'stopped.zip');
    const set = await openDataSet(house, path, {}, () => stopping.abort());
    await assert.rejects(writeDataSet(set, out, stopping.signal), { code: 'interrupted' });
    const changed = await openDataSet(house, path, {});
    await importRows(house, [
      row(
        'core_run',
        { program: 'ICDP', expedition: '5054', site: '1', hole: 'A', core_run: '9' },
        { core: 9, drillers_top_depth_m: 200, drilled_length_m: 1 },
      ),
    ]);
    await assert.rejects(writeDataSet(changed, out), { code: 'busy' });
    assert.ok(!existsSync(out) && !existsSync(`${out}.partial`));
    await house.close();
  });

  it('is refused under moratorium, and made for the own archive with a word on it', async () => {
    const house = await houseAt(place());
    await importRows(house, [
      row('expedition', { program: 'ICDP', expedition: '5054' }, { moratorium_end: '9998-01-01' }),
    ]);
    await house.close();
    const refused = await run(join(folder, 'closed.zip'));
    assert.equal(refused.status, 1);
    assert.match(refused.error, /moratorium until 9998-01-01.*--although-moratorium/s);
    assert.ok(!existsSync(join(folder, 'closed.zip')));
    const out = await made('archive', '--although-moratorium');
    assert.match(readFileSync(join(out, 'data/README.txt'), 'utf8'), /NOT FOR PUBLICATION/);
    assert.match(readFileSync(join(out, 'data/datacite.xml'), 'utf8'), /closed access/);
  });

  it('says what is wrong with its options', async () => {
    const { status, error } = await run(join(folder, 'bad'), '--doi', 'nonsense', '--year', '19');
    assert.equal(status, 1);
    assert.match(error, /10\.5880\/icdp\.5054\.001/);
  });
});
