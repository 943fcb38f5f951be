import type { Occupancy } from '../../domain/curation/check-stowing.ts';
import type { ExpectedThing, InventoryDifferences } from '../../domain/curation/inventory.ts';
import type { PlaceFacts } from '../../domain/curation/storage-place.ts';
import type { GoneFate } from '../../domain/curation/thing-fate.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';

/** A place as it is kept. */
export interface StoragePlace extends PlaceFacts {
  readonly id: string;
  readonly parentId: string | null;
  /** Sortable names from the widest place down. */
  readonly path: string;
  /** Client or agent whose place it is; empty for the installation. */
  readonly party: string;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Something that can stand in a place. `placeId` is where it is said to stand, null for nowhere. */
export type StoredThing = StoredObject | StoredPlace;

/** An object of the core tree. `client` holds the namespace of its program; empty where nobody does. */
export interface StoredObject {
  readonly kind: 'object';
  readonly id: string;
  readonly name: string;
  readonly type: ObjectType;
  readonly igsn: string | null;
  readonly client: string;
  readonly placeId: string | null;
}

/** A place that moves about. */
export interface StoredPlace {
  readonly kind: 'place';
  readonly id: string;
  readonly name: string;
  readonly place: StoragePlace;
  readonly placeId: string | null;
}

/** A move that was made; `toId` null is taken out of the storage, for good where it has a `fate`. Words stay, whatever becomes of the place. Time in UTC. */
export interface StorageMove {
  readonly id: string;
  readonly thingId: string;
  readonly thingName: string;
  readonly fromId: string | null;
  readonly fromWords: string;
  readonly toId: string | null;
  readonly toWords: string;
  readonly reason: string;
  readonly movedAt: string;
  readonly movedBy: string;
  readonly fate: GoneFate | null;
}

/** A look through a part of the storage; open while `closedAt` is null. Times in UTC. */
export interface Inventory {
  readonly id: string;
  readonly placeId: string;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly outcome: InventoryDifferences | null;
}

/** A code scanned in an inventory, at a place. `position` counts the scans of the inventory; a later one of the same code takes its place. */
export interface InventoryScan {
  readonly code: string;
  readonly placeId: string;
  readonly thingId: string | null;
  readonly position: number;
  readonly scannedAt: string;
  readonly scannedBy: string;
}

/** Places, what stands where, and inventories, inside one transaction. */
export interface StoragePort {
  readonly findPlaces: (ids: readonly string[]) => Promise<StoragePlace[]>;
  readonly findPlacesByCode: (codes: readonly string[]) => Promise<StoragePlace[]>;
  readonly findPlacesByPath: (paths: readonly string[]) => Promise<StoragePlace[]>;
  readonly addPlaces: (places: readonly StoragePlace[]) => Promise<void>;
  /** Changes a place; where its path changes, those of all that lie in it change too. */
  readonly changePlace: (place: StoragePlace, formerPath: string) => Promise<void>;
  /** Removes a place that nothing lies in and nothing was ever said of but moves. */
  readonly removePlace: (id: string) => Promise<void>;
  readonly isUsed: (id: string) => Promise<boolean>;
  /** What codes belong to: IGSNs in any case, names and keys of objects, codes of places that move about. Nothing for codes nobody knows. */
  readonly findThings: (codes: readonly string[]) => Promise<ReadonlyMap<string, StoredThing>>;
  /** Where the core boxes stand that halves say they lie in, by the half; nothing for all else. */
  readonly boxPlacesOf: (objectIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Says where objects stand; null takes them out. */
  readonly stow: (objectIds: readonly string[], placeId: string | null, at: string) => Promise<void>;
  readonly occupancyOf: (places: readonly StoragePlace[]) => Promise<ReadonlyMap<string, Occupancy>>;
  readonly addMoves: (moves: readonly StorageMove[]) => Promise<void>;
  /** Those of these things that were put anywhere, or taken out, before. */
  readonly everMoved: (thingIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Things after this one that were ever put anywhere, taken out, or packed, in order of their keys. */
  readonly handledAfter: (thingId: string, limit: number) => Promise<readonly string[]>;
  /** The last move of each of these things that ever moved, by the thing. */
  readonly lastMoves: (thingIds: readonly string[]) => Promise<ReadonlyMap<string, StorageMove>>;
  /** All that is said to stand in a place, however deep. */
  readonly expectedIn: (path: string) => Promise<ExpectedThing[]>;
  readonly addInventory: (inventory: Inventory) => Promise<void>;
  readonly findInventory: (id: string) => Promise<Inventory | undefined>;
  readonly closeInventory: (id: string, by: string, at: string, outcome: InventoryDifferences) => Promise<void>;
  /** The scans in their order. */
  readonly scansOf: (inventoryId: string) => Promise<InventoryScan[]>;
  /** The position of the last scan; 0 where there is none. */
  readonly lastScanOf: (inventoryId: string) => Promise<number>;
  readonly keepScans: (inventoryId: string, scans: readonly InventoryScan[]) => Promise<void>;
}
