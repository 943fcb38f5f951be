import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { fromBufferPromise, openPromise } from 'yauzl';
import { zipStream } from '../../src/formats/tables/zip-stream.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { holeRows, importRows, numbered, row, TESTER } from '../store/tree-rows.ts';

const WAY = { program: 'ICDP', expedition: '5054', site: '1', hole: 'A' };
const RUN = { ...WAY, core_run: '2' };
const ROWS = numbered([
  row('expedition', { program: 'ICDP', expedition: '5054' }),
  row('site', { program: 'ICDP', expedition: '5054', site: '1' }),
  row('hole', WAY, { reference_height_m: 2, water_depth_m: 0 }),
  row(
    'core_run',
    { ...WAY, core_run: '1' },
    { core: 1, core_type: 'H', drillers_top_depth_m: 99, drilled_length_m: 3 },
  ),
  row('core_run', RUN, {
    core: 2,
    core_type: 'Z',
    drillers_top_depth_m: 102,
    drilled_length_m: 2,
    core_recovery_m: 2.5,
    recovery_reason: 'x',
  }),
  row('section', { ...RUN, section: '1' }, { section: 1, section_length_m: 1.5, curated_length_m: 1.5 }),
  row(
    'section',
    { ...RUN, section: 'CC' },
    { section: 9, core_catcher: true, section_length_m: 1, curated_length_m: 1, comment: '=1+1' },
  ),
  row('split', { ...RUN, section: '1', split: 'W' }, { percent_pc: 50 }),
  row(
    'sample',
    { ...RUN, section: '1', split: 'W', sample: '10-15' },
    { top_offset_cm: 10, bottom_offset_cm: 15, sample_request: '7-b', amount: '20 ml' },
  ),
]);

