import { sql } from 'kysely';
import { isMobile } from '../../domain/curation/storage-place.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { StoredObject, StoredPlace, StoredThing } from '../../operations/curation/storage-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { toPlace } from './storage-rows.ts';

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What codes belong to, by the code as it was asked: IGSNs in any case, names and keys of objects, codes and keys of places that move
 * about. A name that several objects have, in several programs, belongs to none of them. Two questions for any number.
 */
export async function findThings(
  db: Queries,
  engine: Engine,
  codes: readonly string[],
): Promise<ReadonlyMap<string, StoredThing>> {
  if (codes.length === 0) return new Map();
  const objects = await objectsNamed(db, engine, codes);
  const places = await placesNamed(db, engine, codes);
  const byKey = new Map<string, StoredThing>();
  const byName = Map.groupBy(objects, (one) => one.name);
  for (const [name, some] of byName) if (some.length === 1) byKey.set(name, some[0]!);
  for (const one of places) byKey.set(one.id, one).set(one.name, one);
  // Last, because whoever may add places chooses their codes: none hides the object that has it for its IGSN.
  for (const one of objects) {
    byKey.set(one.id, one);
    if (one.igsn !== null) byKey.set(one.igsn, one);
  }
  const found = new Map<string, StoredThing>();
  for (const code of codes) {
    const thing = byKey.get(code) ?? byKey.get(code.toUpperCase()) ?? byKey.get(code.toLowerCase());
    if (thing !== undefined) found.set(code, thing);
  }
  return found;
}

async function objectsNamed(db: Queries, engine: Engine, codes: readonly string[]): Promise<StoredObject[]> {
  const upper = codes.map((one) => one.toUpperCase());
  // One after another: of a choice between them PostgreSQL would read all objects.
  const named = sql`select id from tree_object where ${isOneOf(engine, 'igsn', upper)}
    union select id from tree_object where ${isOneOf(engine, 'combined_id', codes)}
    union select id from tree_object where ${isOneOf(engine, 'id', keysIn(codes), 'keys')}`;
  const { rows } = await sql<{
    id: string;
    name: string;
    type: string;
    igsn: string | null;
    client: string | null;
    place: string | null;
  }>`select t.id, t.combined_id as name, t.type, t.igsn, n.client_symbol as client, s.place_id as place
    from (${named}) f
    join tree_object t on t.id = f.id
    left join tree_object e on e.id = coalesce(t.expedition_id, t.id)
    left join tree_object p on p.id = e.parent_id
    left join namespace n on n.namespace = upper(p.name)
    left join stored_object s on s.object_id = t.id`.execute(db);
  return rows.map((row) => ({
    kind: 'object',
    id: row.id,
    name: row.name,
    type: row.type as ObjectType,
    igsn: row.igsn,
    client: row.client ?? '',
    placeId: row.place,
  }));
}

async function placesNamed(db: Queries, engine: Engine, codes: readonly string[]): Promise<StoredPlace[]> {
  const upper = codes.map((one) => one.toUpperCase());
  const rows = await db
    .selectFrom('storage_place')
    .selectAll()
    .where((where) =>
      where.or([
        isOneOf(engine, 'storage_place.code', upper),
        isOneOf(engine, 'storage_place.id', keysIn(codes), 'keys'),
      ]),
    )
    .execute();
  return rows
    .map(toPlace)
    .filter((one) => isMobile(one.kind))
    .map((place) => ({ kind: 'place', id: place.id, name: place.code, place, placeId: place.parentId }));
}

const keysIn = (codes: readonly string[]): string[] =>
  codes.filter((one) => KEY.test(one)).map((one) => one.toLowerCase());

/** Where the core boxes stand that halves say they lie in, by the half; one question for any number. */
export async function boxPlacesOf(
  db: Queries,
  engine: Engine,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (objectIds.length === 0) return new Map();
  const { rows } = await sql<{ half: string; place: string }>`select h.id as half, s.place_id as place
    from tree_object h
    join split f on f.id = h.id
    join tree_object d on d.id = h.parent_id
    join tree_object r on r.id = d.parent_id
    join tree_object b on b.parent_id = r.parent_id and b.type = 'core_box' and b.name = f.core_box
    join stored_object s on s.object_id = b.id
    where ${isOneOf(engine, 'h.id', objectIds, 'keys')}`.execute(db);
  return new Map(rows.map(({ half, place }) => [half, place]));
}
