import { sql } from 'kysely';
import type { StationHole } from '../../domain/station/station-live.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** An expedition with the client that answers for it; `namespace` and `client` are empty where its program holds none. */
export interface EnteredExpedition {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly program: string;
  readonly namespace: string;
  readonly client: string;
  /** First day (UTC) on which its records are open to all; null where it states none, or keeps nothing back. */
  readonly moratoriumEnd: string | null;
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every expedition in path order. */
export async function listEnteredExpeditions(db: Queries): Promise<EnteredExpedition[]> {
  return withNamespaces(db, await expeditions(db).orderBy('t.path').execute());
}

/** The expeditions that a code means, one in each program at most; or the one with this id. */
export async function findEnteredExpeditions(db: Queries, codeOrId: string): Promise<EnteredExpedition[]> {
  const column = KEY.test(codeOrId) ? 't.id' : 't.combined_id';
  return withNamespaces(db, await expeditions(db).where(column, '=', codeOrId).orderBy('t.path').execute());
}

/** A hole with its path. */
export interface EnteredHole extends StationHole {
  readonly path: string;
}

/** The holes of expeditions, by expedition, in path order. */
export async function listEnteredHoles(
  db: Queries,
  engine: Engine,
  expeditionIds: readonly string[],
): Promise<Map<string, EnteredHole[]>> {
  const rows = await db
    .selectFrom('tree_object as s')
    .innerJoin('tree_object as h', 'h.parent_id', 's.id')
    .select(['h.id', 'h.name', 'h.combined_id', 'h.path', 's.parent_id'])
    .where(isOneOf(engine, 's.parent_id', expeditionIds, 'keys'))
    .where('s.type', '=', 'site')
    .where('h.type', '=', 'hole')
    .orderBy('h.path')
    .execute();
  const holes = new Map<string, EnteredHole[]>(expeditionIds.map((id) => [id, []]));
  for (const { id, name, combined_id, path, parent_id } of rows)
    holes.get(parent_id!)!.push({ id, name, combinedId: combined_id, path });
  return holes;
}

function expeditions(db: Queries) {
  return db
    .selectFrom('tree_object as t')
    .innerJoin('expedition as e', 'e.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .select(['t.id', 't.path', 't.name as code', 'p.name as program', 'e.expedition_name as name'])
    .select(
      sql<string | null>`case when e.moratorium_keeps = 'nothing' then null else e.moratorium_end end`.as(
        'moratoriumEnd',
      ),
    )
    .where('t.type', '=', 'expedition');
}

type Row = Awaited<ReturnType<ReturnType<typeof expeditions>['execute']>>[number];

async function withNamespaces(db: Queries, rows: readonly Row[]): Promise<EnteredExpedition[]> {
  if (rows.length === 0) return [];
  const names = [...new Set(rows.map((row) => row.program.toUpperCase()))];
  const held = await db
    .selectFrom('namespace')
    .select(['namespace', 'client_symbol'])
    .where('namespace', 'in', names)
    .execute();
  const clients = new Map(held.map((row) => [row.namespace, row.client_symbol]));
  return rows.map((row) => {
    const namespace = row.program.toUpperCase();
    const client = clients.get(namespace) ?? '';
    return { ...row, name: row.name ?? row.code, namespace: client === '' ? '' : namespace, client };
  });
}
