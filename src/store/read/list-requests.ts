import { sql } from 'kysely';
import type { RequestState } from '../../domain/curation/request-state.ts';
import { writableName } from '../../domain/unwritable.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { toRequest } from '../ports/request-rows.ts';
import type { Engine, Queries } from '../store.ts';

/** Which requests are wanted; `text` is part of a number, a title, or a name or address of who asks, in any case. */
export interface RequestsWanted {
  readonly expeditionIds: readonly string[];
  readonly states?: readonly RequestState[] | undefined;
  readonly text?: string | undefined;
  /** Those begun before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Requests of some expeditions, those begun last first. One query. */
export async function listRequests(db: Queries, engine: Engine, wanted: RequestsWanted): Promise<CurationRequest[]> {
  const { expeditionIds, states, text = '', before, limit } = wanted;
  if (expeditionIds.length === 0) return [];
  let query = db
    .selectFrom('curation_request')
    .selectAll()
    .where(isOneOf(engine, 'curation_request.expedition_id', expeditionIds, 'keys'))
    .orderBy('id', 'desc')
    .limit(limit);
  if (states !== undefined) query = query.where(isOneOf(engine, 'curation_request.state', states));
  if (before !== undefined) query = query.where('id', '<', before);
  if (text !== '') query = query.where(holds(text));
  return (await query.execute()).map(toRequest);
}

function holds(text: string) {
  const plain = writableName(text);
  // SQLite lowers ASCII letters alone: there a letter such as Å is found as it was typed.
  const spellings = new Set([plain.toLowerCase(), plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())]);
  const found = [...spellings].flatMap((one) => {
    const like = `%${one.replace(/[!%_]/g, '!$&')}%`;
    return [sql`lower(scientists) like ${like} escape '!'`, sql`lower(title) like ${like} escape '!'`];
  });
  const exact = /^\d+(-\w+)?$/.test(plain) ? [sql`number = ${plain}`] : [];
  return sql<boolean>`(${sql.join([...exact, ...found], sql` or `)})`;
}

/** A sample request of the core tree that has no dossier. */
export interface TreeRequest {
  readonly objectId: string;
  readonly expeditionId: string;
  readonly number: string;
  readonly purpose: string;
}

/** Sample requests of the core tree without a dossier, in path order, at most 500. */
export async function listWithoutDossier(
  db: Queries,
  engine: Engine,
  expeditionIds: readonly string[],
): Promise<TreeRequest[]> {
  if (expeditionIds.length === 0) return [];
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('sample_request as x', 'x.id', 't.id')
    .leftJoin('curation_request as c', 'c.object_id', 't.id')
    .select(['t.id', 't.expedition_id', 't.name', 'x.purpose'])
    .where(isOneOf(engine, 't.expedition_id', expeditionIds, 'keys'))
    .where('t.type', '=', 'sample_request')
    .where('c.id', 'is', null)
    .orderBy('t.path')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    objectId: row.id,
    expeditionId: row.expedition_id!,
    number: row.name,
    purpose: row.purpose ?? '',
  }));
}
