import type { Format } from '../../formats/format.ts';
import {
  type HarvestedRow,
  listGone,
  listHarvested,
  listHarvestedHeaders,
  listPreparedHarvested,
  type PreparedHarvested,
  type Stretch,
} from '../../store/read/list-harvested.ts';
import type { HarvestedHeader, HarvestedSelection } from '../../store/read/select-harvested.ts';
import { todayOf } from '../public-face.ts';
import type { ListWish } from './list-arguments.ts';
import { itemsOf, type ListItem, stretchOf } from './list-item.ts';
import type { OaiRepository } from './oai-repository.ts';
import { canBeHarvested, writeHarvestedRecord } from './write-harvested.ts';
import { writeHarvestedHeader } from './write-header.ts';

/** Up to `limit` entries each of a list from harvested records: of those that are shown, and of those that are gone. */
export async function harvestedItems(
  repository: OaiRepository,
  wish: ListWish,
  selection: HarvestedSelection,
  limit: number,
): Promise<readonly Stretch<ListItem>[]> {
  const db = repository.face.store.read;
  const gone = await listGone(db, selection, limit);
  const shown = await shownItems(repository, wish, selection, limit);
  return [shown, itemsOf(gone, (row) => headerItem(repository, wish, row, true))];
}

async function shownItems(
  repository: OaiRepository,
  wish: ListWish,
  selection: HarvestedSelection,
  limit: number,
): Promise<Stretch<ListItem>> {
  const db = repository.face.store.read;
  if (wish.verb === 'ListIdentifiers') {
    if (wish.format.demands === undefined) {
      const rows = await listHarvestedHeaders(db, selection, limit);
      return itemsOf(stretchOf(rows, limit), (row) => headerItem(repository, wish, row, false));
    }
    const rows = await listHarvested(db, selection, limit);
    return itemsOf(stretchOf(rows, limit), (row) =>
      canBeHarvested(wish.format, row) ? headerItem(repository, wish, row, false) : outside(row),
    );
  }
  const stamp = repository.stampOf(wish.format);
  if (stamp === undefined) {
    const rows = await listHarvested(db, selection, limit);
    return itemsOf(stretchOf(rows, limit), (row) => renderedItem(repository, wish, row, row));
  }
  const key = { format: wish.metadataPrefix, stamp, today: todayOf(repository.face) };
  const rows = await listPreparedHarvested(db, selection, key, limit);
  const rendered = await rowsBehind(repository, selection, rows);
  return itemsOf(stretchOf(rows, limit), (row) =>
    row.document === null
      ? renderedItem(repository, wish, row, rendered.get(row.changed_seq))
      : { seq: row.changed_seq, preparedBytes: row.document.length, write: () => [row.document!] },
  );
}

/** As for our own records. */
async function rowsBehind(
  { face }: OaiRepository,
  selection: HarvestedSelection,
  rows: readonly PreparedHarvested[],
): Promise<ReadonlyMap<number, HarvestedRow>> {
  const bare = rows.filter((row) => row.document === null);
  if (bare.length === 0) return new Map();
  const those = { ...selection, seqs: bare.map((row) => row.changed_seq) };
  const found = await listHarvested(face.store.read, those, bare.length);
  return new Map(found.map((row) => [row.changed_seq, row]));
}

function headerItem({ face }: OaiRepository, { verb }: ListWish, row: HarvestedHeader, isGone: boolean): ListItem {
  const write = () => {
    const header = writeHarvestedHeader(face.agent.repositoryIdentifier, row, isGone);
    return [verb === 'ListRecords' ? `<record>${header}</record>\n` : `${header}\n`];
  };
  return { seq: row.changed_seq, write };
}

function renderedItem(
  repository: OaiRepository,
  { format }: ListWish,
  header: HarvestedHeader,
  row: HarvestedRow | undefined,
): ListItem {
  if (row !== undefined && format.demands !== undefined && !canBeHarvested(format, row)) return outside(row);
  return { seq: header.changed_seq, write: () => writeReported(repository, format, row) };
}

function outside({ changed_seq: seq }: HarvestedHeader): ListItem {
  return { seq, isOutside: true, write: () => undefined };
}

function writeReported(repository: OaiRepository, format: Format, row: HarvestedRow | undefined): [string] | undefined {
  const record = row && writeHarvestedRecord(repository, format, { ...row, isShown: true });
  return record === undefined ? undefined : [record];
}
