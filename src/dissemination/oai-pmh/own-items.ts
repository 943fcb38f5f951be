import type { RecordRow } from '../../store/read/find-record.ts';
import type { Stretch } from '../../store/read/list-harvested.ts';
import { listHeaders, type RecordHeader } from '../../store/read/list-headers.ts';
import { listPrepared, type PreparedRecord } from '../../store/read/list-prepared.ts';
import { listRecords } from '../../store/read/list-records.ts';
import { type PreparedPage, type PreparedSelection, readPreparedPage } from '../../store/read/read-prepared-page.ts';
import type { PieceWish } from '../../store/read/read-prepared-stretch.ts';
import type { RecordSelection } from '../../store/read/select-public.ts';
import { withoutRepeated } from '../../store/read/without-repeated.ts';
import { todayOf } from '../public-face.ts';
import { isAvailable } from './is-available.ts';
import type { ListWish } from './list-arguments.ts';
import { type ItemPage, itemsOf, type ListItem, stretchOf } from './list-item.ts';
import { keptIds, type OaiRepository } from './oai-repository.ts';
import type { Part } from './parts.ts';
import { isDeleted, writeHeader } from './write-header.ts';
import { writeRecord, writeRecordAside } from './write-record.ts';

/** What the pieces of a page are read for. The stamp is asked for once: to make one takes as long as to read some dozen documents. */
export interface PageReading {
  readonly repository: OaiRepository;
  readonly wish: ListWish;
  readonly stamp: string;
}

/**
 * Some of our own records that are all prepared; undefined when that is not so, when records may go by other ids than they were prepared
 * with, and, with `isOfAll`, when there are records of others beside ours.
 */
export async function readPrepared(
  { repository, wish, stamp }: PageReading,
  selection: PreparedSelection,
  piece: PieceWish,
): Promise<PreparedPage | undefined> {
  const { face, keepsIds } = repository;
  if (keepsIds) return undefined;
  const key = { format: wish.metadataPrefix, stamp, today: todayOf(face) };
  return readPreparedPage(face.store.read, face.store.engine, selection, key, piece);
}

/** The same as the items of a page, or of a piece of one. */
export function preparedItems({
  size,
  lastSeq,
  body,
  bytes,
  ahead,
}: PreparedPage): Pick<ItemPage, 'items' | 'size' | 'lastSeq' | 'ahead'> {
  return { items: [{ seq: lastSeq, preparedBytes: bytes, write: () => body }], size, lastSeq, ...(ahead && { ahead }) };
}

/** Up to `limit` entries of a list from our own records. */
export async function ownItems(
  repository: OaiRepository,
  wish: ListWish,
  selection: RecordSelection,
  limit: number,
): Promise<Stretch<ListItem>> {
  const db = repository.face.store.read;
  if (wish.verb === 'ListIdentifiers') {
    if (wish.format.demands === undefined)
      return withIds(repository, await listHeaders(db, selection, limit), limit, (row, id) =>
        headerItem(repository, row, id),
      );
    return withIds(repository, await listRecords(db, selection, limit), limit, (row, id) =>
      isAvailable(repository, wish.format, row) ? headerItem(repository, row, id) : outside(row),
    );
  }
  const stamp = repository.stampOf(wish.format);
  if (stamp === undefined)
    return withIds(repository, await listRecords(db, selection, limit), limit, (row, id) =>
      renderedItem(repository, wish, row, id),
    );
  const key = { format: wish.metadataPrefix, stamp, today: todayOf(repository.face) };
  const found = await listPrepared(db, selection, key, limit);
  const rows = await withoutRepeated(db, repository.face.store.engine, found);
  const rendered = await rowsBehind(repository, selection, rows);
  return withIds(repository, rows, limit, (row, id) => {
    if (row.document !== null || isDeleted(row)) return preparedItem(repository, row, id);
    return renderedItem(repository, wish, rendered.get(row.changed_seq), id, row.changed_seq);
  });
}

async function withIds<Row extends RecordHeader>(
  repository: OaiRepository,
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row, keptId: string | undefined) => ListItem,
): Promise<Stretch<ListItem>> {
  const kept = await keptIds(repository, rows);
  return itemsOf(stretchOf(rows, limit), (row) => toItem(row, kept.get(row.igsn)));
}

/**
 * The whole records of those that have nothing prepared, and of no others, by change number. What changed since is not among them: it
 * comes later in the list, or has left it.
 */
async function rowsBehind(
  { face }: OaiRepository,
  selection: RecordSelection,
  rows: readonly PreparedRecord[],
): Promise<ReadonlyMap<number, RecordRow>> {
  const bare = rows.filter((row) => row.document === null && !isDeleted(row));
  if (bare.length === 0) return new Map();
  const those = { ...selection, seqs: bare.map((row) => row.changed_seq) };
  const found = await listRecords(face.store.read, those, bare.length);
  return new Map(found.map((row) => [row.changed_seq, row]));
}

function headerItem({ face }: OaiRepository, row: RecordHeader, keptId: string | undefined): ListItem {
  const { repositoryIdentifier } = face.agent;
  return { seq: row.changed_seq, write: () => [`${writeHeader(repositoryIdentifier, row, keptId)}\n`] };
}

function preparedItem({ face }: OaiRepository, row: PreparedRecord, keptId: string | undefined): ListItem {
  const { document } = row;
  const header = () => writeHeader(face.agent.repositoryIdentifier, row, keptId);
  const write = () => {
    if (document === null) return [`<record>${header()}</record>\n`];
    return keptId === undefined ? [document] : [`<record>${header()}`, behindHeader(document)];
  };
  return { seq: row.changed_seq, preparedBytes: document?.length ?? 0, write };
}

const HEADER_END = '</header>';

function behindHeader(document: Uint8Array): Part {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.length);
  return bytes.subarray(bytes.indexOf(HEADER_END) + HEADER_END.length);
}

function renderedItem(
  repository: OaiRepository,
  { format }: ListWish,
  row: RecordRow | undefined,
  keptId: string | undefined,
  seq = row?.changed_seq ?? 0,
): ListItem {
  if (row === undefined) return { seq, write: () => undefined };
  if (!isAvailable(repository, format, row)) return outside(row);
  const write = () => asParts(writeRecord(repository, format, row, keptId));
  if (format.writeAside === undefined) return { seq, write };
  return { seq, write, writeAside: async () => asParts(await writeRecordAside(repository, format, row, keptId)) };
}

function outside({ changed_seq: seq }: RecordHeader): ListItem {
  return { seq, isOutside: true, write: () => undefined };
}

function asParts(xml: string | undefined): readonly string[] | undefined {
  return xml === undefined ? undefined : [xml];
}
