import { CorestoneError } from '../../domain/error.ts';
import type { Engine } from '../../store/store.ts';
import { type BackupKeys, seal, unseal } from './sealed.ts';

/** One table in a backup. `sum` is the sum of the SHA-256 of all lines modulo 2^256, whatever their order. */
export interface TableEntry {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sum: string;
  readonly chunks: readonly string[];
}

/** One file in a backup; `path` is relative to the data folder, with slashes. */
export interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly chunks: readonly string[];
}

/** One complete backup. Times are ISO 8601, UTC; bytes are those of unpacked content, `newBytes` those that were written. */
export interface BackupManifest {
  readonly format: 1;
  readonly id: string;
  readonly madeAt: string;
  readonly finishedAt: string;
  readonly program: string;
  readonly engine: Engine;
  readonly migrations: readonly string[];
  /** The change clock at the moment that the backup holds. */
  readonly changeSeq: number;
  /** End of the chain of the audit trail: whoever changes it afterwards cannot change this. */
  readonly auditHead: { readonly seq: number; readonly hash: string } | null;
  readonly tables: readonly TableEntry[];
  readonly files: readonly FileEntry[];
  readonly bytes: number;
  readonly newChunks: number;
  readonly newBytes: number;
}

/** Names of complete backups: the time, and four digits so that no two are alike. */
export const BACKUP_ID = /^\d{8}T\d{6}Z-[0-9a-f]{4}$/;

/** The moment a backup's name says, ISO 8601, UTC. */
export function timeOfId(id: string): string {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(id)!;
  return `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`;
}

/** Where the manifest of a backup lies. */
export function manifestPath(id: string): string {
  return `backups/${id}`;
}

/** A manifest as it is written. */
export function sealManifest(manifest: BackupManifest, keys: BackupKeys | undefined): Promise<Buffer> {
  return seal(manifestPath(manifest.id), Buffer.from(JSON.stringify(manifest)), keys);
}

/** Reads a manifest. Throws `invalid-input` for one that was changed. */
export async function openManifest(id: string, sealed: Buffer, keys: BackupKeys | undefined): Promise<BackupManifest> {
  const manifest = JSON.parse((await unseal(manifestPath(id), sealed, keys)).toString()) as BackupManifest;
  if (manifest.format === 1 && manifest.id === id) return manifest;
  throw new CorestoneError('invalid-input', `The manifest of backup ${id} is damaged or was changed.`);
}

/** Every chunk that a backup needs, each once. */
export function chunksOf({ tables, files }: BackupManifest): Set<string> {
  return new Set([...tables, ...files].flatMap((one) => one.chunks));
}
