import type { Format } from '../../formats/format.ts';
import { type RecordRow, toRecord } from '../../store/read/find-record.ts';
import { listRecords } from '../../store/read/list-records.ts';
import type { RecordsOf } from '../../store/read/select-public.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { writeContext } from '../write-context.ts';
import { entryWriter } from './record-entry.ts';

/** Who is told how an export goes on. */
export interface ExportObserver {
  readonly onRecord: () => void;
  /** Told of every record that is left out because it cannot be read or written. */
  readonly onBadRecord: (igsn: string, error: unknown) => void;
}

/** An expedition by its code, and where several programs have one of that code, which. */
export interface ExportedExpedition {
  readonly code: string;
  readonly of?: RecordsOf | undefined;
}

const PAGE = 500;

/**
 * What is public today of all registered and withdrawn records, or of those of one expedition, in one format, in the order of
 * their last change. XML records stand in one `<records>` element, JSON documents one a line, rows under one heading line.
 * A page is read at a time and written record by record, so memory stays the same however many there are.
 */
export async function* exportRecords(
  face: PublicFace,
  format: Format,
  expedition: ExportedExpedition | undefined,
  { onRecord, onBadRecord }: ExportObserver,
): AsyncIterable<string> {
  const entry = entryWriter(format, writeContext(face));
  if (format.syntax === 'xml') yield '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n';
  if (format.heading !== undefined) yield format.heading;
  for await (const row of rowsOf(face, expedition)) {
    try {
      yield entry(publicRecord(toRecord(row), todayOf(face)));
    } catch (error) {
      onBadRecord(row.igsn, error);
      continue;
    }
    onRecord();
  }
  if (format.syntax === 'xml') yield '</records>\n';
}

/** What {@link exportRecords} writes, as one whole XML document a record, to be kept in a file of its own. */
export async function* exportDocuments(
  face: PublicFace,
  format: Format,
  expedition: ExportedExpedition,
  { onRecord, onBadRecord }: ExportObserver,
): AsyncGenerator<{ readonly igsn: string; readonly text: string }> {
  const entry = entryWriter(format, writeContext(face));
  for await (const row of rowsOf(face, expedition)) {
    try {
      const text = entry(publicRecord(toRecord(row), todayOf(face)));
      yield { igsn: row.igsn, text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}` };
    } catch (error) {
      onBadRecord(row.igsn, error);
      continue;
    }
    onRecord();
  }
}

async function* rowsOf(face: PublicFace, expedition: ExportedExpedition | undefined): AsyncIterable<RecordRow> {
  const set = expedition === undefined ? undefined : ({ column: 'expedition', value: expedition.code } as const);
  for (let afterSeq = 0; ; ) {
    const page = await listRecords(face.store.read, { afterSeq, set, of: expedition?.of }, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    afterSeq = last.changed_seq;
  }
}
