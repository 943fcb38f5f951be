import { sampleWayTo } from '../../domain/drilling/nested-sample.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { FieldValues, ObjectNames } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { isOneOf } from '../engine/set-based.ts';
import { fromDetailRow } from '../ports/field-columns.ts';
import type { Engine, Queries } from '../store.ts';

/** An object of the core tree as it stands, whatever the public may see of it. Depths are in metres; null is not known. */
export interface TreeDetail {
  readonly id: string;
  readonly path: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  /** Its own name and those of all above it. */
  readonly names: ObjectNames;
  readonly values: FieldValues;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
}

const PAGE = 1000;

/**
 * All objects of a type at and below a path and at what lies on the way to it (the program of an expedition), in path order:
 * a page at a time, so that memory stays the same however many there are.
 */
export async function* listTreeDetails(
  db: Queries,
  engine: Engine,
  rootPath: string,
  type: ObjectType,
): AsyncGenerator<TreeDetail> {
  let above = new Map<string, string>();
  for (let after = ''; ; ) {
    const rows = await pageOf(db, rootPath, type, after);
    const values = await valuesOf(db, engine, type, rows);
    above = await namesAbove(db, engine, rows, above);
    for (const row of rows) yield toDetail(row, values.get(row.id) ?? {}, above);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.path;
  }
}

type Row = Awaited<ReturnType<typeof pageOf>>[number];

async function pageOf(db: Queries, rootPath: string, type: ObjectType, after: string) {
  const [from, before] = subtreeBounds(rootPath);
  const onTheWay = prefixesOf(rootPath);
  return await db
    .selectFrom('tree_object')
    .select(['id', 'path', 'name', 'combined_id', 'igsn', 'type'])
    .select(['top_drf_m', 'bottom_drf_m', 'top_csf_a_m', 'bottom_csf_a_m', 'top_csf_b_m', 'bottom_csf_b_m'])
    .where('type', '=', type)
    .where('path', '>', after)
    .where((eb) => eb.or([eb('path', 'in', onTheWay), eb.and([eb('path', '>=', from), eb('path', '<', before)])]))
    .orderBy('path')
    .limit(PAGE)
    .execute();
}

async function valuesOf(
  db: Queries,
  engine: Engine,
  type: ObjectType,
  rows: readonly Row[],
): Promise<Map<string, FieldValues>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const found = await db
    .selectFrom(type)
    .selectAll()
    .where(isOneOf(engine, `${type}.id`, ids, 'keys'))
    .execute();
  return new Map(found.map((row) => [row.id, fromDetailRow(type, row)]));
}

/** The names at all paths above the rows; those that the page before knew are not asked for again. */
async function namesAbove(
  db: Queries,
  engine: Engine,
  rows: readonly Row[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const paths = new Set(rows.flatMap((row) => prefixesOf(row.path).slice(0, -1)));
  const names = new Map([...paths].flatMap((path) => (known.has(path) ? [[path, known.get(path)!] as const] : [])));
  const missing = [...paths].filter((path) => !names.has(path));
  if (missing.length === 0) return names;
  const found = await db
    .selectFrom('tree_object')
    .select(['path', 'name'])
    .where(isOneOf(engine, 'tree_object.path', missing))
    .execute();
  for (const { path, name } of found) names.set(path, name);
  return names;
}

/** `P/E/S` → `P`, `P/E`, `P/E/S`; no segment holds a slash. */
function prefixesOf(path: string): string[] {
  const segments = path.split('/');
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

const TYPE_OF_SEGMENT = new Map(OBJECT_TYPES.map((type) => [OBJECT_TYPE[type].segment, type]));

function toDetail(row: Row, values: FieldValues, above: ReadonlyMap<string, string>): TreeDetail {
  const names: Partial<Record<ObjectType, string>> = {};
  for (const path of prefixesOf(row.path).slice(0, -1)) {
    const type = TYPE_OF_SEGMENT.get(path[path.lastIndexOf('/') + 1] ?? '');
    if (type !== undefined) names[type] = nameOn(names, type, above.get(path) ?? '');
  }
  const own = row.type as ObjectType;
  names[own] = nameOn(names, own, row.name);
  return {
    id: row.id,
    path: row.path,
    combinedId: row.combined_id,
    igsn: row.igsn,
    names,
    values,
    topDrfM: row.top_drf_m,
    bottomDrfM: row.bottom_drf_m,
    topCsfAM: row.top_csf_a_m,
    bottomCsfAM: row.bottom_csf_a_m,
    topCsfBM: row.top_csf_b_m,
    bottomCsfBM: row.bottom_csf_b_m,
  };
}

/** The name of a sample below a sample is the way to it. */
const nameOn = (names: ObjectNames, type: ObjectType, name: string): string =>
  type === 'sample' ? sampleWayTo(names.sample, name) : name;
