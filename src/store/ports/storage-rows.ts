import type { InventoryDifferences } from '../../domain/curation/inventory.ts';
import type { PlaceKind } from '../../domain/curation/storage-place.ts';
import type { GoneFate } from '../../domain/curation/thing-fate.ts';
import type { Inventory, StorageMove, StoragePlace } from '../../operations/curation/storage-ports.ts';
import type { Row } from '../engine/set-based.ts';
import type { InventoryTable, StorageMoveTable, StoragePlaceTable } from '../schema.generated.ts';

/** A place as a row. */
export function placeRow(place: StoragePlace) {
  const { parentId, mostThings, weightLimitKg, ownWeightKg, temperatureC, isClosed, changedAt, changedBy, ...rest } =
    place;
  return {
    ...rest,
    parent_id: parentId,
    most_things: mostThings,
    weight_limit_kg: weightLimitKg,
    own_weight_kg: ownWeightKg,
    temperature_c: temperatureC,
    is_closed: isClosed ? 1 : 0,
    changed_at: changedAt,
    changed_by: changedBy,
  };
}

/** A row of `storage_place` in the words of operations. */
export function toPlace(row: StoragePlaceTable): StoragePlace {
  const {
    parent_id,
    most_things,
    weight_limit_kg,
    own_weight_kg,
    temperature_c,
    is_closed,
    changed_at,
    changed_by,
    ...rest
  } = row;
  return {
    ...rest,
    kind: row.kind as PlaceKind,
    parentId: parent_id,
    mostThings: most_things,
    weightLimitKg: weight_limit_kg,
    ownWeightKg: own_weight_kg,
    temperatureC: temperature_c,
    isClosed: is_closed === 1,
    changedAt: changed_at,
    changedBy: changed_by,
  };
}

/** A move as a row. */
export function moveRow(move: StorageMove): Row {
  return {
    id: move.id,
    thing_id: move.thingId,
    thing_name: move.thingName,
    from_id: move.fromId,
    from_words: move.fromWords,
    to_id: move.toId,
    to_words: move.toWords,
    reason: move.reason,
    moved_at: move.movedAt,
    moved_by: move.movedBy,
    fate: move.fate,
  };
}

/** An inventory that begins, as a row. */
export function inventoryRow(inventory: Inventory): Row {
  return {
    id: inventory.id,
    place_id: inventory.placeId,
    started_at: inventory.startedAt,
    started_by: inventory.startedBy,
    closed_at: null,
    closed_by: null,
    outcome: null,
  };
}

/** A row of `inventory` in the words of operations. */
export function toInventory(row: InventoryTable): Inventory {
  return {
    id: row.id,
    placeId: row.place_id,
    startedAt: row.started_at,
    startedBy: row.started_by,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as InventoryDifferences),
  };
}

/** A row of `storage_move` in the words of operations. */
export function toMove(row: StorageMoveTable): StorageMove {
  return {
    id: row.id,
    thingId: row.thing_id,
    thingName: row.thing_name,
    fromId: row.from_id,
    fromWords: row.from_words,
    toId: row.to_id,
    toWords: row.to_words,
    reason: row.reason,
    movedAt: row.moved_at,
    movedBy: row.moved_by,
    fate: row.fate as GoneFate | null,
  };
}
