import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House, initialise, publicFace } from '../../../src/context.ts';
import { generateExpedition } from '../../../src/demo/cosc-expedition.ts';
import { writeDemoFiles } from '../../../src/demo/write-demo-files.ts';
import { writeContext } from '../../../src/dissemination/write-context.ts';
import { hasError } from '../../../src/domain/finding.ts';
import { formatByName } from '../../../src/formats/formats.ts';
import { readFiles } from '../../../src/intake/read-files.ts';
import { importExpedition } from '../../../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../../src/outbox/deliver-outbox.ts';
import {
  type RegisterRecord,
  readRecords,
  recordsWithDescription,
  toRecord,
} from '../../../src/store/read/find-record.ts';
import { listExpeditionIds } from '../../../src/store/read/list-expeditions.ts';
import { type CheckedFormat, createSchemaCheck } from '../formats/schema-check.ts';

const FORMATS: readonly CheckedFormat[] = ['igsngfz', 'igsn', 'oai_dc', 'igsndescription', 'datacite4'];
const folder = mkdtempSync(join(tmpdir(), 'corestone-demo-'));
let house: House;
let records: RegisterRecord[] = [];

/** What was written last, for the second schema of the same format. */
let written: { readonly name: string; readonly documents: readonly (readonly [igsn: string, xml: string])[] };

async function documentsIn(name: CheckedFormat) {
  if (written?.name === name) return written.documents;
  const context = writeContext(await publicFace(house));
  const format = formatByName(name)!;
  const documents = records.map(
    ({ igsn, description, facts }) => [igsn, format.write(description, facts, context)] as const,
  );
  written = { name, documents };
  return documents;
}

before(async () => {
  const settings = decideSettings({ flags: { data: folder, upstream: 'recorded' }, environment: {}, file: {} });
  house = await buildHouse(settings);
  await initialise(house);
  const files = await writeDemoFiles(join(folder, 'files'), generateExpedition());
  const actor = { name: 'test', origin: 'test' } as const;
  const imported = await importExpedition(house.unitOfWork, () => readFiles(files, {}), {
    actor,
    strict: true,
    dryRun: false,
  });
  assert.equal(hasError(imported.findings), false, JSON.stringify(imported.findings.slice(0, 3)));
  const [id] = await listExpeditionIds(house.store.read, '5054');
  await registerExpedition(house.unitOfWork, id!, { actor, rules: house.rules, phase: 'E' });
  await deliverOutbox(house.store, house.upstream!);
  const { read } = house.store;
  records = (await readRecords(read, recordsWithDescription(read).orderBy('record.changed_seq'))).map(toRecord);
});

after(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the whole demonstration expedition', () => {
  test('has at least 4,460 registered objects, each confirmed upstream exactly once', () => {
    assert.ok(records.length >= 4460, `${records.length} records`);
    assert.deepEqual([...new Set(records.map((one) => one.facts.state))], ['registered']);
    const journal = readFileSync(join(folder, 'upstream-recorded.ndjson'), 'utf8').trim().split('\n');
    const confirmed = journal.map((line) => (JSON.parse(line) as { igsn: string }).igsn);
    assert.equal(new Set(confirmed).size, records.length);
    assert.equal(confirmed.length, records.length);
  });

  test('links parents and children both ways', () => {
    const known = new Map(records.map((one) => [one.igsn, one.description]));
    for (const { igsn, description } of records) {
      for (const child of description.children) assert.equal(known.get(child.igsn)?.parent?.igsn, igsn);
      if (description.objectType === 'expedition') continue;
      assert.ok(
        known.get(description.parent?.igsn ?? '')?.children.some((child) => child.igsn === igsn),
        igsn,
      );
    }
  });

  for (const name of FORMATS) {
    for (const source of ['published', 'own'] as const) {
      const schema = createSchemaCheck(name, source);
      const skip =
        schema === undefined && (source === 'own' ? 'no own schema for this format' : '../shared/data is not there');
      test(`is valid ${name} throughout, by the ${source} schema`, { skip }, async () => {
        const complaints = (await documentsIn(name)).flatMap(([igsn, xml]) =>
          schema!.check(xml).map((line) => `${igsn} ${line}`),
        );
        schema!.dispose();
        assert.deepEqual(complaints.slice(0, 5), []);
      });
    }
  }
});
