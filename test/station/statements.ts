import pg from 'pg';
import { SqliteConnection } from '../../src/store/engine/sqlite-connection.ts';

/** Counts every statement that goes to a store of either engine while a body runs, the begin and end of transactions too. */
export async function countStatements(body: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const counted = <T extends object>(owner: T, method: keyof T & string): (() => void) => {
    const before = owner[method] as (...words: unknown[]) => unknown;
    Object.assign(owner, {
      [method](this: T, ...words: unknown[]) {
        count++;
        return before.apply(this, words);
      },
    });
    return () => void Object.assign(owner, { [method]: before });
  };
  const ends = [counted(pg.Client.prototype, 'query'), counted(SqliteConnection.prototype, 'run')];
  try {
    await body();
  } finally {
    for (const end of ends) end();
  }
  return count;
}
