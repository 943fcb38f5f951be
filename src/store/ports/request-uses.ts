import { sql } from 'kysely';
import type { PartyExpedition, RequestUse } from '../../operations/curation/party/sampling-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { requestNames } from './taken-for-request.ts';

/**
 * What requests of an expedition have, by key: samples and thin sections that name them (those made of a sample count with it), as
 * `requestNames` has it, and marks that wait. Two statements.
 */
export async function requestUses(
  db: Queries,
  engine: Engine,
  { id, code }: Pick<PartyExpedition, 'id' | 'code'>,
  requests: readonly { readonly id: string; readonly number: string | null }[],
): Promise<ReadonlyMap<string, RequestUse>> {
  if (requests.length === 0) return new Map();
  const names = requests.flatMap(({ number }) => (number === null ? [] : requestNames(number, code)));
  const { rows } = await sql<{ name: string; count: number }>`select name, count(*) as count from (
      select x.sample_request as name from sample x join tree_object t on t.id = x.id join tree_object p on p.id = t.parent_id
        where t.expedition_id = ${id} and p.type <> 'sample' and ${isOneOf(engine, 'x.sample_request', names)}
      union all
      select x.sample_request from thin_section x join tree_object t on t.id = x.id join tree_object p on p.id = t.parent_id
        where t.expedition_id = ${id} and p.type <> 'sample' and ${isOneOf(engine, 'x.sample_request', names)}
    ) taken group by name`.execute(db);
  const taken = new Map(rows.map((row) => [row.name, Number(row.count)]));
  const keys = requests.map((one) => one.id);
  const waiting = await db
    .selectFrom('sampling_mark')
    .select(['request_id', (e) => e.fn.countAll<number>().as('count')])
    .where(isOneOf(engine, 'sampling_mark.request_id', keys, 'keys'))
    .where('state', '=', 'marked')
    .groupBy('request_id')
    .execute();
  const marked = new Map(waiting.map((row) => [row.request_id, Number(row.count)]));
  return new Map(
    requests.map(({ id: key, number }) => {
      const names = number === null ? [] : requestNames(number, code);
      const used = names.reduce((sum, name) => sum + (taken.get(name) ?? 0), 0);
      return [key, { used, marked: marked.get(key) ?? 0 }];
    }),
  );
}
