import type { Kysely } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { summaryOf } from '../../domain/registration/record-summary.ts';
import { updateRows } from '../engine/set-based.ts';
import { searchColumns } from '../ports/summary-columns.ts';
import type { Engine, Queries } from '../store.ts';
import { columnTypes } from './column-types.ts';

const BATCH = 500;

/** What lists and searches need of a record, in columns: when its embargo ends, what may be said until then, and its words. */
export async function addEmbargoAndSearch(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText } = columnTypes(engine);
  // A default, because a column that is added to rows needs a value before they get theirs.
  await db.schema
    .alterTable('record')
    .addColumn('search_text', bytesText, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('record').addColumn('embargo_end', bytesText).execute();
  await db.schema.alterTable('record').addColumn('open_title', text).execute();
  await db.schema.alterTable('record').addColumn('open_search_text', bytesText).execute();
  await fill(db as unknown as Queries, engine);
}

async function fill(db: Queries, engine: Engine): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('record as r')
      .innerJoin('record_version as v', (join) =>
        join.onRef('v.igsn', '=', 'r.igsn').onRef('v.version', '=', 'r.version'),
      )
      .select(['r.igsn', 'v.description'])
      .where('r.igsn', '>', after)
      .orderBy('r.igsn')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.igsn;
    const filled = rows.map(({ igsn, description }) => {
      return { igsn, ...searchColumns(summaryOf(JSON.parse(description) as SampleDescription)) };
    });
    await updateRows(db, engine, 'record', 'igsn', filled);
  }
}
