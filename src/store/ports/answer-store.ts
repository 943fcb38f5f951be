import { type RawBuilder, sql } from 'kysely';
import type { AnswerPort, Claimed, GivenAnswer, OnceKey } from '../../operations/answer-ports.ts';
import type { Engine, Queries } from '../store.ts';

/** Answers given once, inside a transaction. */
export function answerStore(db: Queries, engine: Engine): AnswerPort {
  return {
    claim: (keys, at, forgottenAt) => claim(db, engine, keys, at, forgottenAt),
    keep: (answers) => keep(db, engine, answers),
    release: async (keys) => {
      if (keys.length === 0) return;
      await sql`delete from given_answer where ${isOneOfThem(engine, keys)}`.execute(db);
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
  engine: Engine,
  keys: readonly OnceKey[],
  at: string,
  forgottenAt: string,
): Promise<readonly Claimed[]> {
  if (keys.length === 0) return [];
  // In one order, so that two units of work with the same keys do not wait for each other.
  const { rows } = await sql<Pick<OnceKey, 'account' | 'key'>>`
    insert into given_answer (account, key, request_hash, status, answer, created_at)
    select s.account, s.key, s.request_hash, 0, '', ${at} from ${rowsOf(engine, keys)} where true order by s.account, s.key
    on conflict (account, key) do update set request_hash = excluded.request_hash, created_at = excluded.created_at
    where given_answer.created_at < ${forgottenAt} returning account, key`.execute(db);
  const taken = new Set(rows.map(placeOf));
  const given = await findGiven(
    db,
    engine,
    keys.filter((key) => !taken.has(placeOf(key))),
  );
  return keys.map((key) => given.get(placeOf(key)) ?? 'taken');
}

async function findGiven(db: Queries, engine: Engine, keys: readonly OnceKey[]): Promise<Map<string, Claimed>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('given_answer').selectAll().where(isOneOfThem(engine, keys)).execute();
  return new Map(
    rows.map((row) => {
      const { headers, body } = JSON.parse(row.answer) as Omit<GivenAnswer, 'status'>;
      return [placeOf(row), { requestHash: row.request_hash, answer: { status: row.status, headers, body } }];
    }),
  );
}

async function keep(
  db: Queries,
  engine: Engine,
  answers: readonly { readonly key: OnceKey; readonly answer: GivenAnswer }[],
): Promise<void> {
  if (answers.length === 0) return;
  const kept = answers.map(({ key, answer: { status, headers, body } }) => ({
    ...key,
    status,
    answer: JSON.stringify({ headers, body }),
  }));
  // By its index: joined with the rows, SQLite would rather read the whole table.
  if (engine === 'sqlite') {
    for (const { account, key, status, answer } of kept)
      await db
        .updateTable('given_answer')
        .set({ status, answer })
        .where('account', '=', account)
        .where('key', '=', key)
        .execute();
    return;
  }
  await sql`update given_answer set status = s.status, answer = s.answer from ${rowsOf(engine, kept)}
    where s.account = given_answer.account and s.key = given_answer.key`.execute(db);
}

function isOneOfThem(engine: Engine, keys: readonly OnceKey[]): RawBuilder<boolean> {
  return sql<boolean>`(account, key) in (select s.account, s.key from ${rowsOf(engine, keys)})`;
}

const placeOf = ({ account, key }: Pick<OnceKey, 'account' | 'key'>): string => `${account}\n${key}`;

/** Keys, with their answers where there are, as the table `s`, by one parameter. */
function rowsOf(engine: Engine, keys: readonly OnceKey[]): RawBuilder<unknown> {
  const rows = keys.map(({ requestHash, ...rest }) => ({ ...rest, request_hash: requestHash }));
  const json = JSON.stringify(rows);
  if (engine === 'postgres')
    return sql`json_to_recordset(${json}::json) as s(account text, key text, request_hash text, status integer, answer text)`;
  return sql`(select value ->> '$.account' as account, value ->> '$.key' as key, value ->> '$.request_hash' as request_hash,
    value ->> '$.status' as status, value ->> '$.answer' as answer from json_each(${json})) as s`;
}
