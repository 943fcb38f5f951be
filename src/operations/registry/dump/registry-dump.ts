import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import type { FileLocation, Finding } from '../../../domain/finding.ts';

/** An agent (allocator) of a former registry. Times are ISO 8601, UTC, seconds. */
export interface DumpAgent {
  readonly symbol: string;
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly isActive: boolean;
  readonly createdAt: string | null;
  readonly at?: FileLocation;
}

/** A client (data centre). Its password is never read. `quota` -1 is no limit. */
export interface DumpClient extends DumpAgent {
  readonly agent: string;
  readonly comments: string;
  readonly experiments: string;
  readonly domains: readonly string[];
  readonly quota: number;
  readonly updatedAt: string | null;
}

/** A prefix with namespace, `10273/GFABC`, and the symbols of those who may use it. */
export interface DumpNamespace {
  readonly prefix: string;
  readonly agents: readonly string[];
  readonly clients: readonly string[];
  readonly createdAt: string | null;
  readonly at?: FileLocation;
}

/** All parties of a dump; they are few. */
export interface DumpParties {
  readonly agents: readonly DumpAgent[];
  readonly clients: readonly DumpClient[];
  readonly namespaces: readonly DumpNamespace[];
  readonly findings: readonly Finding[];
}

/** How a landing page answered last. */
export interface DumpCheck {
  readonly status: number;
  readonly mediaType: string | null;
  readonly checkedAt: string;
}

/** A registered identifier. */
export interface DumpDataset {
  readonly id: string;
  /** With its prefix. */
  readonly identifier: string;
  /** Symbol of the client. */
  readonly client: string;
  readonly url: string | null;
  readonly isActive: boolean;
  readonly isReferenceQuality: boolean;
  readonly mintedAt: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly check: DumpCheck | null;
  readonly at: FileLocation;
}

/** A document of a version, as it was received. */
export interface DumpDocument {
  readonly part: string;
  readonly format: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly contentHash: string;
}

/** What the documents of a version say. */
export interface DumpVersionRead {
  readonly documents: readonly DumpDocument[];
  /** Undefined where none of the documents can be read. */
  readonly description: SampleDescription | undefined;
  readonly findings: readonly Finding[];
}

/** One version of the metadata of an identifier. Its documents are told apart by their hashes, and read only where one is new. */
export interface DumpVersion {
  readonly datasetId: string;
  readonly createdAt: string | null;
  readonly contentHashes: readonly string[];
  readonly read: () => DumpVersionRead;
  readonly at: FileLocation;
}

/** A medium of an identifier. */
export interface DumpMedium {
  readonly datasetId: string;
  readonly mediaType: string;
  readonly url: string;
  readonly at: FileLocation;
}

/** A former registry, table by table. Every call begins at the first row again; bad rows come as findings. */
export interface RegistryDump {
  readonly parties: () => Promise<DumpParties>;
  readonly datasets: () => AsyncIterable<DumpDataset | Finding>;
  readonly versions: () => AsyncIterable<DumpVersion | Finding>;
  readonly media: () => AsyncIterable<DumpMedium | Finding>;
}
