import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { isPublicState } from '../../domain/registration/record-states.ts';
import { namedFamily } from '../../domain/registration/relatives.ts';
import type { Format } from '../../formats/format.ts';
import { type RecordRow, toRecord } from '../../store/read/find-record.ts';
import { findPaths } from '../../store/read/find-relatives.ts';
import type { ChangedRecords } from '../../store/read/list-changed.ts';
import { dependsOn, ownItem } from '../../store/read/list-prepared.ts';
import { dependsOnSource } from '../../store/read/select-harvested.ts';
import { writeHarvested } from '../oai-pmh/write-harvested.ts';
import { recordElement } from '../oai-pmh/write-record.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { writeContext } from '../write-context.ts';
import { canBePrepared, formatStamp } from './format-stamp.ts';
import { validUntil } from './valid-until.ts';

/** How long others wait while documents are written, in milliseconds. */
const SLICE_MS = 8;

/** A document that was written, of one change of a record in a format; days are ISO, UTC. */
interface WrittenDocument {
  readonly format: string;
  readonly changedSeq: number;
  readonly item: string;
  readonly stamp: string;
  readonly depends: string;
  readonly validUntil: string | null;
  readonly family: readonly string[];
  readonly path: string | null;
  readonly document: string;
}

/** Writes documents in advance. */
export interface DocumentWriter {
  /** Prefixes of the formats that it writes. */
  readonly prefixes: readonly string[];
  /** Another one as soon as anything is written otherwise, or other records are. */
  readonly fingerprint: string;
  /** What there is to hand out of records, and which items these are; an item without a document has nothing to hand out. */
  readonly write: (changed: ChangedRecords) => Promise<{
    readonly items: readonly string[];
    readonly documents: readonly WrittenDocument[];
  }>;
}

/**
 * A writer of the formats of these prefixes (those that no stylesheet writes), for public records of ours and, where they are given out,
 * for harvested ones that are shown. What cannot be written is left out: who asks for it meets the same failure, and reports it.
 */
export function documentWriter(
  face: PublicFace,
  formats: readonly Format[],
  prefixes: readonly string[],
  reexports: boolean,
): DocumentWriter {
  const wanted = formats.filter((one) => canBePrepared(one) && prefixes.includes(one.oaiPrefix ?? ''));
  // The agent may change while documents are written.
  const stampsNow = () => new Map(wanted.map((format) => [format, formatStamp(face, format)] as const));
  const fingerprintNow = () => {
    const made = [...stampsNow()].map(([{ name }, stamp]) => [name, stamp]);
    return createHash('sha256')
      .update(`${JSON.stringify(made)} ${reexports}`)
      .digest('base64url')
      .slice(0, 22);
  };
  return {
    prefixes: wanted.map((one) => one.oaiPrefix ?? ''),
    get fingerprint() {
      return fingerprintNow();
    },
    write: async (changed) => {
      const before = fingerprintNow();
      const stamps = stampsNow();
      const own = changed.own.map(({ igsn, object_id }) => ({ igsn, objectId: object_id }));
      const paths = await findPaths(face.store.read, own);
      const documents = await inSlices(changed, reexports, (row) => documentsOf(face, stamps, row, paths));
      const items = [...changed.own.map(ownItem), ...changed.harvested.map(harvestedItem)];
      const isSame = fingerprintNow() === before;
      return { items, documents: isSame ? documents : [] };
    },
  };
}

type Changed = { readonly own: RecordRow } | { readonly harvested: ChangedRecords['harvested'][number] };

async function inSlices(
  { own, harvested }: ChangedRecords,
  reexports: boolean,
  write: (row: Changed) => readonly WrittenDocument[],
): Promise<WrittenDocument[]> {
  const documents: WrittenDocument[] = [];
  // What a relative keeps back today it may give free without a change of theirs: such documents are always written anew.
  const open = own.filter((row) => isPublicState(row.state) && row.relatives.length === 0);
  const rows: Changed[] = open.map((one) => ({ own: one }));
  const shown = harvested.filter((row) => reexports && row.is_shown === 1);
  let sliceBegan = performance.now();
  for (const row of [...rows, ...shown.map((one) => ({ harvested: one }))]) {
    documents.push(...write(row));
    if (performance.now() - sliceBegan < SLICE_MS) continue;
    await breathe();
    sliceBegan = performance.now();
  }
  return documents;
}

function documentsOf(
  face: PublicFace,
  stamps: ReadonlyMap<Format, string>,
  row: Changed,
  paths: ReadonlyMap<string, string>,
): WrittenDocument[] {
  const writer = { face, writing: writeContext(face) };
  const today = todayOf(face);
  const documents: WrittenDocument[] = [];
  for (const [format, stamp] of stamps) {
    const made = { format: format.oaiPrefix ?? '', stamp };
    try {
      if ('own' in row) {
        const { changed_seq: changedSeq } = row.own;
        const document = recordElement(writer, format, row.own);
        if (document === undefined) continue;
        const record = toRecord(row.own);
        documents.push({
          ...made,
          changedSeq,
          item: ownItem(row.own),
          depends: dependsOn(row.own),
          validUntil: validUntil(record, today),
          family: namedFamily(record.description),
          path: paths.get(row.own.igsn) ?? null,
          document,
        });
      } else {
        const document = writeHarvested(writer, format, { ...row.harvested, isShown: true });
        const item = harvestedItem(row.harvested);
        const rest = {
          changedSeq: row.harvested.changed_seq,
          depends: dependsOnSource(row.harvested),
          validUntil: null,
          family: [],
          path: null,
        };
        if (document !== undefined) documents.push({ ...made, ...rest, item, document });
      }
    } catch {
      // Who asks for it meets the same failure and reports it.
    }
  }
  return documents;
}

function harvestedItem({ source, item }: { readonly source: string; readonly item: string }): string {
  return `harvested ${source} ${item}`;
}
