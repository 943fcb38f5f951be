import { sql } from 'kysely';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { isAnythingKeptBack, isSomethingKeptBack } from './find-relatives.ts';
import type { PreparedRecord } from './list-prepared.ts';
import { pathsAlong } from './paths-along.ts';

/**
 * Records as they were found, without the prepared documents of those that name, or lie in, something of which anything is kept
 * back today: what that is may have changed since without a change of theirs. One question where nothing at all is kept back, else
 * three for the whole page.
 */
export async function withoutRepeated(
  db: Queries,
  engine: Engine,
  rows: readonly PreparedRecord[],
): Promise<readonly PreparedRecord[]> {
  if (!rows.some((row) => row.document !== null) || !(await isAnythingKeptBack(db))) return rows;
  const named = await keptBackAmong(db, engine, 'igsn', rows.flatMap(namesOf));
  const along = await keptBackAmong(db, engine, 'path', rows.flatMap(pathsAbove));
  if (named.size + along.size === 0) return rows;
  const repeats = (row: PreparedRecord) =>
    namesOf(row).some((igsn) => named.has(igsn)) || pathsAbove(row).some((path) => along.has(path));
  return rows.map((row) => (row.document !== null && repeats(row) ? { ...row, document: null } : row));
}

/** Whom a prepared document names, joined by blanks, and where its object lies in the core tree; null where that is nothing. */
export type Naming = Pick<PreparedRecord, 'family' | 'path'>;

/** Whether one of these names, or lies in, something of which anything is kept back today. No question where none names or lies in anything. */
export async function isAnyRepeating(db: Queries, engine: Engine, naming: readonly Naming[]): Promise<boolean> {
  if ((await keptBackAmong(db, engine, 'igsn', naming.flatMap(namesOf))).size > 0) return true;
  return (await keptBackAmong(db, engine, 'path', naming.flatMap(pathsAbove))).size > 0;
}

const namesOf = ({ family }: Naming): readonly string[] => (family ?? '').split(' ').filter(Boolean);

const pathsAbove = ({ path }: Naming): readonly string[] => (path === null ? [] : pathsAlong(path).slice(0, -1));

async function keptBackAmong(
  db: Queries,
  engine: Engine,
  by: 'igsn' | 'path',
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(values)];
  if (asked.length === 0) return new Set();
  const kept = db.selectFrom('record').where(isSomethingKeptBack);
  const found =
    by === 'igsn'
      ? kept.select('record.igsn as value').where(isOneOf(engine, 'record.igsn', asked))
      : kept
          .innerJoin('tree_object as t', 't.igsn', 'record.igsn')
          .select(sql<string>`t.path`.as('value'))
          .where(isOneOf(engine, 't.path', asked));
  return new Set((await found.execute()).map(({ value }) => value));
}
