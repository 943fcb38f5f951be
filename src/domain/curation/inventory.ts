/** Something that is said to stand in a place: an object, or a place that moves about. */
export interface ExpectedThing {
  readonly id: string;
  readonly name: string;
  /** The place it is said to stand in directly. */
  readonly placeId: string;
}

/** A code that was scanned. `thing` is what it belongs to, undefined where nobody knows it; `placeId` the place it was scanned at. */
export interface ScannedCode {
  readonly code: string;
  readonly placeId: string;
  readonly thing?: { readonly id: string; readonly name: string; readonly statedPlaceId: string | null };
}

/** What an inventory found. Each thing is in just one of the lists. */
export interface InventoryDifferences {
  /** Stand where they are said to. */
  readonly right: readonly ExpectedThing[];
  /** Said to stand here, and not scanned. */
  readonly missing: readonly ExpectedThing[];
  /** Scanned here, and said to stand elsewhere, also elsewhere within the part that is looked through; `statedPlaceId` null is nowhere. */
  readonly misplaced: readonly MisplacedThing[];
  /** Codes that nobody knows. */
  readonly unknown: readonly ScannedCode[];
}

/** A thing that was found in another place than it is said to stand in. */
export interface MisplacedThing {
  readonly id: string;
  readonly name: string;
  readonly statedPlaceId: string | null;
  readonly foundPlaceId: string;
}

/**
 * Compares what is said to stand in a part of the storage with what was scanned there. Of a code scanned twice the later place counts,
 * for who scans a box again has found it again.
 */
export function compareInventory(
  expected: readonly ExpectedThing[],
  scanned: readonly ScannedCode[],
): InventoryDifferences {
  const found = new Map<string, MisplacedThing>();
  for (const { thing, placeId } of scanned)
    if (thing !== undefined) found.set(thing.id, { ...thing, foundPlaceId: placeId });
  const isRight = (one: ExpectedThing) => found.get(one.id)?.foundPlaceId === one.placeId;
  const right = expected.filter(isRight);
  const rightIds = new Set(right.map((one) => one.id));
  return {
    right,
    missing: expected.filter((one) => !found.has(one.id)),
    misplaced: [...found.values()].filter((one) => !rightIds.has(one.id)),
    unknown: [...new Map(scanned.filter((one) => one.thing === undefined).map((one) => [one.code, one])).values()],
  };
}
