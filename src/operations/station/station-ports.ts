import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { OwnField } from '../../domain/own-fields/own-field.ts';
import type { StationObject } from '../../domain/station/station-object.ts';
import type { StationOutcome } from '../../domain/station/station-operation.ts';
import type { IdentifierRow } from '../identifier-ports.ts';
import type { Actor, AuditEntry } from '../ports.ts';
import type { ChangedObject, DepthScope, DetailedObject, NewObject, TreeObject } from '../tree-ports.ts';

/** What became of an operation, without the object, which is told as it stands when it is asked for. */
export interface KeptOutcome {
  readonly expeditionId: string;
  readonly account: string;
  readonly objectId: string | null;
  readonly outcome: Omit<StationOutcome, 'object'>;
}

/** An object that was deleted, as it was. Times are UTC, ISO 8601. */
export interface DeletedObject {
  readonly object: NewObject;
  readonly deletedAt: string;
  readonly deletedBy: string;
}

/** A line of the audit trail about an object; `after` holds the fields it changed, by name. */
export interface ObjectChange {
  readonly at: string;
  readonly by: string;
  readonly after: FieldValues;
}

/** All children of one type that an object has. */
export interface ChildList {
  readonly parentId: string;
  readonly type: ObjectType;
}

/** Objects that operations look at; those above them come too, and as far as it matters those beside them. */
export interface WantedObjects {
  readonly ids: readonly string[];
  /** Of these what is checked together: the sections or samples beside one, the sections of a run. */
  readonly changed: readonly string[];
  /** Of these, if they are sections, all that lies below. */
  readonly resized: readonly string[];
  readonly children: readonly ChildList[];
  /** What has a name below a parent: the last part of its path. */
  readonly places: readonly { readonly parentId: string; readonly segment: string }[];
}

/** Core runs of a hole that reach between two depths (driller's, m). */
export interface RunsWanted {
  readonly holeId: string;
  readonly topDrfM: number;
  readonly bottomDrfM: number;
}

/** What was decided about operations before, and which objects were deleted, by id. */
export interface KnownBefore {
  readonly outcomes: ReadonlyMap<string, KeptOutcome>;
  readonly deleted: ReadonlyMap<string, DeletedObject>;
}

/** What entries of an expedition go by; `vocabularyMark` is another whenever the installation's own vocabularies are. */
export interface EntryRules {
  readonly igsnConvention: string | null;
  readonly vocabularyMark: string;
  readonly ownFields: readonly OwnField[];
}

/** Keys of a counter that a station holds, both ends included. */
export interface LeasedKeys {
  readonly holder: string;
  readonly prefix: string;
  readonly firstKey: number;
  readonly lastKey: number;
}

/** An object on its way into the tree, by whom, and its place in the order of changes. */
export interface PlacedObject<T> {
  readonly object: T;
  readonly by: string;
  readonly seq: number;
}

/** A line for the audit trail, and who did it. */
export interface Trace {
  readonly actor: Actor;
  readonly entry: AuditEntry;
}

/** What operations write; no object stands in both lists. */
export interface GatheredWrites {
  readonly at: string;
  readonly identifiers: readonly IdentifierRow[];
  readonly made: readonly PlacedObject<NewObject>[];
  readonly changed: readonly PlacedObject<ChangedObject>[];
  readonly trail: readonly Trace[];
  readonly outcomes: readonly KeptOutcome[];
}

/**
 * What the station side of the store offers inside one unit of work. Every call is a bounded number of statements. Numbers
 * of changes come from the caller, who holds the clock of the expedition.
 */
export interface StationPort {
  /** Objects of an expedition as stations know them, in no order; those it does not have are left out. */
  readonly objects: (
    expeditionId: string,
    ids: readonly string[],
    known: ReadonlyMap<string, FieldValues>,
  ) => Promise<StationObject[]>;
  readonly known: (operationIds: readonly string[], objectIds: readonly string[]) => Promise<KnownBefore>;
  readonly around: (wanted: WantedObjects) => Promise<TreeObject[]>;
  readonly rules: (expeditionId: string) => Promise<EntryRules>;
  /** The fields of objects, one statement for each type. */
  readonly detailsOf: (objects: Iterable<Pick<TreeObject, 'id' | 'type'>>) => Promise<Map<string, FieldValues>>;
  readonly runsBetween: (wanted: readonly RunsWanted[]) => Promise<DetailedObject[]>;
  readonly blocksOf: (holders: readonly string[]) => Promise<LeasedKeys[]>;
  /** Writes what operations gathered. Throws `already-exists` where somebody else took a name or IGSN at the same moment. */
  readonly keep: (gathered: GatheredWrites) => Promise<void>;
  /** Forgets outcomes that are older than a moment; how many. */
  readonly forgetOutcomes: (before: string) => Promise<number>;
  /** Takes objects out of the tree and keeps them among the deleted. None may have children that stay. */
  readonly remove: (removed: readonly PlacedObject<NewObject>[], at: string) => Promise<void>;
  /** Forgets that objects were deleted, since they are in the tree again. */
  readonly forgetDeletions: (ids: readonly string[]) => Promise<void>;
  readonly countChildren: (id: string) => Promise<number>;
  /** All that lies below a path, in the order of the tree. */
  readonly below: (path: string) => Promise<TreeObject[]>;
  /** What of an expedition was deleted below a path at a moment (UTC, ISO 8601), in the order of the tree; of several at one path the last. */
  readonly deletedBelow: (expeditionId: string, path: string, at: string) => Promise<DeletedObject[]>;
  /** What was changed of an object, the latest first, as far back as a hundred lines. */
  readonly changesOf: (objectId: string) => Promise<ObjectChange[]>;
  /** Calculates depths again; how many objects took a number behind `seq`. */
  readonly moveDepths: (scopes: readonly DepthScope[], seq: number) => Promise<number>;
  /** Moves the clock of an expedition, which the unit of work holds, to a number. */
  readonly moveClock: (expeditionId: string, seq: number) => Promise<void>;
}
