import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import { bareDescription } from '../../src/domain/registration/bare-description.ts';
import { formatByName } from '../../src/formats/formats.ts';

type Value = string | number | null | Uint8Array;

/** Rows of a table of a former registry, by column. */
export type TableRows = readonly Readonly<Record<string, Value>>[];

/** Tables by name. */
export type Tables = Readonly<Record<string, TableRows>>;

const CONTEXT = {
  handlePrefix: '10273',
  doiPrefix: '10.60510',
  agentName: 'Agent',
  landingUrl: (igsn: string) => `https://samples.example.org/${igsn}`,
  baseUrl: 'https://samples.example.org',
};

/** A document of a sample in one of our formats, as a registry might have received it. */
export function documentOf(igsn: string, title: string, format: string): Buffer {
  const description: SampleDescription = { ...bareDescription(igsn, igsn.slice(0, 2)), title, name: title };
  const times = { submittedAt: '2012-01-01T00:00:00Z', registeredAt: '2012-01-01T00:00:00Z' };
  const facts = {
    registrant: 'R',
    state: 'registered',
    ...times,
    changedAt: '2012-01-01T00:00:00Z',
    version: 1,
  } as const;
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${formatByName(format)!.write(description, facts, CONTEXT)}`,
  );
}

/** A small registry of two agents: what migration must bear with is in it once. */
export function formerRegistry(): Tables {
  const registration = (igsn: string) => documentOf(igsn, igsn, 'igsn');
  const party = {
    name: 'Müller & "Söhne"',
    contact_name: 'M. Müller',
    contact_email: 'm@example.org',
    password: 'abc',
  };
  const minted = { created: '2012-03-01 10:00:00', minted: '2012-03-01 10:00:05', updated: '2013-01-01 00:00:00' };
  const page = { last_landing_page_status: 404, last_landing_page_status_check: '2019-01-01 00:00:00' };
  return {
    allocator: [
      { id: 1, symbol: 'GFZ', is_active: 1, created: '2011-01-01 00:00:00', ...party },
      { id: 2, symbol: 'IEDA', is_active: 0, created: '2011-01-02 00:00:00', ...party },
    ],
    datacentre: [
      {
        id: 10,
        symbol: 'GFZ.ICDP',
        allocator: 1,
        is_active: 1,
        doi_quota_allowed: 500,
        domains: 'example.org, *.gfz.de',
        ...party,
      },
      { id: 11, symbol: 'GFZ.OLD', allocator: 1, is_active: 0, doi_quota_allowed: -1, domains: '', ...party },
      { id: 12, symbol: 'IEDA.SESAR', allocator: 2, is_active: 1, doi_quota_allowed: -1, domains: '*', ...party },
      { id: 13, symbol: 'NOWHERE.AT-ALL', allocator: 9, is_active: 1, doi_quota_allowed: -1, domains: '*', ...party },
    ],
    prefix: [
      { id: 100, prefix: '10273/GF', created: '2011-02-01 00:00:00' },
      { id: 101, prefix: '10273/GFZ', created: '2011-02-02 00:00:00' },
      { id: 102, prefix: '10273/GFI', created: '2011-02-03 00:00:00' },
      { id: 103, prefix: '10273/IE', created: '2011-02-04 00:00:00' },
      { id: 104, prefix: '10273', created: '2011-02-05 00:00:00' },
      { id: 105, prefix: '10273/XY', created: '2011-02-06 00:00:00' },
    ],
    allocator_prefixes: [
      { allocator: 1, prefixes: 100 },
      { allocator: 1, prefixes: 101 },
      { allocator: 2, prefixes: 102 },
      { allocator: 1, prefixes: 105 },
    ],
    datacentre_prefixes: [
      { datacentre: 10, prefixes: 100 },
      { datacentre: 11, prefixes: 100 },
      { datacentre: 10, prefixes: 101 },
      { datacentre: 12, prefixes: 102 },
      { datacentre: 12, prefixes: 103 },
    ],
    dataset: [
      {
        id: 1001,
        doi: '10273/GFA1',
        url: 'https://example.org/1',
        is_active: 1,
        datacentre: 10,
        is_ref_quality: 1,
        ...minted,
        ...page,
      },
      { id: 1002, doi: '10273/GFA2', url: 'https://example.org/2', is_active: 0, datacentre: 11, ...minted },
      { id: 1003, doi: '10273/GFA3', url: null, is_active: 1, datacentre: 10, created: '2012-03-01 10:00:00' },
      { id: 1004, doi: '10273/IE4', url: 'https://example.org/4', is_active: 1, datacentre: 12, ...minted },
      { id: 1005, doi: '10.60510/GFA1', url: 'https://example.org/1', is_active: 1, datacentre: 10, ...minted },
      { id: 1006, doi: '10.9999/GFA6', url: 'https://example.org/6', is_active: 1, datacentre: 10, ...minted },
      { id: 1007, doi: '10273/ZZ7', url: 'https://example.org/7', is_active: 1, datacentre: 10, ...minted },
      { id: 1008, doi: '10273/GFZ8', url: 'https://example.org/8', is_active: 1, datacentre: 99, ...minted },
    ],
    metadata: [
      {
        id: 1,
        dataset: 1001,
        metadata_version: 0,
        created: '2012-03-01 10:00:01',
        xml: registration('GFA1'),
        dif: null,
        iso: null,
      },
      {
        id: 2,
        dataset: 1001,
        metadata_version: 1,
        created: '2012-04-01 10:00:00',
        xml: gzipSync(registration('GFA1')),
        dif: gzipSync(documentOf('GFA1', 'A dredged basalt', 'igsngfz')),
        iso: documentOf('GFA1', 'A dredged basalt', 'iso19139'),
      },
      {
        id: 3,
        dataset: 1002,
        metadata_version: 0,
        created: '2012-03-01 10:00:01',
        xml: registration('GFA2'),
        dif: null,
        iso: null,
      },
      {
        id: 4,
        dataset: 1004,
        metadata_version: 0,
        created: '2012-03-01 10:00:01',
        xml: '<odd xmlns="http://example.org/"/>',
        dif: null,
        iso: null,
      },
      {
        id: 5,
        dataset: 1006,
        metadata_version: 0,
        created: '2012-03-01 10:00:01',
        xml: registration('GFA6'),
        dif: null,
        iso: null,
      },
      {
        id: 6,
        dataset: 1001,
        metadata_version: 2,
        created: '2012-03-15 00:00:00',
        xml: `${registration('GFA1')}<!-- late -->`,
        dif: null,
        iso: null,
      },
      { id: 7, dataset: 1001, metadata_version: 3, created: '2012-05-01 00:00:00', xml: null, dif: null, iso: null },
    ],
    media: [
      { id: 1, dataset: 1001, media_type: 'image/jpeg', url: 'https://example.org/1.jpg' },
      { id: 2, dataset: 1006, media_type: 'image/jpeg', url: 'https://example.org/6.jpg' },
    ],
  };
}

/** A former registry of many alike records, each with one version and one medium. */
export function manyRecords(records: number): Tables {
  const times = { created: '2012-03-01 10:00:00', minted: '2012-03-01 10:00:05' };
  const numbers = Array.from({ length: records }, (_, n) => n + 1);
  const page = (n: number) => ({ url: `https://example.org/${n}`, is_active: 1, datacentre: 10 });
  return {
    ...formerRegistry(),
    dataset: numbers.map((n) => ({ id: n, doi: `10273/GFX${n}`, ...page(n), ...times })),
    metadata: numbers.map((n) => ({ id: n, dataset: n, ...times, xml: documentOf(`GFX${n}`, 'x', 'igsn') })),
    media: numbers.map((n) => ({ id: n, dataset: n, media_type: 'image/png', url: `https://example.org/${n}.png` })),
  };
}

