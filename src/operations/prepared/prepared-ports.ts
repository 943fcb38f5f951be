/** A document that is ready to be handed out: a record in a format, as of one change. */
export interface PreparedDocument {
  readonly format: string;
  readonly changedSeq: number;
  /** Whose it is; a record has one of each format. */
  readonly item: string;
  /** Of which writer it is. */
  readonly stamp: string;
  /** What it says that changes without a new change number. */
  readonly depends: string;
  /** The first day (ISO, UTC) on which it is not right any more; null for one that holds until its record changes. */
  readonly validUntil: string | null;
  /** IGSNs that it names as its family; what these keep back without a change of its own, it must not repeat. */
  readonly family: readonly string[];
  /** Where its object lies in the core tree; null outside. What lies above may keep back something as well. */
  readonly path: string | null;
  readonly document: string;
}

/** Documents that are ready to be handed out. */
export interface PreparedPort {
  /** Takes away all there is of these items and keeps these documents of some of them. */
  readonly keep: (items: readonly string[], documents: readonly PreparedDocument[]) => Promise<void>;
  /** Takes away up to `limit` documents of a format. */
  readonly forget: (format: string, limit: number) => Promise<void>;
}
