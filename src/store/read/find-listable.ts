import { CorestoneError } from '../../domain/error.ts';
import type { Queries } from '../store.ts';

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The ids of the programs and expeditions of these names (`ICDP`, `5054`, or `ICDP/5054` where several programs have one of that
 * code) or ids, in their order. Throws `not-found`, and `conflict` where several are called so.
 */
export async function findListable(db: Queries, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return [];
  const ids = named.filter((one) => KEY.test(one));
  const codes = named.map((one) => one.slice(one.lastIndexOf('/') + 1));
  const rows = await db
    .selectFrom('tree_object as t')
    .leftJoin('tree_object as p', 'p.id', 't.parent_id')
    .select(['t.id', 't.name', 'p.name as program'])
    .where('t.type', 'in', ['program', 'expedition'])
    .where((eb) => eb.or([eb('t.name', 'in', codes), ...(ids.length > 0 ? [eb('t.id', 'in', ids)] : [])]))
    .execute();
  return named.map((wanted) => {
    const found = rows.filter(
      ({ id, name, program }) => id === wanted || name === wanted || `${program}/${name}` === wanted,
    );
    const [one, ...more] = found;
    if (one === undefined) throw new CorestoneError('not-found', `There is no program or expedition ${wanted}.`);
    if (more.length > 0)
      throw new CorestoneError('conflict', `Several are called ${wanted}; name its program too, as ICDP/${wanted}.`);
    return one.id;
  });
}
