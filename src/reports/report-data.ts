import type { ObjectType } from '../domain/drilling/object-type.ts';
import type { OwnFields } from '../domain/own-fields/own-field.ts';
import type {
  ReportBox,
  ReportExpedition,
  ReportHole,
  ReportPictures,
  ReportRecord,
  ReportRequest,
  ReportRigWork,
  ReportRock,
  ReportRun,
  ReportSample,
  ReportSection,
  ReportSplit,
  ReportTaken,
} from '../domain/report/report-rows.ts';
import type { ReportDocument } from './report-document.ts';

/** What a report may ask for beside expedition and holes; `details` are records with their fields. */
export type ReportNeed =
  | 'runs'
  | 'sections'
  | 'splits'
  | 'samples'
  | 'boxes'
  | 'rocks'
  | 'requests'
  | 'taken'
  | 'rig'
  | 'records'
  | 'details';

/** What a report is made from; what it did not ask for is empty. All lists are in the order of paths. */
export interface ReportData {
  readonly expedition: ReportExpedition;
  readonly holes: readonly ReportHole[];
  readonly runs: readonly ReportRun[];
  readonly sections: readonly ReportSection[];
  readonly splits: readonly ReportSplit[];
  readonly samples: readonly ReportSample[];
  readonly boxes: readonly ReportBox[];
  readonly rocks: readonly ReportRock[];
  readonly requests: readonly ReportRequest[];
  readonly taken: readonly ReportTaken[];
  readonly rig: readonly ReportRigWork[];
  readonly records: readonly ReportRecord[];
  /** Fields of the installation beside those of Corestone, where details are asked for. */
  readonly ownFields: OwnFields;
  /** Pictures of the objects that the report shows; none for tables. */
  readonly pictures: ReportPictures;
  /** The day that was asked for, ISO; undefined where none was. */
  readonly day: string | undefined;
  /** Holes and runs that were asked for, in words; empty for all. */
  readonly part: string;
  readonly madeAt: string;
}

/** A report: what it is called, what it tells, what it needs, and how it is made. Pure. */
export interface Report {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly needs: readonly ReportNeed[];
  /** Of what it shows pictures, where it is for people to read. */
  readonly pictured?: readonly ObjectType[];
  /** Whether it is about one day. */
  readonly takesDay?: boolean;
  /** Whether it can be about one object with all below it. */
  readonly takesObject?: boolean;
  readonly make: (data: ReportData) => ReportDocument;
}
