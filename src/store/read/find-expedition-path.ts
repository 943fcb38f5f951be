import { CorestoneError } from '../../domain/error.ts';
import type { Queries } from '../store.ts';

/**
 * The path of an expedition in the tree by its code, of that program where several have one of the same code. Throws
 * `not-found`, and `invalid-input` where the program must be said.
 */
export async function findExpeditionPath(db: Queries, code: string, program?: string): Promise<string> {
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('tree_object as above', 'above.id', 't.parent_id')
    .select(['t.path', 'above.name as program'])
    .where('t.type', '=', 'expedition')
    .where('t.combined_id', '=', code)
    .orderBy('t.path')
    .execute();
  const wanted = rows.filter((row) => program === undefined || row.program.toUpperCase() === program.toUpperCase());
  if (wanted.length === 1) return wanted[0]!.path;
  if (wanted.length === 0) throw new CorestoneError('not-found', `There is no expedition ${code}.`);
  const programs = wanted.map((row) => row.program).join(', ');
  throw new CorestoneError('invalid-input', `Several programs have an expedition ${code}: ${programs}. Say which.`);
}
