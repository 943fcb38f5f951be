import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import type { House } from '../../src/context.ts';
import { onlyContact } from '../../src/domain/party/contact.ts';
import { openRegistryDump } from '../../src/intake/registry-dump/open-registry-dump.ts';
import { type DumpImport, importRegistryDump } from '../../src/operations/registry/dump/import-registry-dump.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { documentOf, formerRegistry, type Tables, writeCsvDump, writeSqlDump } from './registry-dump.ts';

async function taking(
  house: House,
  tables: Tables,
  write: (tables: Tables) => string,
  dryRun = false,
): Promise<DumpImport> {
  const folder = write(tables);
  try {
    return await importRegistryDump(house.unitOfWork, await openRegistryDump(folder), {
      actor: { name: 'curator', origin: 'test' },
      hash: house.rules.hash,
      oaiRepository: 'registry.igsn.org',
      dryRun,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const COUNTED = [
  'identifier',
  'identifier_alias',
  'record',
  'record_version',
  'record_document',
  'record_media',
  'audit',
  'agent',
  'client',
  'namespace',
  'outbox',
  'landing_check',
] as const;

async function countsOf({ store }: House): Promise<Record<string, number>> {
  const counts = COUNTED.map(async (table) => {
    const rows = await store.read
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .execute();
    return [table, Number(rows[0]!.n)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const told = (result: DumpImport) =>
  result.findings
    .filter((one) => !['against-schema', 'password-not-taken'].includes(one.code))
    .map((one) => `${one.code} ${one.at?.sheet ?? one.at?.file?.replace('.csv', '')} ${one.at?.row}`)
    .toSorted();

const FINDINGS = [
  'agent-unknown datacentre 4',
  'client-unknown dataset 8',
  'dataset-unknown media 2',
  'dataset-unknown metadata 5',
  'foreign-prefix dataset 6',
  'identifier-twice dataset 5',
  'namespace-conflict prefix 3',
  'namespace-shared prefix 1',
  'namespace-unknown dataset 7',
  'no-document metadata 7',
  'not-described metadata 4',
  'prefix-without-namespace prefix 5',
  'unknown-format metadata 4',
  'version-without-description metadata 6',
];

for (const [kind, write, offset] of [
  ['SQL', writeSqlDump, 0],
  ['CSV', writeCsvDump, 1],
] as const) {
  onEachEngine(`a former registry as ${kind}`, (house) => {
    test('a dry run keeps nothing and tells what an import would', async () => {
      const before = await countsOf(house());
      const result = await taking(house(), formerRegistry(), write, true);
      assert.deepEqual(await countsOf(house()), before);
      assert.deepEqual(result.records, { new: 4 + 1, unchanged: 0, refused: 3 });
    });

    test('everything good is taken over, everything bad is told by table and row', async () => {
      const result = await taking(house(), formerRegistry(), write);
      const wanted = FINDINGS.map((one) => one.replace(/\d+$/, (row) => String(Number(row) + offset)));
      assert.deepEqual(told(result), wanted);
      assert.deepEqual(result.agents, { new: 2, unchanged: 0, refused: 0 });
      assert.deepEqual(result.clients, { new: 3, unchanged: 0, refused: 1 });
      assert.deepEqual(result.namespaces, { new: 4, unchanged: 1, refused: 1 });
      assert.deepEqual(result.records, { new: 5, unchanged: 0, refused: 3 });
      assert.deepEqual(result.versions, { new: 5, unchanged: 0, refused: 2, documents: 7 });
      assert.deepEqual(result.media, { new: 1, unchanged: 0, refused: 1 });
    });

    test('records have their states, times, versions and documents', async () => {
      const db = house().store.read;
      const records = await db.selectFrom('record').selectAll().orderBy('igsn').execute();
      const seen = records.map((one) => [
        one.igsn,
        one.state,
        one.version,
        one.client_symbol,
        one.title,
        one.registered_at,
      ]);
      const minted = '2012-03-01T10:00:05Z';
      assert.deepEqual(seen, [
        ['GFA1', 'registered', 2, 'GFZ.ICDP', 'A dredged basalt', minted],
        ['GFA2', 'hidden', 1, 'GFZ.OLD', 'GFA2', minted],
        ['GFA3', 'reserved', 1, 'GFZ.ICDP', 'GFA3', null],
        ['IE4', 'hidden', 1, 'IEDA.SESAR', 'IE4', minted],
      ]);
      assert.equal(records[0]!.submitted_at, '2012-03-01T10:00:00Z');
      const versions = await db
        .selectFrom('record_version')
        .selectAll()
        .where('igsn', '=', 'GFA1')
        .orderBy('version')
        .execute();
      assert.deepEqual(
        versions.map((one) => one.created_at),
        ['2012-03-01T10:00:01Z', '2012-04-01T10:00:00Z'],
      );
      const documents = await db
        .selectFrom('record_document')
        .selectAll()
        .where('igsn', '=', 'GFA1')
        .orderBy('part')
        .orderBy('number')
        .execute();
      assert.deepEqual(
        documents.map((one) => [one.part, one.number, one.version, one.format, one.created_at]),
        [
          ['description', 0, 2, 'igsngfz', '2012-04-01T10:00:00Z'],
          ['iso', 0, 2, 'iso19139', '2012-04-01T10:00:00Z'],
          ['registration', 0, 1, 'igsn', '2012-03-01T10:00:01Z'],
          ['registration', 1, 2, 'igsn', '2012-04-01T10:00:00Z'],
          ['registration', 2, 2, 'igsn', '2012-03-15T00:00:00Z'],
        ],
      );
      const first = Buffer.from(documents[2]!.content!);
      assert.deepEqual(first, documentOf('GFA1', 'GFA1', 'igsn'));
      const [check] = await db.selectFrom('landing_check').selectAll().execute();
      assert.deepEqual([check?.igsn, check?.outcome, check?.checked_at], ['GFA1', 'not-found', '2019-01-01T00:00:00Z']);
    });

    test('parties have what they had, but no password', async () => {
      const db = house().store.read;
      const clients = await db
        .selectFrom('client')
        .selectAll()
        .where('agent_symbol', 'in', ['GFZ', 'IEDA'])
        .orderBy('symbol')
        .execute();
      assert.deepEqual(
        clients.map((one) => [one.symbol, one.is_active, one.quota, one.quota_used, one.domains, one.password_hash]),
        [
          ['GFZ.GFZ', 1, -1, 0, '["*"]', null],
          ['GFZ.ICDP', 1, 500, 2, '["example.org","*.gfz.de"]', null],
          ['GFZ.OLD', 0, -1, 1, '[]', null],
          ['IEDA.SESAR', 1, -1, 1, '["*"]', null],
        ],
      );
      assert.deepEqual(
        [clients[1]!.name, JSON.parse(clients[1]!.contacts)],
        ['Müller & "Söhne"', onlyContact('M. Müller', 'm@example.org')],
      );
      const namespaces = await db.selectFrom('namespace').selectAll().orderBy('namespace').execute();
      assert.deepEqual(
        namespaces.map((one) => [one.namespace, one.client_symbol, one.created_at]),
        [
          ['GF', 'GFZ.ICDP', '2011-02-01T00:00:00Z'],
          ['GFZ', 'GFZ.ICDP', '2011-02-02T00:00:00Z'],
          ['IE', 'IEDA.SESAR', '2011-02-04T00:00:00Z'],
          ['XY', 'GFZ.GFZ', '2011-02-06T00:00:00Z'],
        ],
      );
    });

    test('the OAI ids of the former registry lead to the records', async () => {
      const rows = await house().store.read.selectFrom('identifier_alias').selectAll().orderBy('spelling').execute();
      assert.deepEqual(
        rows.map((one) => [one.spelling.replace('oai:registry.igsn.org:', ''), one.igsn, one.kind]),
        [
          ['1001', 'GFA1', 'oai'],
          ['1002', 'GFA2', 'oai'],
          ['1003', 'GFA3', 'oai'],
          ['1004', 'IE4', 'oai'],
          ['1005', 'GFA1', 'oai'],
        ],
      );
    });

    test('doing it again changes nothing, from either kind of file', async () => {
      const before = await countsOf(house());
      for (const again of [writeSqlDump, writeCsvDump]) {
        const result = await taking(house(), formerRegistry(), again);
        assert.deepEqual(await countsOf(house()), before);
        assert.deepEqual([result.records.new, result.versions.new, result.media.new, result.clients.new], [0, 0, 0, 0]);
      }
    });

    test('a later dump adds what is new in it', async () => {
      const tables = formerRegistry();
      const row = { id: 8, dataset: 1004, metadata_version: 1, created: '2020-01-01 00:00:00' };
      const xml = documentOf('IE4', 'IE4', 'igsn');
      const later = { ...tables, metadata: [...tables.metadata!, { ...row, xml, dif: null, iso: null }] };
      const result = await taking(house(), later, write);
      assert.deepEqual([result.versions.new, result.versions.documents], [1, 1]);
      const record = await house()
        .store.read.selectFrom('record')
        .selectAll()
        .where('igsn', '=', 'IE4')
        .executeTakeFirst();
      assert.deepEqual([record?.state, record?.version, record?.is_described], ['registered', 2, 1]);
    });

    test('the register holds together', async () => {
      assert.deepEqual(
        (await verifyRegister(house().store.read)).filter((one) => one.broken > 0),
        [],
      );
    });
  });
}
