import { createHash } from 'node:crypto';
import type { House } from '../../src/context.ts';
import { READABLE } from '../../src/formats/formats.ts';
import type { AskedAgain } from '../../src/harvest/http/http-options.ts';
import { sourceOpener } from '../../src/harvest/open-source-client.ts';
import { itemReader } from '../../src/harvest/read-item.ts';
import { localCaller } from '../../src/operations/caller.ts';
import type { HarvestRun } from '../../src/operations/harvest/harvest-ports.ts';
import { type Harvesting, type HarvestOptions, harvestSource } from '../../src/operations/harvest/harvest-source.ts';
import { listHarvestFindings } from '../../src/store/read/list-harvest-runs.ts';

/** Whoever harvests in tests. */
export const HARVESTER = localCaller({ name: 'tester', origin: 'test' });

/** Waits that were asked for instead of waited. */
export const waits: number[] = [];

/** What was told of each of them before. */
export const toldWaits: AskedAgain[] = [];

/** Harvesting of a house without its waits. */
export function harvestingHere(
  house: House,
  over: { allowsInternal?: boolean; longestWaitMs?: number } = {},
): Harvesting {
  const open = sourceOpener({
    userAgent: 'test',
    allowsInternal: false,
    now: house.now,
    idleMs: 2000,
    onWait: (again) => toldWaits.push(again),
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
    ...over,
  });
  const hash = (parts: readonly (string | Uint8Array)[]) => {
    const sum = createHash('sha256');
    for (const part of parts) sum.update(part).update('\0');
    return sum.digest('base64url');
  };
  return { unitOfWork: house.unitOfWork, open, read: itemReader(READABLE), hash, reader: 'test' };
}

/** One run of a source, and the codes of what it found. */
export async function harvestHere(
  house: House,
  name: string,
  options: Partial<HarvestOptions> = {},
  harvesting: Harvesting = harvestingHere(house),
): Promise<{ readonly run: HarvestRun; readonly codes: readonly string[] }> {
  const run = await harvestSource(harvesting, name, { caller: HARVESTER, holder: 'test', ...options });
  const rows = await listHarvestFindings(house.store.read, { run: run.id, after: 0, limit: 1000 });
  return { run, codes: [...new Set(rows.map((row) => row.finding.code))].toSorted() };
}

/** What is kept of a source: item, state, IGSN, in the order of items. */
export async function keptOf(house: House, source: string) {
  const rows = await house.store.read
    .selectFrom('harvested_record')
    .select(['item', 'state', 'igsn', 'is_shown', 'title'])
    .where('source', '=', source)
    .orderBy('item')
    .execute();
  return rows;
}
