import { type Kysely, sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { summaryOf } from '../../domain/registration/record-summary.ts';
import { updateRows } from '../engine/set-based.ts';
import { summaryColumns } from '../ports/summary-columns.ts';
import type { Engine, Queries } from '../store.ts';
import { columnTypes } from './column-types.ts';

const BATCH = 500;

/** Where and when an object was taken, in columns, so that maps find records by box and time without reading each. */
export async function addFeatures(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { decimal, bytesText } = columnTypes(engine);
  const record = () => db.schema.alterTable('record');
  await record().addColumn('latitude_deg', decimal).execute();
  await record().addColumn('longitude_deg', decimal).execute();
  await record().addColumn('taken_from', bytesText).execute();
  await record().addColumn('taken_to', bytesText).execute();
  await fill(db as unknown as Queries, engine);
  // Only what is a feature, and in the order in which pages of a box go on.
  await db.schema
    .createIndex('record_by_place')
    .on('record')
    .columns(['longitude_deg', 'changed_seq', 'latitude_deg'])
    .where(sql<boolean>`state = 'registered' and longitude_deg is not null`)
    .execute();
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
    const filled = rows.map(({ igsn, description }) => ({ igsn, ...placeOf(description) }));
    await updateRows(db, engine, 'record', 'igsn', filled);
  }
}

// A description that cannot be read has no place, and stops no migration.
function placeOf(description: string) {
  try {
    const summary = summaryColumns(summaryOf(JSON.parse(description) as SampleDescription));
    const { latitude_deg, longitude_deg, taken_from, taken_to } = summary;
    return { latitude_deg, longitude_deg, taken_from, taken_to };
  } catch {
    return { latitude_deg: null, longitude_deg: null, taken_from: null, taken_to: null };
  }
}
