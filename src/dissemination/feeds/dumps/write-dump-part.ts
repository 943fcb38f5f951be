import { join } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { DumpCounts, DumpFile, DumpOmission } from '../../../domain/registration/dump.ts';
import type { DumpRow, DumpRows, PartWriter } from './dump-rows.ts';
import { PartFile } from './part-file.ts';

/** Where a part lies, what it covers, and who is told how it goes on. */
export interface WantedPart {
  readonly folder: string;
  /** Counted from 1. */
  readonly number: number;
  /** What the names of its files end with until the part counts; whoever lets it count takes it away. */
  readonly suffix: string;
  readonly afterSeq: number;
  readonly throughSeq: number;
  readonly mostRecords: number;
  /** Told of the records written so far, now and then; what it throws ends the part. */
  readonly onProgress?: (records: number) => Promise<void>;
}

/** A part on the disk: one file for each format, all of the same records. */
export interface WrittenPart {
  readonly files: readonly DumpFile[];
  readonly records: number;
  readonly counts: DumpCounts;
  readonly omissions: readonly DumpOmission[];
  /** The number of change of its last record; the next part begins behind it. */
  readonly lastSeq: number;
  readonly isLast: boolean;
}

const PAGE = 200;
const SLICE_MS = 8;

/**
 * Writes what is public today of records in the order of their last change, in every format in one reading. A page is in memory at
 * a time, and other requests are let in between records. A record that changes meanwhile moves behind `throughSeq`: it is
 * for whoever follows the changes from there on. A record that a format cannot say is an omission of that format.
 */
export async function writeDumpPart<Row extends DumpRow, Read>(
  rows: DumpRows<Row, Read>,
  wanted: WantedPart,
): Promise<WrittenPart> {
  const part = new Part(rows, wanted);
  try {
    await part.begin();
    const isLast = await fill(rows, part, wanted);
    return await part.end(isLast);
  } catch (error) {
    await part.abandon();
    throw error;
  }
}

async function fill<Row extends DumpRow, Read>(
  { list }: DumpRows<Row, Read>,
  part: Part<Row, Read>,
  wanted: WantedPart,
): Promise<boolean> {
  const { throughSeq, mostRecords, onProgress } = wanted;
  let sliceEndsMs = performance.now() + SLICE_MS;
  while (part.records < mostRecords) {
    const limit = Math.min(PAGE, mostRecords - part.records);
    const rows = await list({ afterSeq: part.lastSeq, throughSeq }, limit);
    for (const row of rows) {
      part.take(row);
      if (performance.now() < sliceEndsMs) continue;
      await othersFirst();
      sliceEndsMs = performance.now() + SLICE_MS;
    }
    await part.flush();
    await onProgress?.(part.records);
    if (rows.length < limit) return true;
  }
  return (await list({ afterSeq: part.lastSeq, throughSeq }, 1)).length === 0;
}

class Part<Row extends DumpRow, Read> {
  records = 0;
  lastSeq: number;
  readonly #rows: DumpRows<Row, Read>;
  readonly #columns: readonly Column<Read>[];
  readonly #counts = { registered: 0, withdrawn: 0, hidden: 0 };
  readonly #omissions: DumpOmission[] = [];

  constructor(rows: DumpRows<Row, Read>, wanted: WantedPart) {
    this.#rows = rows;
    this.lastSeq = wanted.afterSeq;
    this.#columns = rows.writers.map((writer) => new Column(writer, wanted));
  }

  async begin(): Promise<void> {
    for (const column of this.#columns) await column.begin();
  }

  take(row: Row): void {
    const record = attempt(() => this.#rows.read(row));
    for (const column of this.#columns) {
      const failure = 'error' in record ? record.error : column.take(record.value);
      if (failure !== undefined)
        this.#omissions.push({ igsn: row.igsn ?? row.item ?? '', format: column.writer.format.name, reason: failure });
    }
    this.records += 1;
    this.lastSeq = row.changed_seq;
    const state = this.#rows.stateOf(row);
    if (state !== undefined) this.#counts[state] += 1;
  }

  async flush(): Promise<void> {
    for (const column of this.#columns) await column.flush();
  }

  async end(isLast: boolean): Promise<WrittenPart> {
    const files: DumpFile[] = [];
    for (const column of this.#columns) files.push(await column.end());
    const { records, lastSeq } = this;
    return { files, records, counts: this.#counts, omissions: this.#omissions, lastSeq, isLast };
  }

  async abandon(): Promise<void> {
    for (const column of this.#columns) await column.abandon();
  }
}

/** One format of a part. */
class Column<Read> {
  readonly writer: PartWriter<Read>;
  readonly #name: string;
  readonly #path: string;
  #file: PartFile | undefined;
  #waiting: string[] = [];
  #records = 0;

  constructor(writer: PartWriter<Read>, { folder, number, suffix }: WantedPart) {
    this.writer = writer;
    this.#name = `${writer.prefix}${writer.format.name}-${String(number).padStart(5, '0')}.${writer.ending}`;
    this.#path = join(folder, `${this.#name}${suffix}`);
  }

  async begin(): Promise<void> {
    this.#file = new PartFile(this.#path);
    await this.#file.write(this.writer.head);
  }

  /** Why the record cannot be written, if so. */
  take(record: Read): string | undefined {
    const text = attempt(() => this.writer.entry(record));
    if ('error' in text) return text.error;
    this.#waiting.push(text.value);
    this.#records += 1;
    return undefined;
  }

  async flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    await this.#file!.write(text);
  }

  async end(): Promise<DumpFile> {
    await this.#file!.write(this.writer.tail);
    const written = await this.#file!.close();
    return { name: this.#name, format: this.writer.format.name, records: this.#records, ...written };
  }

  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }
}

function attempt<T>(make: () => T): { readonly value: T } | { readonly error: string } {
  try {
    return { value: make() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