onEachPlace('tables for other programs', (place) => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-other-'));
  let house: Awaited<ReturnType<typeof houseAt>>;
  before(async () => {
    house = await houseAt(place());
    const { findings } = await importRows(house, ROWS);
    assert.deepEqual(
      findings.filter((one) => one.severity === 'error'),
      [],
    );
    const [one] = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', 'expedition')
      .execute();
    await registerExpedition(house.unitOfWork, one!.id, { actor: TESTER, rules: house.rules, phase: 'E' });
    await deliverOutbox(house.store, house.upstream!);
    await house.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  const exported = async (format: string) => {
    const out = join(folder, format);
    const words = ['expedition', 'export', '--expedition', '5054', '--format', format, '--out', out, ...place().flags];
    const { status, error } = await callHere(words);
    assert.equal(status, 0, error);
    return readFileSync(out);
  };
  const rows = async (format: string) => parse(await exported(format), { columns: true }) as Record<string, string>[];

  it('sections for Corelyzer, by the spelling of its parser, with depth and length in metres', async () => {
    const sections = await rows('corelyzer');
    assert.deepEqual(sections, [
      {
        'Section name': '5054_1_A_2_1',
        'Depth (m)': '100',
        'Length (m)': '1.5',
        'Image path': 'images/5054_1_A_2_1.jpg',
      },
      {
        'Section name': '5054_1_A_2_9',
        'Depth (m)': '101.5',
        'Length (m)': '1',
        'Image path': 'images/5054_1_A_2_9.jpg',
      },
    ]);
    for (const one of sections) assert.match(one['Section name']!, /^[^_]+_[^_]+_[A-Z]_\d{1,3}_\d{1,3}$/);
  });

  it('sections as the LIMS has them, CSF-B compressed into what was drilled', async () => {
    const [first, catcher] = await rows('lims-sections');
    const { 'Text ID': igsn, ...rest } = first!;
    assert.match(igsn!, /^ICDP5054E/);
    assert.deepEqual(rest, {
      Exp: '5054',
      Site: '1',
      Hole: 'A',
      Core: '2',
      Type: 'Z',
      Sect: '1',
      'A/W': '',
      'Recovered length (m)': '1.5',
      'Curated length (m)': '1.5',
      'Top depth CSF-A (m)': '100',
      'Bottom depth CSF-A (m)': '101.5',
      'Top depth CSF-B (m)': '100',
      'Bottom depth CSF-B (m)': '101.2',
      Name: '5054_1_A_002_1',
      Comments: '',
    });
    assert.deepEqual([catcher!.Sect, catcher!.Comments], ['CC', "'=1+1"]);
  });

  it('samples as the LIMS has them, and as a list', async () => {
    const [sample] = await rows('lims-samples');
    const shown = [
      'A/W',
      'Top offset (cm)',
      'Bottom offset (cm)',
      'Top depth CSF-A (m)',
      'Length (m)',
      'Request',
      'Type',
    ];
    assert.deepEqual(
      shown.map((one) => sample![one]),
      ['W', '10', '15', '100.1', '0.05', '7-b', 'Z'],
    );
    const [listed] = await rows('sample-list');
    assert.deepEqual([listed!.Sample, listed!.Amount], ['5054_1_A_002_1_W:10-15', '20 ml']);
  });

  it('an archive of XML documents, one for each IGSN', async () => {
    const zip = await fromBufferPromise(await exported('igsn-xml'));
    const names = [];
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      const text = (await (await zip.openReadStreamPromise(entry)).toArray()).join('');
      assert.ok(text.startsWith('<?xml') && text.includes(entry.fileName.slice(0, -4)));
    }
    assert.equal(names.length, 8);
    assert.equal(new Set(names).size, 8);
  });

  it('records of one program where two have an expedition of the code', async () => {
    house = await houseAt(place());
    await importRows(house, holeRows('OTHR', '5054', 1, 1));
    const both = await house.store.read
      .selectFrom('tree_object')
      .select('id')
      .where('type', '=', 'expedition')
      .execute();
    for (const { id } of both)
      await registerExpedition(house.unitOfWork, id, { actor: TESTER, rules: house.rules, phase: 'E' });
    await deliverOutbox(house.store, house.upstream!);
    await house.close();
    for (const [program, count] of [
      ['ICDP', 8],
      ['OTHR', 4],
    ] as const) {
      const out = join(folder, `${program}.zip`);
      const of = ['--expedition', '5054', '--program', program, ...place().flags];
      const bundle = await callHere(['expedition', 'export', '--format', 'igsn-xml', '--out', out, ...of]);
      assert.equal(bundle.status, 0, bundle.error);
      assert.equal((await fromBufferPromise(readFileSync(out))).entryCount, count);
      const rows = await callHere(['export', 'json', '--out', out, ...of]);
      assert.equal(rows.status, 0, rows.error);
      assert.equal(readFileSync(out, 'utf8').trimEnd().split('\n').length, count);
    }
  });

  it('says which formats there are', async () => {
    const { status, error } = await callHere([
      'expedition',
      'export',
      '--expedition',
      '5054',
      '--format',
      'dbase',
      '--out',
      'x',
      ...place().flags,
    ]);
    assert.equal(status, 2);
    assert.match(error, /corelyzer, lims-sections/);
    assert.match((await callHere(['expedition', 'export', '--help'])).out, /sample-list/);
  });
});

it('an archive may hold more files than 16 bits count', async () => {
  async function* many() {
    for (let at = 0; at < 65_540; at++) yield { name: `${at}`, content: none() };
  }
  async function* none(): AsyncGenerator<string> {}
  const chunks = [];
  for await (const chunk of zipStream(many())) chunks.push(chunk);
  const zip = await fromBufferPromise(Buffer.concat(chunks));
  assert.equal(zip.entryCount, 65_540);
  let read = 0;
  for await (const _ of zip.eachEntry()) read++;
  assert.equal(read, 65_540);
});

it('an archive may reach beyond 4 GB', async () => {
  const begin = 5 * 2 ** 30;
  const folder = mkdtempSync(join(tmpdir(), 'corestone-zip-'));
  const file = join(folder, 'large.zip');
  async function* text(words: string): AsyncGenerator<string> {
    yield words;
  }
  const chunks = [];
  const parts = ['one', 'two'].map((name) => ({ name, content: text(`content of ${name}`) }));
  for await (const chunk of zipStream(parts, begin)) chunks.push(chunk);
  // What stands before it is a hole of the file, which takes no room.
  const handle = await open(file, 'w');
  await handle.write(Buffer.concat(chunks), 0, undefined, begin);
  await handle.close();
  const zip = await openPromise(file);
  const read: string[] = [];
  for await (const entry of zip.eachEntry()) read.push(await streamText(await zip.openReadStreamPromise(entry)));
  assert.deepEqual(read, ['content of one', 'content of two']);
  zip.close();
  rmSync(folder, { recursive: true });
});
