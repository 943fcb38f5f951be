import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATACITE } from '../../src/formats/datacite-4/format.ts';
import { GFZ_DESCRIPTION } from '../../src/formats/gfz-description-1.3/format.ts';
import { IGSN_REGISTRATION } from '../../src/formats/igsn-registration-1.0/format.ts';
import { CONTEXT, EXAMPLES } from '../conformance/formats/example-descriptions.ts';
import { callInFolder, type EndedCall } from './call-in-folder.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'convert-'));
after(() => rmSync(folder, { recursive: true }));

const document = (label: string) => {
  const { description, facts } = EXAMPLES.find((one) => one.label === label) ?? assert.fail(label);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${IGSN_REGISTRATION.write(description, facts, CONTEXT)}\n`;
};
const section = document('section, usual');
// The examples have one IGSN.
const hole = document('hole, usual').replaceAll('ICDP5054EXF4601', 'ICDP5054EXF4602');

/** Calls the program, in a process of its own where it reads standard input or writes documents to standard output. */
function corestone(args: readonly string[], input?: string | Buffer): EndedCall | Promise<EndedCall> {
  const data = join(folder, 'data');
  const writesDocuments = /^(?:convert|export)$/.test(args[0] ?? '') && !/ --(?:out|json)\b/.test(args.join(' '));
  if (input === undefined && !writesDocuments) return callInFolder(folder, args, data);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PROJECT, 'src/cli/main.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, CORESTONE_DATA: data },
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });
  return { status, stdout, stderr };
}

function place(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

place('in/hole.xml', hole);
place('in/deep/section.xml', section);
place('in/deep/notes.md', 'no document');
place('in/.hidden/x.xml', '<x/>');
place('bad/broken.xml', hole.slice(0, 300));
place('bad/hole.xml', hole);
place('bad/twice.xml', hole.replace('event="submitted"', 'event="sent"'));

describe('validate', () => {
  test('a good document from standard input: 0', async () => {
    const { status, stdout } = await corestone(['validate', '-'], hole);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /1 of 1 documents valid, 1 records, 0 errors, 0 warnings/);
  });

  test('a folder with bad ones: each told with file, line and character, the others read all the same: 1', async () => {
    const { status, stdout } = await corestone(['validate', 'bad']);
    assert.equal(status, 1);
    const lines = stdout.split('\n');
    assert.ok(
      lines.some((line) => /^error {4}bad[\\/]broken\.xml:2:\d+: .*\[not-well-formed\]$/.test(line)),
      stdout,
    );
    const column = (hole.split('\n')[1]?.indexOf('event="submitted"') ?? 0) + 1;
    assert.ok(
      lines.some((line) => line.startsWith(`error    ${join('bad', 'twice.xml')}:2:${column}: logElement/@event: `)),
      stdout,
    );
    assert.ok(
      lines.some((line) => line.includes('[duplicate-identifier]')),
      stdout,
    );
    assert.match(stdout, /1 of 3 documents valid, 2 records/);
  });

  test('JSON holds documents, findings and records', async () => {
    const { status, stdout } = await corestone(['validate', 'in', '--json']);
    assert.equal(status, 0, stdout);
    const { documents } = JSON.parse(stdout) as { documents: { file: string; format: string; records: string[] }[] };
    assert.deepEqual(
      documents.map(({ file }) => file),
      [join('in', 'deep', 'section.xml'), join('in', 'hole.xml')],
    );
    assert.deepEqual(
      documents.map(({ format }) => format),
      ['igsn', 'igsn'],
    );
    assert.match(documents[0]?.records[0] ?? '', /^ICDP/);
  });

  test('nothing, and what is not there', async () => {
    assert.equal((await corestone(['validate'])).status, 2);
    assert.equal((await corestone(['validate', 'nowhere.xml'])).status, 1);
  });

  test('says the same with several threads, also of standard input', async () => {
    const said = ['1', '2'].map(async (jobs) => {
      const { status, stdout } = await corestone(['validate', 'bad', '-', 'in', '--json', '--jobs', jobs], section);
      return { status, said: JSON.parse(stdout) };
    });
    const [one, two] = await Promise.all(said);
    assert.deepEqual(two, one);
    assert.equal(two?.said.documents.length, 6);
    for (const jobs of ['0', '65', 'all'])
      assert.equal((await corestone(['validate', 'in', '--jobs', jobs])).status, 2);
  });

  test('holds words against the vocabularies, of the installation too', async () => {
    const { description, facts } = EXAMPLES.find((one) => one.label === 'hole, usual') ?? assert.fail();
    place('word.xml', `${GFZ_DESCRIPTION.write({ ...description, sampleType: 'Mud volcanoo' }, facts, CONTEXT)}\n`);
    const data = ['--data', join(folder, 'words')];
    const codes = async (...more: string[]) => {
      const { stdout } = await corestone(['validate', 'word.xml', '--json', ...data, ...more]);
      const { documents } = JSON.parse(stdout) as { documents: { findings: { code: string }[] }[] };
      return documents.flatMap(({ findings }) => findings.map(({ code }) => code));
    };
    assert.equal((await corestone(['init', ...data])).status, 0);
    const before = await codes();
    assert.ok(before.includes('unlisted-sample-type'), before.join());
    const known = JSON.parse((await corestone(['vocabulary', 'show', 'gfz/sample-type', '--json'])).stdout) as {
      terms: { label: string }[];
    };
    const inScheme = { '@id': 'urn:types' };
    const concepts = [...known.terms.map(({ label }) => label), 'Mud volcanoo'].map((label, n) => ({
      '@id': `urn:types/${n}`,
      '@type': 'skos:Concept',
      'skos:prefLabel': label,
      'skos:inScheme': inScheme,
    }));
    const list = {
      '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
      '@graph': [{ ...inScheme, '@type': 'skos:ConceptScheme', 'skos:prefLabel': 'Types' }, ...concepts],
    };
    place('types.jsonld', JSON.stringify(list));
    const updated = await corestone([
      'vocabulary',
      'update',
      'types.jsonld',
      '--scheme',
      'gfz/sample-type',
      '--version',
      '2',
      ...data,
    ]);
    assert.equal(updated.status, 0, updated.stdout + updated.stderr);
    assert.ok(!(await codes()).includes('unlisted-sample-type'));
    assert.ok(!(await codes('--jobs', '2')).includes('unlisted-sample-type'));
  });
});

describe('convert', () => {
  test('to standard output, the losses beside it', async () => {
    const { status, stdout, stderr } = await corestone(['convert', 'in/hole.xml', '--to', 'igsndescription']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^<\?xml[^>]*>\n<resource [\s\S]*<\/resource>\n$/);
    assert.match(stderr, /1 records written as IGSN description 1\.0\./);
  });

  test('a folder to a folder keeps what lay where', async () => {
    const { status, stdout } = await corestone(['convert', 'in', '--to', 'json', '--out', 'out']);
    assert.equal(status, 0, stdout);
    const ending = readdirSync(join(folder, 'out')).find((name) => name.startsWith('hole.')) ?? '';
    assert.ok(existsSync(join(folder, 'out/deep', ending.replace('hole', 'section'))), stdout);
  });

  test('a folder to a file joins the records', async () => {
    const { status } = await corestone(['convert', 'in', '--to', 'oai_dc', '--out', 'all.xml']);
    assert.equal(status, 0);
    const text = readFileSync(join(folder, 'all.xml'), 'utf8');
    assert.match(text, /^<\?xml[^>]*>\n<records>\n<oai_dc:dc [\s\S]*<oai_dc:dc [\s\S]*<\/records>\n$/);
    assert.equal(text.match(/<\?xml/g)?.length, 1);
  });

  test('rows of many records stand under one heading', async () => {
    const { stdout } = await corestone(['convert', 'in', '--to', 'csv']);
    assert.equal(stdout.trim().split('\r\n').length, 3);
  });

  test('one bad file does not end the run: the good ones are there, status 1', async () => {
    const { status, stdout } = await corestone(['convert', 'bad', '--to', 'igsn', '--out', 'good/']);
    assert.equal(status, 1);
    assert.deepEqual(readdirSync(join(folder, 'good')).toSorted(), ['hole.igsn.xml', 'twice.igsn.xml']);
    assert.match(stdout, /not-well-formed/);
  });

  test('losses are listed by record in JSON, with the reason', async () => {
    const { stdout } = await corestone(['convert', 'in/hole.xml', '--to', 'csv', '--json']);
    const { converted } = JSON.parse(stdout) as {
      converted: { igsn: string; text: string; losses: { field: string; fate: string; reason: string }[] }[];
    };
    assert.ok(converted[0]?.text.includes(converted[0].igsn));
    assert.ok(converted[0]?.losses.every(({ fate, reason }) => /omitted|narrowed/.test(fate) && reason !== ''));
  });

  test('what an older version of DataCite does not know is told value by value, and in JSON', async () => {
    const { description, facts } = EXAMPLES.find((one) => one.label === 'hole, usual') ?? assert.fail();
    const relatedWorks = [{ identifier: '10.1000/old', identifierType: 'DOI', relationType: 'Obsoletes' }];
    place('newest.xml', `${DATACITE.write({ ...description, relatedWorks }, facts, CONTEXT)}\n`);
    const older = await corestone(['convert', 'newest.xml', '--to', 'datacite4.1']);
    assert.equal(older.status, 0, older.stderr);
    assert.match(older.stderr, /^ {2}narrowed {2}relationType: Obsoletes becomes IsNewVersionOf$/m);
    assert.match(older.stderr, /^ {2}left out {2}publisher\/publisherIdentifier: /m);
    assert.match(older.stdout, /relationType="IsNewVersionOf"/);
    const { converted } = JSON.parse(
      (await corestone(['convert', 'newest.xml', '--to', 'datacite4.1', '--json'])).stdout,
    ) as {
      converted: { narrowed: { code: string; field: string; value: string; rule?: string }[] }[];
    };
    const narrowed = converted[0]?.narrowed.find(({ field }) => field === 'relationType');
    assert.deepEqual([narrowed?.code, narrowed?.value, narrowed?.rule], ['narrowed', 'Obsoletes', 'IsNewVersionOf']);
    assert.doesNotMatch((await corestone(['convert', 'newest.xml', '--to', 'datacite4'])).stderr, /Obsoletes/);
  });

  test('never over its own input; not without a format', async () => {
    assert.equal((await corestone(['convert', 'in/hole.xml', '--to', 'igsn', '--out', 'in/hole.xml'])).status, 2);
    assert.equal(readFileSync(join(folder, 'in/hole.xml'), 'utf8'), hole);
    const { status, stderr } = await corestone(['convert', 'in/hole.xml', '--to', 'word']);
    assert.equal(status, 2);
    assert.match(stderr, /datacite4/);
  });

  test('Ctrl-C ends the threads and leaves no half of a file', async () => {
    for (let n = 0; n < 5000; n++) place(`many/${n}.xml`, section);
    const words = ['convert', 'many', '--to', 'igsndescription', '--out', 'whole.xml', '--jobs', '2'];
    const child = spawn(process.execPath, [join(PROJECT, 'src/cli/main.ts'), ...words], { cwd: folder, stdio: 'pipe' });
    const ended = once(child, 'exit');
    const partial = join(folder, 'whole.xml.partial');
    while (child.exitCode === null && !existsSync(partial)) await sleep(20);
    child.kill('SIGINT');
    assert.deepEqual(await ended, [1, null]);
    assert.deepEqual([existsSync(partial), existsSync(join(folder, 'whole.xml'))], [false, false]);
  });

  test('in a format that a community brought', async () => {
    cpSync(join(PROJECT, 'examples/communities'), join(folder, 'data/communities'), { recursive: true });
    const { status, stdout, stderr } = await corestone(['convert', 'in/hole.xml', '--to', 'marine-gravity-core']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /<gravityCore [\s\S]*<igsn>/);
    const fixture = join(PROJECT, 'examples/communities/marine-gravity-core/fixtures/open-core.xml');
    const wrong = readFileSync(fixture, 'utf8').replace('68.4312', '168.4312');
    const checked = await corestone(['validate', '-'], wrong);
    assert.equal(checked.status, 1);
    assert.match(checked.stdout, /^error {4}-:10:13: position\/@latitude: /m);
    assert.equal((await corestone(['init'])).status, 0);
    const exported = await corestone(['export', 'marine-gravity-core']);
    assert.deepEqual([exported.status, exported.stdout.includes('<records>')], [0, true], exported.stderr);
    assert.match((await corestone(['export', 'word'])).stderr, /datacite4, .*marine-gravity-core\./);
  });
});

describe('completeness', () => {
  test('of documents: score and what to add; 1 while something mandatory is missing', async () => {
    const { status, stdout } = await corestone(['completeness', 'in/hole.xml']);
    assert.equal(status, 1);
    assert.match(stdout, /^ICDP\w+: \d+ of 100$/m);
    assert.match(stdout, /^ {2}mandatory {4}creator: Name who collected/m);
  });

  test('a profile that is not there', async () =>
    assert.equal((await corestone(['completeness', 'in', '--profile', 'x'])).status, 2));
});
