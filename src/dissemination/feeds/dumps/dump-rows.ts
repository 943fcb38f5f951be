import type { DumpCounts } from '../../../domain/registration/dump.ts';
import type { Format, WriteContext } from '../../../formats/format.ts';
import { type RecordRow, toRecord } from '../../../store/read/find-record.ts';
import { type HarvestedRow, listHarvested } from '../../../store/read/list-harvested.ts';
import { listRecords } from '../../../store/read/list-records.ts';
import { type PublicFace, todayOf } from '../../public-face.ts';
import { type PublicRecord, publicRecord } from '../../public-record.ts';
import { dumpWriter } from './dump-writer.ts';
import { harvestedDumpWriter } from './harvested-writer.ts';

/** How one format fills a file of a dump. `prefix` begins the names of its files. */
export interface PartWriter<Read> {
  readonly format: Format;
  readonly prefix: string;
  readonly ending: string;
  readonly head: string;
  readonly entry: (record: Read) => string;
  readonly tail: string;
}

/** What is to be known of any row of a dump. */
export interface DumpRow {
  readonly igsn: string | null;
  /** What its source calls one of others. */
  readonly item?: string;
  readonly changed_seq: number;
}

/** A stretch of changes: behind a number, up to and with another. */
export interface DumpStretch {
  readonly afterSeq: number;
  readonly throughSeq: number;
}

/** Rows of a dump in the order of their change, how each is read, and who writes what was read. */
export interface DumpRows<Row extends DumpRow, Read> {
  readonly list: (stretch: DumpStretch, limit: number) => Promise<readonly Row[]>;
  readonly read: (row: Row) => Read;
  /** Under which state it is counted; undefined for those of others. */
  readonly stateOf: (row: Row) => keyof DumpCounts | undefined;
  readonly writers: readonly PartWriter<Read>[];
}

/** Our own records, as they are public today. */
export function ownRows(
  face: PublicFace,
  formats: readonly Format[],
  context: WriteContext,
): DumpRows<RecordRow, PublicRecord> {
  return {
    list: (stretch, limit) => listRecords(face.store.read, stretch, limit),
    read: (row) => publicRecord(toRecord(row), todayOf(face)),
    stateOf: (row) => row.state as keyof DumpCounts,
    writers: formats.map((format) => ({ ...dumpWriter(format, context), prefix: '' })),
  };
}

/** The records of others that the catalogue shows; those that are gone are in no dump. */
export function harvestedRows(
  face: PublicFace,
  formats: readonly Format[],
  context: WriteContext,
): DumpRows<HarvestedRow, HarvestedRow> {
  return {
    list: (stretch, limit) => listHarvested(face.store.read, stretch, limit),
    read: (row) => row,
    stateOf: () => undefined,
    writers: formats.map((format) => {
      const writer = harvestedDumpWriter(format, context);
      return { ...writer, prefix: 'harvested-', entry: (row) => writer.entry(row, todayOf(face)) };
    }),
  };
}
