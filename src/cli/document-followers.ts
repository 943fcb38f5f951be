import { documentWriter } from '../dissemination/prepared/document-writer.ts';
import type { PublicFace } from '../dissemination/public-face.ts';
import { FORMATS } from '../formats/formats.ts';
import type { Follower } from '../operations/following/follow-changes.ts';
import { documentFollower, type PreparedTold } from '../operations/prepared/document-follower.ts';
import { findUnwantedFormat, listChanged } from '../store/read/list-changed.ts';

/** Small, so that nobody who writes waits for it. */
const RECORDS_AT_ONCE = 100;

/** Of which formats documents are prepared, and whether of harvested records, too. */
export interface WantedDocuments {
  readonly preparedFormats: readonly string[];
  readonly oaiReexport: boolean;
}

/** What is told of prepared documents, and of formats in which none can be prepared. */
export interface DocumentsTold {
  readonly prepared: (told: PreparedTold) => void;
  readonly notPrepared: (prefix: string) => void;
}

/** The follower that keeps documents ready in the formats wanted; none when none is wanted and nothing is left of former ones. */
export async function documentFollowers(
  face: PublicFace,
  { preparedFormats, oaiReexport }: WantedDocuments,
  told: DocumentsTold,
): Promise<readonly Follower[]> {
  const { read } = face.store;
  const writer = documentWriter(face, FORMATS, preparedFormats, oaiReexport);
  const { prefixes } = writer;
  for (const prefix of preparedFormats) if (!prefixes.includes(prefix)) told.notPrepared(prefix);
  const unwantedFormat = () => findUnwantedFormat(read, prefixes);
  if (prefixes.length === 0 && (await unwantedFormat()) === undefined) return [];
  const changesBehind = async (afterSeq: number) => {
    const changed = prefixes.length === 0 ? undefined : await listChanged(read, afterSeq, RECORDS_AT_ONCE);
    return changed && { throughSeq: changed.throughSeq, ...(await writer.write(changed)) };
  };
  const source = {
    get fingerprint() {
      return writer.fingerprint;
    },
    unwantedFormat,
    changesBehind,
  };
  return [documentFollower(source, told.prepared)];
}
