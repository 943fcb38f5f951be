import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openInput } from '../../src/intake/open-input.ts';
import { readNamespaces } from '../../src/intake/registry-dump/read-namespaces.ts';
import { importNamespaces } from '../../src/operations/registry/dump/import-namespaces.ts';
import { onEachEngine } from '../store/each-engine.ts';

const NAME = 'igsn-namespaces-2020-03-06.tsv';
const ROOT = join(import.meta.dirname, '../..');
const PLACES = ['../shared/reference/data', '../../shared/reference/data', '../shared/data', '../../shared/data'];
const file = PLACES.map((place) => join(ROOT, place, NAME)).find((path) => existsSync(path));
const skip = file === undefined ? `${NAME} is not there: the 200 historic namespaces are not checked` : false;
const ACTOR = { name: 'curator', origin: 'test' } as const;

onEachEngine('the 200 namespaces of 2020', (house) => {
  test('all are taken, nested ones of one agent too, with agents and days, and once', { skip }, async () => {
    const { unitOfWork, store } = house();
    const parties = await readNamespaces(await openInput(file!, NAME));
    const first = await importNamespaces(unitOfWork, parties, ACTOR);
    assert.deepEqual(first.findings, []);
    assert.deepEqual([first.namespaces, first.agents.new], [{ new: 200, unchanged: 0, refused: 0 }, 15]);
    const again = await importNamespaces(unitOfWork, parties, ACTOR);
    assert.deepEqual([again.namespaces.unchanged, again.agents.new, again.findings], [200, 0, []]);
    const rows = await store.read.selectFrom('namespace').selectAll().orderBy('namespace').execute();
    const held = Map.groupBy(rows, (row) => row.agent_symbol);
    assert.equal(held.get('IEDA')?.length, 171);
    assert.deepEqual(
      held
        .get('CSIRO')
        ?.map((row) => row.namespace)
        .filter((one) => one.startsWith('CS')),
      ['CS', 'CSD', 'CSI'],
    );
    assert.equal(rows[0]?.created_at, '2013-06-07T06:14:01Z');
    assert.ok(rows.every((row) => row.created_at < '2020-03-07'));
  });
});

onEachEngine('a list of namespaces', (house) => {
  const taking = async (text: string, dryRun = false) => {
    const input = {
      name: 'list.tsv',
      open: async function* () {
        yield Buffer.from(text);
      },
    };
    return importNamespaces(house().unitOfWork, await readNamespaces(input), ACTOR, dryRun);
  };

  test('a dry run keeps nothing', async () => {
    for (const dryRun of [true, true, false]) {
      const { namespaces } = await taking(
        '10273/CS\tCSIRO\t2013-06-07\n10273/CSD\tCSIRO\t2017-04-10 20:50 CEST\n',
        dryRun,
      );
      assert.deepEqual(namespaces, { new: 2, unchanged: 0, refused: 0 });
    }
  });

  test('what nests across agents, is none, or cannot be read is told by row', async () => {
    const rows: readonly (readonly [row: string, code: string])[] = [
      ['10273/CSX\tGFZ\t2013-06-07', 'namespace-conflict'],
      ['10273/C\tGFZ\t', 'namespace-syntax'],
      ['10273/GFZ', 'row-too-short'],
      ['10273/MAR\tMARUM\tyesterday', 'date-unreadable'],
      ['10273\tGFZ\t', 'prefix-without-namespace'],
      ['20.500.11812/X1\tGFZ\t', 'foreign-prefix'],
      ['10273/GF\tgfz?\t', 'symbol-syntax'],
      ['# a remark', ''],
      ['', ''],
    ];
    const { findings } = await taking(rows.map(([row]) => row).join('\n'));
    for (const [at, [, code]] of rows.entries())
      assert.equal(findings.find((one) => one.at?.row === at + 1)?.code ?? '', code, `row ${at + 1}`);
  });
});
