import type { InventoryScan } from '../../operations/curation/storage-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** The scans of an inventory in their order. */
export async function scansOf(db: Queries, inventoryId: string): Promise<InventoryScan[]> {
  const rows = await db
    .selectFrom('inventory_scan')
    .selectAll()
    .where('inventory_id', '=', inventoryId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    placeId: row.place_id,
    thingId: row.thing_id,
    position: Number(row.position),
    scannedAt: row.scanned_at,
    scannedBy: row.scanned_by,
  }));
}

/** The position of the last scan of an inventory; 0 where there is none. */
export async function lastScanOf(db: Queries, inventoryId: string): Promise<number> {
  const row = await db
    .selectFrom('inventory_scan')
    .select((of) => of.fn.max('position').as('last'))
    .where('inventory_id', '=', inventoryId)
    .executeTakeFirstOrThrow();
  return Number(row.last ?? 0);
}

/** Keeps scans, each in place of an earlier one of the same code. */
export async function keepScans(
  db: Queries,
  engine: Engine,
  inventoryId: string,
  scans: readonly InventoryScan[],
): Promise<void> {
  const codes = scans.map((one) => one.code);
  if (codes.length === 0) return;
  await db
    .deleteFrom('inventory_scan')
    .where('inventory_id', '=', inventoryId)
    .where(isOneOf(engine, 'inventory_scan.code', codes))
    .execute();
  const rows = scans.map((one) => ({
    inventory_id: inventoryId,
    code: one.code,
    place_id: one.placeId,
    thing_id: one.thingId,
    position: one.position,
    scanned_at: one.scannedAt,
    scanned_by: one.scannedBy,
  }));
  await insertRows(db, engine, 'inventory_scan', rows);
}
