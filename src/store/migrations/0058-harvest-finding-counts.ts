import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * How often a run found what, also beyond the thousand findings that are kept; and the code of each that is kept, to ask for those of
 * one. Runs of before are counted by what is kept of them.
 */
export async function addHarvestFindingCounts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, bytesText, long } = columnTypes(engine);
  const finding = db.schema.alterTable('harvest_finding');
  await finding.addColumn('code', bytesText, (c) => c.notNull().defaultTo('')).execute();
  const said = (member: string) =>
    engine === 'sqlite' ? sql`json_extract(finding, ${`$.${member}`})` : sql`(finding::json ->> ${member})`;
  await sql`update harvest_finding set code = coalesce(${said('code')}, '')`.execute(db);
  await db.schema
    .createIndex('harvest_finding_code')
    .on('harvest_finding')
    .columns(['run', 'code', 'number'])
    .execute();
  await db.schema
    .createTable('harvest_finding_count')
    .addColumn('run', key, (c) => c.notNull().references('harvest_run.id'))
    .addColumn('code', bytesText, (c) => c.notNull())
    .addColumn('severity', bytesText, (c) => c.notNull())
    .addColumn('count', long, (c) => c.notNull())
    .addPrimaryKeyConstraint('harvest_finding_count_key', ['run', 'code', 'severity'])
    .execute();
  await sql`insert into harvest_finding_count (run, code, severity, count)
    select run, code, severity, count(*) from (select run, code, coalesce(${said('severity')}, 'error') as severity
      from harvest_finding) as f group by run, code, severity`.execute(db);
}
