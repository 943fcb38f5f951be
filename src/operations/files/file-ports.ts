import type { FileFacts } from '../../domain/files/check-file.ts';
import type { FileKind, FileType } from '../../domain/files/file-kind.ts';

/** A file of an object. Its bytes lie in the data folder by their SHA-256 (hex). Times ISO 8601, UTC. */
export interface ObjectFile extends FileFacts {
  readonly id: string;
  readonly objectId: string;
  readonly kind: FileKind;
  readonly fileName: string;
  readonly mediaType: FileType;
  readonly bytes: number;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly sha256: string;
  readonly addedAt: string;
  readonly addedBy: string;
  /** When it was taken away, until when it can be brought back; null while it is there. */
  readonly deletedAt: string | null;
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Files of objects in the store. */
export interface FilePort {
  readonly find: (ids: readonly string[]) => Promise<readonly ObjectFile[]>;
  /** Files of some objects that are there, in the order in which they are shown. */
  readonly ofObjects: (objectIds: readonly string[]) => Promise<readonly ObjectFile[]>;
  readonly insert: (file: ObjectFile) => Promise<void>;
  /** Writes a file in place of the one of its id. */
  readonly replace: (file: ObjectFile) => Promise<void>;
  /** Removes rows that were deleted before a moment for good; so many at most. */
  readonly forgetDeleted: (before: string, limit: number) => Promise<number>;
  /** Which of some hashes any row names, deleted ones too. */
  readonly namedAmong: (hashes: readonly string[]) => Promise<ReadonlySet<string>>;
}
