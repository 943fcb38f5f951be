import { sql } from 'kysely';
import type { HarvestRun, HarvestSource } from '../../operations/harvest/harvest-ports.ts';
import { toRun } from '../ports/harvest-runs.ts';
import { toSource } from '../ports/harvest-sources.ts';
import type { Queries } from '../store.ts';

/**
 * A source and how it stands. `shown` of the present records stand for their IGSN; `completeness` is the mean of the present
 * ones, 0 to 100, null without any; `failures` counts runs that ended badly since the last good one.
 */
export interface HarvestSourceStanding extends HarvestSource {
  readonly present: number;
  readonly deleted: number;
  readonly unreadable: number;
  readonly shown: number;
  readonly completeness: number | null;
  readonly failures: number;
  readonly lastRun: HarvestRun | null;
  readonly lastCompleteAt: string | null;
}

/** Every source that was not removed, by name, with its figures; the one of a name where one is given. */
export async function listHarvestSources(db: Queries, name?: string): Promise<HarvestSourceStanding[]> {
  let query = db.selectFrom('harvest_source').selectAll().where('removed_at', 'is', null);
  if (name !== undefined) query = query.where('name', '=', name);
  const sources = await query.orderBy('name').execute();
  const names = sources.map((one) => one.name);
  if (names.length === 0) return [];
  const [figures, runs] = await Promise.all([figuresOf(db, names), runFactsOf(db, names)]);
  return sources.map((row) => ({ ...toSource(row), ...figures.get(row.name)!, ...runs.get(row.name)! }));
}

type Figures = Pick<HarvestSourceStanding, 'present' | 'deleted' | 'unreadable' | 'shown' | 'completeness'>;

async function figuresOf(db: Queries, names: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await db
    .selectFrom('harvested_record')
    .select(['source', 'state', sql<number>`count(*)`.as('count'), sql<number>`sum(is_shown)`.as('shown')])
    .select(sql<number>`avg(completeness)`.as('completeness'))
    .where('source', 'in', names)
    .groupBy(['source', 'state'])
    .execute();
  return new Map(
    names.map((name) => {
      const of = (state: string) => rows.find((row) => row.source === name && row.state === state);
      const present = of('present');
      const count = (state: string) => Number(of(state)?.count ?? 0);
      const figures = { present: count('present'), deleted: count('deleted'), unreadable: count('unreadable') };
      const completeness = present === undefined ? null : Math.round(Number(present.completeness) * 10) / 10;
      return [name, { ...figures, shown: Number(present?.shown ?? 0), completeness }];
    }),
  );
}

type RunFacts = Pick<HarvestSourceStanding, 'failures' | 'lastRun' | 'lastCompleteAt'>;

async function runFactsOf(db: Queries, names: readonly string[]): Promise<Map<string, RunFacts>> {
  const lastRuns = db.selectFrom('harvest_run').select(({ fn }) => fn.max('started_at').as('at'));
  const found = names.map(async (name): Promise<[string, RunFacts]> => {
    const ofSource = db.selectFrom('harvest_run').where('source', '=', name);
    const last = await ofSource.selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
    const good = lastRuns.where('source', '=', name).where('state', 'in', ['complete', 'held']);
    const failed = await ofSource
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', 'in', ['failed', 'interrupted'])
      .where('started_at', '>', sql<string>`coalesce((${good}), '')`)
      .executeTakeFirst();
    const complete = await ofSource
      .select(({ fn }) => fn.max('finished_at').as('at'))
      .where('state', 'in', ['complete', 'held'])
      .executeTakeFirst();
    const lastRun = last === undefined ? null : toRun(last);
    return [name, { failures: Number(failed?.count ?? 0), lastRun, lastCompleteAt: complete?.at ?? null }];
  });
  return new Map(await Promise.all(found));
}
