/** A document of a record as it was received. Without content the part was emptied. */
export interface DocumentRow {
  readonly igsn: string;
  /** Which of the record's documents: `registration`, `description`, `iso`, `dif`, `datacite`, `other` (of any further format). */
  readonly part: string;
  /** Name of the format, as in the manifests. */
  readonly format: string;
  readonly mediaType: string;
  readonly content: Uint8Array | null;
  readonly contentHash: string;
  /** The record's version that this document made, or that stood when it came. */
  readonly version: number;
}

/** A kept document, counted from 0 within its part. */
export interface KeptDocument extends DocumentRow {
  readonly number: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Documents as received, and media. Documents are added, never changed. */
export interface DocumentPort {
  readonly add: (documents: readonly DocumentRow[], actor: string, at: string) => Promise<void>;
  /** The latest of a part, emptied or not; undefined when there never was one. */
  readonly latest: (igsn: string, part: string) => Promise<KeptDocument | undefined>;
  readonly media: (igsn: string) => Promise<readonly { readonly mediaType: string; readonly url: string }[]>;
  readonly setMedia: (
    igsn: string,
    media: readonly { readonly mediaType: string; readonly url: string }[],
  ) => Promise<void>;
  /** Puts a record behind all changes so far, so that those who follow look at its files again. `at` is UTC, ISO 8601. */
  readonly tellChanged: (igsn: string, at: string) => Promise<void>;
}
