import type { FieldValues } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { FileKind } from '../files/file-kind.ts';

/** What reports are made from, as the store reads it. Depths in m, downwards; `topM`, `bottomM` below surface (CSF-A); null is not stated. */
export interface ReportExpedition {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly program: string;
  readonly igsn: string | null;
  readonly name: string | null;
  readonly acronym: string | null;
  readonly operator: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly repository: string | null;
  readonly isDemonstration: boolean;
  /** Symbol of the client that holds its namespace; null where nobody does. */
  readonly holder: string | null;
}

/** A hole with its site. */
export interface ReportHole {
  readonly path: string;
  readonly site: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly holeName: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly casingDepthM: number | null;
  readonly totalDepthM: number | null;
}

/** A core run; `topDrfM` and `bottomDrfM` are driller's depth. `onDeck` is ISO 8601 with its offset from UTC. */
export interface ReportRun {
  readonly path: string;
  readonly combinedId: string;
  readonly name: string;
  readonly igsn: string | null;
  readonly coreType: string | null;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly drilledM: number | null;
  readonly recoveredM: number | null;
  readonly reason: string | null;
  readonly onDeck: string | null;
  readonly diameterMm: number | null;
  readonly curator: string | null;
  readonly comment: string | null;
}

/** A section of a run. */
export interface ReportSection {
  readonly path: string;
  readonly combinedId: string;
  readonly name: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly lengthM: number | null;
  readonly curatedM: number | null;
  readonly isCoreCatcher: boolean;
  readonly condition: string | null;
  readonly rock: string | null;
  readonly unit: string | null;
  readonly comment: string | null;
}

/** A split with the box it lies in. */
export interface ReportSplit {
  readonly path: string;
  readonly combinedId: string;
  readonly name: string;
  readonly igsn: string | null;
  readonly percent: number | null;
  readonly stillExists: boolean;
  readonly box: string | null;
  readonly slot: number | null;
  readonly weightKg: number | null;
}

/** A sample of a core; offsets from the top of its section, cm. */
export interface ReportSample {
  readonly path: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly request: string | null;
  readonly date: string | null;
  readonly amount: string | null;
  readonly rock: string | null;
  readonly purpose: string | null;
  readonly sampledBy: string | null;
}

/** A picture of an object, as small as paper needs it: a JPEG that tells nothing of where it was taken. Offsets in cm from the top of the section. */
export interface ReportPicture {
  readonly path: string;
  readonly combinedId: string;
  readonly kind: FileKind;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly jpeg: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Pictures of a report in the order of paths; how many of those that were looked at cannot be shown, and whether there are still more. */
export interface ReportPictures {
  readonly shown: readonly ReportPicture[];
  readonly leftOut: number;
  readonly isMore: boolean;
}

/** A core box of a hole. */
export interface ReportBox {
  readonly path: string;
  readonly combinedId: string;
  readonly name: string;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly storage: string | null;
  readonly comment: string | null;
}

/** A rock unit: of a hole by depth, of a section or split by offsets from its top, cm. */
export interface ReportRock {
  readonly path: string;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly rock: string;
  readonly colour: readonly string[];
  readonly description: string | null;
}

/** A request for samples. */
export interface ReportRequest {
  readonly name: string;
  readonly combinedId: string;
  readonly scientists: readonly string[];
  readonly purpose: string | null;
  readonly wanted: number | null;
  readonly approvedOn: string | null;
}

/** Something taken from a hole beside core: cuttings, mud, fluid, gas, water. */
export interface ReportTaken {
  readonly path: string;
  readonly type: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly date: string | null;
}

/**
 * What the rig reported: a shift, a bit, or a day (`begunAt` is the day then). Depths are the driller's; moments are ISO 8601 with
 * offset; `words` is all that was said, in one line of thought.
 */
export interface ReportRigWork {
  readonly path: string;
  readonly kind: 'shift' | 'bit' | 'day';
  readonly name: string;
  readonly begunAt: string | null;
  readonly endedAt: string | null;
  readonly fromDrfM: number | null;
  readonly toDrfM: number | null;
  readonly people: readonly string[];
  readonly words: string;
}

/** Any object of the tree. `state` is that of its registration; `values` are empty where fields were not asked for; `changedAt` is UTC. */
export interface ReportRecord {
  readonly path: string;
  readonly type: ObjectType;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly state: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly values: FieldValues;
}
