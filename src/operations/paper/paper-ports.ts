/** Where a print job stands: waiting, going to its printer, taken by it, or in need of a person. */
export const PRINT_STATES = ['queued', 'sending', 'sent', 'failed', 'cancelled'] as const;

/** One of {@link PRINT_STATES}. */
export type PrintState = (typeof PRINT_STATES)[number];

/** Labels on their way to a printer. Times are ISO 8601, UTC. */
export interface PrintJob {
  readonly id: string;
  readonly printer: string;
  readonly layout: string;
  readonly expedition: string;
  /** Who holds the namespace of the expedition; empty is nobody. */
  readonly party: string;
  /** Names of the objects, in the order of the labels. */
  readonly objects: readonly string[];
  /** How many labels, copies counted. */
  readonly labels: number;
  readonly state: PrintState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly changedAt: string;
}

/** A label layout of one's own; `party` is who may change it, empty for the installation. `layout` is JSON. */
export interface KeptLayout {
  readonly name: string;
  readonly party: string;
  readonly layout: string;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Whose jobs are seen: those of the parties named and below, `''` for all, and those that the name itself asked for. */
export interface PrintReader {
  readonly parties: readonly string[];
  readonly name: string;
}

/** Layouts, print jobs, and how often labels were printed. */
export interface PaperPort {
  readonly layouts: () => Promise<KeptLayout[]>;
  readonly findLayout: (name: string) => Promise<KeptLayout | undefined>;
  /** Keeps a layout in place of the one of the same name, if any. */
  readonly keepLayout: (layout: KeptLayout) => Promise<void>;
  readonly removeLayout: (name: string) => Promise<void>;
  readonly addJob: (job: PrintJob, zpl: string) => Promise<void>;
  readonly findJob: (id: string) => Promise<PrintJob | undefined>;
  /** What the printer gets. */
  readonly zplOf: (id: string) => Promise<string>;
  /** Those of a reader, the latest first, at most `limit`; behind `before`, an id, where given. */
  readonly jobs: (of: PrintReader, limit: number, before?: string) => Promise<PrintJob[]>;
  /** Jobs in a state that were changed before a moment, the oldest first. */
  readonly jobsIn: (state: PrintState, changedBefore: string, limit: number) => Promise<PrintJob[]>;
  /** Changes a job that is in one of the states; false where it is in another, because somebody was faster. */
  readonly changeJob: (
    id: string,
    from: readonly PrintState[],
    change: Pick<PrintJob, 'state' | 'attempts' | 'lastError' | 'changedAt'>,
  ) => Promise<boolean>;
  /** How many of the objects had a label printed before. */
  readonly countPrinted: (objectIds: readonly string[]) => Promise<number>;
  /** Counts one more printing of each object; how often each was printed then, by id. */
  readonly countPrinting: (objectIds: readonly string[], at: string) => Promise<ReadonlyMap<string, number>>;
}
