import type { Finding } from '../../domain/finding.ts';
import type {
  DumpAgent,
  DumpClient,
  DumpNamespace,
  DumpParties,
} from '../../operations/registry/dump/registry-dump.ts';
import type { DumpFolder, DumpTable } from './dump-folder.ts';
import type { DumpRow } from './dump-row.ts';
import { isRow, readTable } from './read-table.ts';

/**
 * The parties of a dump, out of `allocator`, `datacentre`, `prefix` and who may use which prefix. Column `password` is not
 * looked at. An empty list of domains allows none, as it did there.
 */
export async function readParties(folder: DumpFolder): Promise<DumpParties> {
  const findings: Finding[] = [];
  const all = (table: DumpTable) => allRows(folder, table, findings);
  const allocators = await all('allocator');
  const symbols = new Map(allocators.map((row) => [row.text('id'), row.text('symbol')]));
  const datacentres = await all('datacentre');
  const clientSymbols = new Map(datacentres.map((row) => [row.text('id'), row.text('symbol')]));
  const agentUsers = usersByPrefix(await all('allocator_prefixes'), 'allocator', symbols);
  const clientUsers = usersByPrefix(await all('datacentre_prefixes'), 'datacentre', clientSymbols);
  const namespaces = (await all('prefix')).map(
    (row): DumpNamespace => ({
      prefix: row.text('prefix'),
      agents: agentUsers.get(row.text('id')) ?? [],
      clients: clientUsers.get(row.text('id')) ?? [],
      createdAt: row.time('created'),
      at: row.at,
    }),
  );
  const clients = datacentres.map((row) => clientOf(row, symbols));
  return { agents: allocators.map(agentOf), clients, namespaces, findings };
}

/** Symbols of data centres by their ids, which datasets name them by. */
export async function readClientSymbols(folder: DumpFolder): Promise<Map<string, string>> {
  const rows = await allRows(folder, 'datacentre', []);
  return new Map(rows.map((row) => [row.text('id'), row.text('symbol')]));
}

async function allRows(folder: DumpFolder, table: DumpTable, findings: Finding[]): Promise<DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const one of readTable(folder, table)) {
    if (isRow(one)) rows.push(one);
    else findings.push(one);
  }
  return rows;
}

function agentOf(row: DumpRow): DumpAgent {
  return {
    symbol: row.text('symbol'),
    name: row.text('name') || row.text('symbol'),
    contactName: row.text('contact_name'),
    contactEmail: row.text('contact_email'),
    isActive: row.flag('is_active') ?? true,
    createdAt: row.time('created'),
    at: row.at,
  };
}

function clientOf(row: DumpRow, agents: ReadonlyMap<string, string>): DumpClient {
  return {
    ...agentOf(row),
    agent: agents.get(row.text('allocator')) ?? row.text('symbol').split('.')[0]!,
    comments: row.text('comments'),
    experiments: row.text('experiments'),
    domains: row
      .text('domains')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    quota: row.integer('doi_quota_allowed') ?? -1,
    updatedAt: row.time('updated'),
  };
}

/** Symbols of those who may use a prefix, by the prefix's id, in the order of the table. */
function usersByPrefix(rows: readonly DumpRow[], column: string, symbols: ReadonlyMap<string, string>) {
  const users = new Map<string, string[]>();
  for (const row of rows) {
    const prefix = row.text('prefixes') || row.text('prefix');
    const symbol = symbols.get(row.text(column));
    if (symbol !== undefined) users.set(prefix, [...(users.get(prefix) ?? []), symbol]);
  }
  return users;
}
