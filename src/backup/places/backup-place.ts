/**
 * Where backups lie: a folder, here or on a server. Paths are relative, with slashes. What is written is there whole or not at all;
 * a write under way has a name that begins with `tmp-`.
 */
export interface BackupPlace {
  /** For people; without passwords. */
  readonly label: string;
  /** Names in a folder, without those of writes under way; none where there is no such folder. */
  readonly list: (folder: string) => Promise<string[]>;
  /** Undefined where there is no such file. */
  readonly read: (path: string) => Promise<Buffer | undefined>;
  /** Writes a file in place of one that may be there. */
  readonly write: (path: string, content: Uint8Array) => Promise<void>;
  /** Writes a file only where there is none; of two at once one is told true. */
  readonly create: (path: string, content: Uint8Array) => Promise<boolean>;
  /** Takes a file away; of two at once one is told true. */
  readonly take: (path: string) => Promise<boolean>;
  /** Removes what interrupted writes left. */
  readonly sweep: (folder: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How names of writes under way begin. */
export const UNDER_WAY = 'tmp-';
