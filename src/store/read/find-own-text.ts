import type { Queries } from '../store.ts';

/** A text that an agent writes of itself. */
export type OwnText = 'imprint' | 'privacy';

/** The text as it was written; empty where there is none. */
export async function findOwnText(db: Queries, which: OwnText): Promise<string> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', `theme.${which}`)
    .executeTakeFirst();
  return row?.value ?? '';
}
