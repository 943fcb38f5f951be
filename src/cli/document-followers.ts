import { type House, publicFace } from '../context.ts';
import { documentWriter } from '../dissemination/prepared/document-writer.ts';
import { FORMATS } from '../formats/formats.ts';
import type { Follower } from '../operations/following/follow-changes.ts';
import { documentFollower, type PreparedTold } from '../operations/prepared/document-follower.ts';
import { findUnwantedFormat, listChanged } from '../store/read/list-changed.ts';

/** Small, so that nobody who writes waits for it. */
const RECORDS_AT_ONCE = 100;

/** What is told of prepared documents, and of formats in which none can be prepared. */
export interface DocumentsTold {
  readonly prepared: (told: PreparedTold) => void;
  readonly notPrepared: (prefix: string) => void;
}

/**
 * The follower that keeps documents ready in the formats that the settings name; none when they name none and nothing is left of
 * former ones.
 */
export async function documentFollowers(house: House, told: DocumentsTold): Promise<readonly Follower[]> {
  const { settings, store } = house;
  const face = await publicFace(house);
  const writer = documentWriter(face, FORMATS, settings.preparedFormats, settings.oaiReexport);
  for (const prefix of settings.preparedFormats) if (!writer.prefixes.includes(prefix)) told.notPrepared(prefix);
  const unwantedFormat = () => findUnwantedFormat(store.read, writer.prefixes);
  if (writer.prefixes.length === 0 && (await unwantedFormat()) === undefined) return [];
  const changesBehind = async (afterSeq: number) => {
    const changed = writer.prefixes.length === 0 ? undefined : await listChanged(store.read, afterSeq, RECORDS_AT_ONCE);
    return changed && { throughSeq: changed.throughSeq, ...(await writer.write(changed)) };
  };
  return [documentFollower({ fingerprint: writer.fingerprint, unwantedFormat, changesBehind }, told.prepared)];
}
