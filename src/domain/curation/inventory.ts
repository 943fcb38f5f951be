/** Something that is said to stand in a place: an object, or a place that moves about. */
export interface ExpectedThing {
  readonly id: string;
  readonly name: string;
  /** The place it is said to stand in directly. */
  readonly placeId: string;
  /** True for what was not scanned itself, but came along in a crate that was found and not opened. */
  readonly isUnopened?: boolean;
}

/** A code that was scanned. `thing` is what it belongs to, undefined where nobody knows it; `placeId` the place it was scanned at. */
export interface ScannedCode {
  readonly code: string;
  readonly placeId: string;
  readonly thing?: { readonly id: string; readonly name: string; readonly statedPlaceId: string | null };
}

/** What an inventory found. Each thing is in just one of the lists. */
export interface InventoryDifferences {
  /** Stand where they are said to; what is in a crate with it. */
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

/** What is known of things and crates alike, by their keys: where they are said to stand, and where they were scanned. */
interface Known {
  readonly stated: ReadonlyMap<string, { readonly name: string; readonly statedPlaceId: string | null }>;
  readonly foundAt: ReadonlyMap<string, string>;
}

/**
 * Compares what is said to stand in a part of the storage with what was scanned there. Of a code scanned twice the later place counts,
 * for who scans a box again has found it again. A place that moves about (a crate) brings along what is in it: what is said to be in a crate and
 * was scanned where the crate is stands right, and of a crate of which nothing was scanned but its own label all is where it should be, unopened.
 * Once anything in it was scanned it was opened, and what else should be in it is missing.
 */
export function compareInventory(
  expected: readonly ExpectedThing[],
  scanned: readonly ScannedCode[],
): InventoryDifferences {
  const known = knownOf(expected, scanned);
  const { stated, foundAt } = known;
  const seen = new Set([...foundAt.keys()].filter((id) => standsRight(id, known)));
  const opened = new Set([...seen].flatMap((id) => cratesAround(id, known)));
  const came = new Set(expected.flatMap(({ id }) => (cameAlong(id, known, opened) ? [id] : [])));
  const right = expected.flatMap((one) => {
    if (seen.has(one.id)) return [one];
    return came.has(one.id) ? [{ ...one, isUnopened: true }] : [];
  });
  const isExpected = new Set(expected.map((one) => one.id));
  const brought = [...seen].filter((id) => !isExpected.has(id)).map((id) => ({ id, ...stated.get(id)! }));
  return {
    right: [...right, ...brought.map(({ id, name, statedPlaceId }) => ({ id, name, placeId: statedPlaceId! }))],
    missing: expected.filter((one) => !foundAt.has(one.id) && !came.has(one.id)),
    misplaced: [...foundAt].flatMap(([id, foundPlaceId]) =>
      seen.has(id) ? [] : [{ id, ...stated.get(id)!, foundPlaceId }],
    ),
    unknown: [...new Map(scanned.filter((one) => one.thing === undefined).map((one) => [one.code, one])).values()],
  };
}

function knownOf(expected: readonly ExpectedThing[], scanned: readonly ScannedCode[]): Known {
  const found = scanned.flatMap(({ thing, placeId }) => (thing === undefined ? [] : [{ ...thing, placeId }]));
  return {
    stated: new Map([
      ...expected.map(({ id, name, placeId }) => [id, { name, statedPlaceId: placeId }] as const),
      ...found.map(({ id, name, statedPlaceId }) => [id, { name, statedPlaceId }] as const),
    ]),
    foundAt: new Map(found.map(({ id, placeId }) => [id, placeId])),
  };
}

/** The crates that a thing is said to be in, the nearest first: places that are things themselves. */
function cratesAround(id: string, { stated }: Known): readonly string[] {
  const around = new Set<string>();
  let place = stated.get(id)?.statedPlaceId;
  while (place != null && stated.has(place) && !around.has(place)) {
    around.add(place);
    place = stated.get(place)!.statedPlaceId;
  }
  return [...around];
}

/** Whether a thing was scanned in the place it is said to stand in, or where the crate is that it is said to be in. */
function standsRight(id: string, known: Known): boolean {
  const { stated, foundAt } = known;
  const at = foundAt.get(id);
  if (stated.get(id)!.statedPlaceId === at) return true;
  for (const crate of cratesAround(id, known)) {
    if ((foundAt.get(crate) ?? stated.get(crate)!.statedPlaceId) === at) return true;
    if (foundAt.has(crate)) return false;
  }
  return false;
}

/** Whether a thing that was not scanned is in a crate that was, and that nobody opened. */
function cameAlong(id: string, known: Known, opened: ReadonlySet<string>): boolean {
  if (known.foundAt.has(id)) return false;
  for (const crate of cratesAround(id, known)) {
    if (opened.has(crate)) return false;
    if (known.foundAt.has(crate)) return true;
  }
  return false;
}
