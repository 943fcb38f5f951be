import type { MovedBy, MovedTable } from '../../domain/transfer/moved-tables.ts';
import type { RowFilter, Snapshot, TableShape, Value } from '../snapshot/snapshot.ts';

/** What a package is about. */
export interface PackageScope {
  readonly expeditionId: string;
  /** Beginnings of counters that count for it alone. */
  readonly prefixes: readonly string[];
  /** Parties whose layouts of labels go with it. */
  readonly parties: readonly string[];
}

/** Objects, and the ones that were deleted: an IGSN stays theirs. */
const OBJECTS =
  '(select id from tree_object where expedition_id = ? union all select id from deleted_object where expedition_id = ?)';
const IGSNS = `(select igsn from identifier where object_id in ${OBJECTS})`;
const PARTIES = '(select id from sampling_party where expedition_id = ?)';
/** What the audit trail speaks of by its id. */
const NAMED = `(select cast(id as text) from tree_object where expedition_id = ? union all
  select cast(id as text) from deleted_object where expedition_id = ? union all
  select cast(id as text) from curation_request where expedition_id = ? union all
  select cast(id as text) from sampling_party where expedition_id = ? union all
  select cast(id as text) from sampling_mark where party_id in ${PARTIES})`;

/** Marks of a condition: how often it names the expedition. */
const times = (count: number, { expeditionId }: PackageScope): string[] =>
  Array.from({ length: count }, () => expeditionId);

type Condition = (column: string, scope: PackageScope) => Pick<RowFilter, 'where' | 'values'>;

const CONDITIONS: Readonly<Record<MovedBy, Condition>> = {
  tree: (_, scope) => ({
    where: 'expedition_id = ? or id = (select parent_id from tree_object where id = ?)',
    values: times(2, scope),
  }),
  expedition: (column, scope) => ({ where: `${column} = ?`, values: times(1, scope) }),
  object: (column, scope) => ({
    where: `${column} in ${OBJECTS} or ${column} = (select parent_id from tree_object where id = ?)`,
    values: times(3, scope),
  }),
  identifier: (_, scope) => ({ where: `object_id in ${OBJECTS}`, values: times(2, scope) }),
  igsn: (column, scope) => ({ where: `${column} in ${IGSNS}`, values: times(2, scope) }),
  subject: (column, scope) => ({
    where: `${column} in ${NAMED} or ${column} in ${IGSNS}`,
    values: times(7, scope),
  }),
  prefix: (column, scope) => ({
    where: [
      `${column} in (select prefix from identifier where object_id in ${OBJECTS})`,
      ...scope.prefixes.map(() => `substr(${column}, 1, length(?)) = ?`),
    ].join(' or '),
    values: [...times(2, scope), ...scope.prefixes.flatMap((one) => [one, one])],
  }),
  party: (column, { parties }) => ({
    where: `${column} in (${['?', ...parties.map(() => '?')].join(', ')})`,
    values: ['', ...parties],
  }),
  request: (column, scope) => ({
    where: `${column} in (select id from curation_request where expedition_id = ?)`,
    values: times(1, scope),
  }),
  sampling: (column, scope) => ({ where: `${column} in ${PARTIES}`, values: times(1, scope) }),
  // Its own, and those that somebody agreed to who asked for samples of it.
  policy: (column, scope) => ({
    where: `${column} = ? or cast(id as text) in (select policy from curation_request where expedition_id = ?)`,
    values: times(2, scope),
  }),
  publication: (column, scope) => ({
    where: `${column} in (select publication_id from publication_link where igsn in ${IGSNS})`,
    values: times(2, scope),
  }),
  place: (column, scope) => ({
    where: `${column} in (select place_id from stored_object where object_id in ${OBJECTS})`,
    values: times(2, scope),
  }),
  all: () => ({ where: '1 = 1', values: [] }),
};

/** The rows of a table that belong to an expedition, page by page. */
export function packageRows(
  snapshot: Snapshot,
  table: MovedTable,
  shape: TableShape,
  scope: PackageScope,
): AsyncIterable<readonly (readonly Value[])[]> {
  const { where, values } = CONDITIONS[table.by](table.column, scope);
  const isBases = table.way === 'bases';
  return snapshot.some(shape, { where: isBases ? `(${where}) and side = 'here'` : where, values, order: table.order });
}
