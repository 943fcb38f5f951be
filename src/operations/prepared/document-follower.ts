import type { Follower, PreparedChanges } from '../following/follow-changes.ts';
import type { PreparedDocument } from './prepared-ports.ts';

/** What changed behind a change number: up to where, which items, and what is now to be handed out of them. */
export interface ChangedItems {
  readonly throughSeq: number;
  readonly items: readonly string[];
  readonly documents: readonly PreparedDocument[];
}

/** Reads what changed and writes it; knows what is kept. */
export interface DocumentSource {
  /** Another one when anything that writes documents is another one. */
  readonly fingerprint: string;
  /** Of up to so many changes; undefined when there is none behind the number. */
  readonly changesBehind: (afterSeq: number) => Promise<ChangedItems | undefined>;
  /** A format of which there are documents that nobody wants any more. */
  readonly unwantedFormat: () => Promise<string | undefined>;
}

/** What was prepared since it was last told. */
export interface PreparedTold {
  readonly records: number;
  readonly documents: number;
  /** Octets of the documents in UTF-8. */
  readonly bytes: number;
}

const AT_ONCE = 500;

/**
 * The follower that keeps documents ready: it first takes away those of formats that are not wanted any more, then writes what changed.
 * `tell` is told what was prepared whenever there is nothing more to do.
 */
export function documentFollower(source: DocumentSource, tell: (told: PreparedTold) => void): Follower {
  let told: PreparedTold = { records: 0, documents: 0, bytes: 0 };
  const count = ({ items, documents }: ChangedItems): void => {
    const bytes = documents.reduce((sum, { document }) => sum + Buffer.byteLength(document), told.bytes);
    told = { records: told.records + items.length, documents: told.documents + documents.length, bytes };
  };
  return {
    name: 'prepared-documents',
    get fingerprint() {
      return source.fingerprint;
    },
    prepare: async (afterSeq): Promise<PreparedChanges | undefined> => {
      const unwanted = await source.unwantedFormat();
      if (unwanted !== undefined)
        return { throughSeq: afterSeq, count: 0, keep: (work) => work.prepared.forget(unwanted, AT_ONCE) };
      const changed = await source.changesBehind(afterSeq);
      if (changed !== undefined) {
        count(changed);
        const { items, documents, throughSeq } = changed;
        return { throughSeq, count: items.length, keep: (work) => work.prepared.keep(items, documents) };
      }
      if (told.documents > 0) tell(told);
      told = { records: 0, documents: 0, bytes: 0 };
      return undefined;
    },
  };
}
