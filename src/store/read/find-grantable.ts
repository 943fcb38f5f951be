import { CorestoneError } from '../../domain/error.ts';
import type { Queries } from '../store.ts';

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id of the expedition, site or hole of a name (`5054`, `5054_1`, `5054_1_A`) or an id. Throws `not-found`, and `conflict`
 * where several programs have one of that name.
 */
export async function findGrantable(db: Queries, named: string): Promise<string> {
  const rows = await db
    .selectFrom('tree_object')
    .select('id')
    .where('type', 'in', ['expedition', 'site', 'hole'])
    .where(KEY.test(named) ? 'id' : 'combined_id', '=', named)
    .limit(2)
    .execute();
  const [one, ...more] = rows;
  if (one === undefined) throw new CorestoneError('not-found', `There is no expedition, site or hole ${named}.`);
  if (more.length > 0) throw new CorestoneError('conflict', `Several are called ${named}; name it by its id.`);
  return one.id;
}
