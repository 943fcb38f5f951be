import { sql } from 'kysely';
import type { AnswerPort, Claimed, GivenAnswer, OnceKey } from '../../operations/answer-ports.ts';
import type { Queries } from '../store.ts';

/** Answers given once, inside a transaction. */
export function answerStore(db: Queries): AnswerPort {
  return {
    claim: (keys, at, forgottenAt) => claim(db, keys, at, forgottenAt),
    keep: async (answers) => {
      for (const { key, answer } of answers)
        await db
          .updateTable('given_answer')
          .set({ status: answer.status, answer: JSON.stringify({ headers: answer.headers, body: answer.body }) })
          .where('account', '=', key.account)
          .where('key', '=', key.key)
          .execute();
    },
    release: async (keys) => {
      for (const { account, key } of keys)
        await db.deleteFrom('given_answer').where('account', '=', account).where('key', '=', key).execute();
    },
    forget: async (before) => {
      const { numDeletedRows } = await db
        .deleteFrom('given_answer')
        .where('created_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

async function claim(
  db: Queries,
  keys: readonly OnceKey[],
  at: string,
  forgottenAt: string,
): Promise<readonly Claimed[]> {
  const claimed = new Map<OnceKey, Claimed>();
  // In one order, so that two units of work with the same keys do not wait for each other.
  const ordered = keys.toSorted((one, other) => compare(`${one.account} ${one.key}`, `${other.account} ${other.key}`));
  for (const key of ordered) claimed.set(key, await claimOne(db, key, at, forgottenAt));
  return keys.map((key) => claimed.get(key)!);
}

async function claimOne(db: Queries, { account, key, requestHash }: OnceKey, at: string, forgottenAt: string) {
  const { rows } = await sql`insert into given_answer (account, key, request_hash, status, answer, created_at)
    values (${account}, ${key}, ${requestHash}, 0, '', ${at})
    on conflict (account, key) do update set request_hash = excluded.request_hash, created_at = excluded.created_at
    where given_answer.created_at < ${forgottenAt} returning account`.execute(db);
  if (rows.length > 0) return 'taken';
  const row = await db
    .selectFrom('given_answer')
    .selectAll()
    .where('account', '=', account)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const { headers, body } = JSON.parse(row.answer) as Omit<GivenAnswer, 'status'>;
  return { requestHash: row.request_hash, answer: { status: row.status, headers, body } };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