/** Writes tables as one file of SQL, as mysqldump does: columns in CREATE TABLE, strings with raw octets. */
export function writeSqlDump(tables: Tables): string {
  const parts = Object.entries(tables).map(([table, rows]) => {
    const columns = columnsOf(rows);
    const values = rows.map((row) => `(${columns.map((column) => sqlValue(row[column] ?? null)).join(',')})`);
    const made = `CREATE TABLE \`${table}\` (\n${columns.map((one) => `  \`${one}\` text,`).join('\n')}\n  KEY \`k\` (\`id\`)\n);`;
    return `${made}\nINSERT INTO \`${table}\` VALUES ${values.join(',')};\n`;
  });
  const folder = mkdtempSync(join(tmpdir(), 'corestone-dump-'));
  writeFileSync(join(folder, 'registry.sql.gz'), gzipSync(Buffer.from(parts.join('\n'), 'latin1')));
  return folder;
}

/** Writes tables as CSV, a file each; octets as base64, plain documents as hex. */
export function writeCsvDump(tables: Tables): string {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-dump-'));
  for (const [table, rows] of Object.entries(tables)) {
    const columns = columnsOf(rows);
    const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? null)).join(','));
    writeFileSync(join(folder, `${table}.csv`), `${columns.join(',')}\n${lines.join('\n')}\n`);
  }
  return folder;
}

const columnsOf = (rows: TableRows): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

function sqlValue(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  const octets = Buffer.from(value).toString('latin1');
  const quoted = octets.replace(/[\\'\0\n]/g, (sign) => `\\${{ '\0': '0', '\n': 'n' }[sign] ?? sign}`);
  return typeof value === 'string' ? `'${quoted}'` : `_binary '${quoted}'`;
}

function csvCell(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  const isPacked = value[0] === 0x1f;
  return isPacked ? Buffer.from(value).toString('base64') : `0x${Buffer.from(value).toString('hex')}`;
}
