import { sql } from 'kysely';
import type { Queries } from '../store.ts';

interface ListMark {
  readonly seq: number;
  readonly clients: string | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

/**
 * A text that is another one after every change of the register, of harvested records, of clients, and of the names, titles and addresses of what is
 * harvested, which no clock counts. One question: two look-ups, and the few sources.
 */
export async function findListMark(db: Queries): Promise<string> {
  const { rows } = await sql<ListMark>`select change_clock.seq, source.name, source.title, source.url,
      (select max(coalesce(updated_at, created_at)) from client) as clients
    from change_clock left join harvest_source as source on 1 = 1
    where change_clock.id = 1
    order by source.name`.execute(db);
  const { seq, clients } = rows[0]!;
  const sources = rows.map(({ name, title, url }) => [name, title, url]);
  return `${seq} ${clients ?? ''} ${JSON.stringify(sources)}`;
}
