import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { handOver } from '../../src/api/transfer/hand-over.ts';
import { type TakeOverWish, takeOver } from '../../src/api/transfer/take-over.ts';
import { withPackage } from '../../src/backup/package/open-package.ts';
import type { House } from '../../src/context.ts';
import { movedTable } from '../../src/domain/transfer/moved-tables.ts';
import type { Issuing } from '../../src/operations/issuing.ts';
import { enterTogether } from '../../src/operations/station/enter-together.ts';
import { newKey } from '../../src/store/new-key.ts';
import { TESTER } from '../store/tree-rows.ts';

/** Packs an expedition into a file of the data folder. */
export async function pack(house: House, code: string): Promise<string> {
  const out = join(house.settings.data, `${randomUUID()}.corestone`);
  await handOver(house, { caller: TESTER, code, out, isBesideOthers: false, onProgress: () => undefined });
  return out;
}

/** Takes a package over, for real and undecided unless told otherwise. */
export function takeIn(house: House, file: string, more: Partial<TakeOverWish> = {}) {
  return takeOver(house, file, {
    caller: TESTER,
    isDry: false,
    isBesideOthers: false,
    onProgress: () => undefined,
    ...more,
  });
}

/** Columns that the register and the audit trail of each installation count for themselves. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  record: ['changed_seq', 'changed_at'],
  audit: ['chain_seq', 'chain_hash'],
};

/** All rows of a package as sorted lines by table, without what every installation counts for itself and what only transfers made. */
export function contentsOf(file: string, isMerged = false): Promise<Record<string, string[]>> {
  return withPackage(file, 'sqlite', async ({ manifest, rows }) => {
    const all: Record<string, string[]> = {};
    for (const entry of manifest.tables) {
      if (entry.name === 'transfer_base' || (isMerged && entry.name === 'tree_clock')) continue;
      const own = isMerged ? movedTable(entry.name)!.own : (OWN[entry.name] ?? []);
      const lines: string[] = [];
      for (const chunk of entry.chunks.keys())
        for (const row of await rows(entry, chunk)) {
          if (entry.name === 'audit' && /hand-over|take-over|trust-key|take-namespace/.test(String(row.action)))
            continue;
          const kept = Object.entries(row).filter(([column]) => !own.includes(column));
          lines.push(JSON.stringify(kept.toSorted(([one], [other]) => (one < other ? -1 : 1))));
        }
      all[entry.name] = lines.toSorted();
    }
    return all;
  });
}

/** Says what somebody at a station does to an object of the expedition. */
export async function enter(
  house: House,
  code: string,
  operation: Record<string, unknown>,
  issuing: Issuing | 'E' | 'R' = 'E',
) {
  const [expedition] = await house.unitOfWork((work) => work.tree.findExpeditions(code));
  const how: Issuing = typeof issuing === 'string' ? { phase: issuing } : issuing;
  const operations = [{ id: newKey(), at: new Date().toISOString(), ...operation }] as never;
  const [outcome] = (
    await enterTogether(house.unitOfWork)({ expeditionId: expedition!.id, station: 'test', ...how, operations }, TESTER)
  ).outcomes;
  return outcome!;
}

/** The object of a combined id. */
export async function objectOf(house: House, combinedId: string) {
  const row = await house.store.read
    .selectFrom('tree_object')
    .selectAll()
    .where('combined_id', '=', combinedId)
    .executeTakeFirst();
  return row;
}
