/** One file of a full dump. `records` counts lines, rows or elements, tombstones among them; `sha256` is hexadecimal. */
export interface DumpFile {
  readonly name: string;
  /** Name of the format, as `?format=` says it. */
  readonly format: string;
  readonly records: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A record that one format of a dump lacks, because it cannot be written in it. */
export interface DumpOmission {
  readonly igsn: string;
  readonly format: string;
  readonly reason: string;
}

/** How many records of each public state a dump holds. */
export interface DumpCounts {
  readonly registered: number;
  readonly withdrawn: number;
  readonly hidden: number;
}

/** A format of a dump, as the manifest names it. */
export interface DumpFormat {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly mediaType: string;
}

/** What a whole dump says of itself (`manifest.json`). Times are ISO 8601, UTC. */
export interface DumpManifest {
  readonly manifestVersion: 1;
  readonly name: string;
  readonly agent: string;
  readonly baseUrl: string;
  /** Address of a licence; null where the installation states none. */
  readonly licence: string | null;
  readonly begunAt: string;
  readonly finishedAt: string;
  /** Whoever loads the dump and follows the changes behind this number has everything. */
  readonly changeNumber: number;
  /** The time of that change. */
  readonly changedUntil: string;
  /** The address of the change feed to go on with. */
  readonly next: string;
  readonly records: number;
  readonly counts: DumpCounts;
  /** Records of others among them; absent where they were not wanted. */
  readonly harvested?: number;
  readonly formats: readonly DumpFormat[];
  readonly files: readonly DumpFile[];
  /** How many records were left out of a format, and the first of them. */
  readonly omitted: number;
  readonly omissions: readonly DumpOmission[];
}

/** The files beside the parts. */
export const DUMP_MANIFEST = 'manifest.json';

/** Checksums as `sha256sum --check` reads them. */
export const DUMP_CHECKSUMS = 'SHA256SUMS';

/** How many omissions a manifest names. */
export const MOST_OMISSIONS = 100;

const NAME = /^\d{4}-\d{2}-\d{2}T\d{6}Z$/;

/** The name of a dump begun at a moment (ISO 8601, UTC): the moment to the second, without colons, which some disks refuse. */
export function dumpName(begunAt: string): string {
  return `${begunAt.slice(0, 19).replaceAll(':', '')}Z`;
}

/** Whether a text is the name of a dump. */
export function isDumpName(text: string): boolean {
  return NAME.test(text);
}
