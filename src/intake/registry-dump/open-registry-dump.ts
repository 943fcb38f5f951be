import type { Finding } from '../../domain/finding.ts';
import type {
  DumpCheck,
  DumpDataset,
  DumpMedium,
  DumpVersion,
  RegistryDump,
} from '../../operations/registry/dump/registry-dump.ts';
import { openDumpFolder } from './dump-folder.ts';
import type { DumpRow } from './dump-row.ts';
import { readClientSymbols, readParties } from './read-parties.ts';
import { isRow, readTable } from './read-table.ts';
import { readVersion } from './read-version.ts';

/**
 * Opens a folder with the tables of a registry of GFZ's kind, as files of tables or as dumps of MySQL. Rows are read as they are
 * asked for, so a dump may be larger than memory. Throws `invalid-input` for a folder without any.
 */
export async function openRegistryDump(path: string): Promise<RegistryDump> {
  const folder = await openDumpFolder(path);
  return {
    parties: () => readParties(folder),
    datasets: async function* () {
      const symbols = await readClientSymbols(folder);
      for await (const one of readTable(folder, 'dataset')) yield isRow(one) ? datasetOf(one, symbols) : one;
    },
    versions: async function* (): AsyncGenerator<DumpVersion | Finding> {
      for await (const one of readTable(folder, 'metadata')) {
        const findings: Finding[] = [];
        yield isRow(one) ? readVersion(one, findings) : one;
        yield* findings;
      }
    },
    media: async function* () {
      for await (const one of readTable(folder, 'media')) yield isRow(one) ? mediumOf(one) : one;
    },
  };
}

function datasetOf(row: DumpRow, symbols: ReadonlyMap<string, string>): DumpDataset {
  return {
    id: row.text('id'),
    identifier: row.text('doi') || row.text('igsn'),
    client: symbols.get(row.text('datacentre')) ?? '',
    url: row.text('url') || null,
    isActive: row.flag('is_active') ?? true,
    isReferenceQuality: row.flag('is_ref_quality') ?? false,
    mintedAt: row.time('minted'),
    createdAt: row.time('created'),
    updatedAt: row.time('updated'),
    check: checkOf(row),
    at: row.at,
  };
}

function checkOf(row: DumpRow): DumpCheck | null {
  const status = row.integer('last_landing_page_status');
  const checkedAt = row.time('last_landing_page_status_check') ?? row.time('last_landing_page_date');
  if (status === undefined || checkedAt === null) return null;
  return { status, mediaType: row.text('last_landing_page_content_type') || null, checkedAt };
}

function mediumOf(row: DumpRow): DumpMedium {
  return {
    datasetId: row.text('dataset'),
    mediaType: row.text('media_type') || row.text('mediatype'),
    url: row.text('url'),
    at: row.at,
  };
}
