import { FILE_TYPES, isFileKind } from '../../domain/files/file-kind.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import { UNWRITABLE_IN_NAMES } from '../../domain/unwritable.ts';
import type { Work } from '../ports.ts';
import type { PackageFacts } from './package-facts.ts';

/** Tables whose rows are looked at before anything is written. */
export const CHECKED_TABLES = new Set(['identifier', 'identifier_alias', 'object_file', 'tree_object']);

/**
 * Whether rows of a package mean here what they mean there. Findings, all errors: `igsn-other-object`, `igsn-number-taken`,
 * `alias-other-igsn`, `object-elsewhere`, `file-strange` for a file that this program would not have taken.
 */
export async function checkPage(
  work: Work,
  facts: PackageFacts,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<Finding[]> {
  if (table.name === 'identifier') return checkIdentifiers(work, rows);
  if (table.name === 'identifier_alias') return checkAliases(work, table, rows);
  if (table.name === 'object_file') return rows.flatMap(checkFileRow);
  return table.name === 'tree_object' ? checkObjects(work, facts, rows) : [];
}

async function checkIdentifiers(work: Work, rows: readonly MovedRow[]): Promise<Finding[]> {
  const known = new Map(
    (await work.identifiers.find(rows.map((row) => String(row.igsn)))).map((one) => [one.igsn, one]),
  );
  const numbers = rows.flatMap(({ prefix, key }) =>
    prefix === null || key === null ? [] : [{ prefix: String(prefix), key: Number(key) }],
  );
  const given = new Map(
    (await work.transfer.identifiersOf(numbers)).map((one) => [`${one.prefix} ${one.key}`, one.igsn]),
  );
  return rows.flatMap((row) => {
    const igsn = String(row.igsn);
    const here = known.get(igsn);
    const isOther =
      here !== undefined && here.objectId !== null && row.object_id !== null && here.objectId !== row.object_id;
    if (isOther)
      return [wrong('igsn-other-object', `${igsn} belongs to another object here.`, igsn, 'an IGSN means one object')];
    const other = given.get(`${String(row.prefix)} ${String(row.key)}`);
    if (other === undefined || other === igsn) return [];
    return [
      wrong('igsn-number-taken', `The number of ${igsn} was given to ${other} here.`, igsn, 'a number is given once'),
    ];
  });
}

async function checkAliases(work: Work, table: MovedTable, rows: readonly MovedRow[]): Promise<Finding[]> {
  const known = await work.transfer.rows(
    table,
    rows.map((row) => String(row.spelling)),
  );
  return rows.flatMap((row) => {
    const spelling = String(row.spelling);
    const here = known.get(spelling);
    if (here === undefined || here.igsn === row.igsn) return [];
    const message = `${spelling} leads to ${String(here.igsn)} here, and to ${String(row.igsn)} there.`;
    return [wrong('alias-other-igsn', message, spelling, 'a name leads to one IGSN')];
  });
}

async function checkObjects(
  work: Work,
  { expedition, above }: PackageFacts,
  rows: readonly MovedRow[],
): Promise<Finding[]> {
  const places = await work.transfer.places(rows.map((row) => String(row.id)));
  return rows.flatMap((row) => {
    const here = places.get(String(row.id));
    if (here === undefined || here.expeditionId === expedition.id || row.id === above.id) return [];
    const message = `${String(row.combined_id)} lies in another expedition here, as ${here.name}.`;
    return [wrong('object-elsewhere', message, String(row.combined_id), 'an object lies in one expedition')];
  });
}

/** What is served of a file is decided by its row. */
function checkFileRow(row: MovedRow): Finding[] {
  const isOurs = typeof row.media_type === 'string' && Object.hasOwn(FILE_TYPES, row.media_type);
  const texts = [row.title, row.credit, row.licence, row.file_name];
  const isPlain = texts.every((one) => typeof one === 'string' && !UNWRITABLE_IN_NAMES.test(one));
  if (isOurs && isPlain && /^[0-9a-f]{64}$/.test(String(row.sha256)) && isFileKind(String(row.kind))) return [];
  const rule = 'a picture or PDF with its SHA-256 and texts of one line';
  return [wrong('file-strange', 'A file of the package is none that is kept.', String(row.id), rule)];
}

const wrong = (code: string, message: string, value: string, rule: string): Finding =>
  finding(code, message, { field: 'package', value, rule });
