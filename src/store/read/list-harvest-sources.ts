import { sql } from 'kysely';
import type { HarvestRun, HarvestSource } from '../../operations/harvest/harvest-ports.ts';
import { toRun } from '../ports/harvest-runs.ts';
import { toSource } from '../ports/harvest-sources.ts';
import type { Queries } from '../store.ts';

/** How many present records are described so completely: up to and without 25, 50 and 75 of 100, and from there on. */
export interface CompletenessSpread {
  readonly under25: number;
  readonly under50: number;
  readonly under75: number;
  readonly from75: number;
}

/**
 * A source and how it stands. `shown` of the present records stand for their IGSN, or for themselves; of those with an IGSN another
 * record stands for the `duplicates`, null while the source is switched off and none is shown; `completeness` is the mean of the present
 * ones, 0 to 100, null without any; `others` are kept aside as no samples; `failures` counts runs that ended badly since the last good one.
 */
export interface HarvestSourceStanding extends HarvestSource {
  readonly present: number;
  readonly withIgsn: number;
  readonly withoutIgsn: number;
  readonly duplicates: number | null;
  readonly completenessSpread: CompletenessSpread;
  readonly deleted: number;
  readonly unreadable: number;
  readonly others: number;
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
  return sources.map((row) => {
    const { hidden, ...standing } = figures.get(row.name)!;
    const duplicates = row.is_active === 1 ? hidden : null;
    return { ...toSource(row), ...standing, duplicates, ...runs.get(row.name)! };
  });
}

interface Figures
  extends Pick<
    HarvestSourceStanding,
    | 'present'
    | 'deleted'
    | 'unreadable'
    | 'others'
    | 'shown'
    | 'completeness'
    | 'withIgsn'
    | 'withoutIgsn'
    | 'completenessSpread'
  > {
  /** Present ones with an IGSN that are not shown. */
  readonly hidden: number;
}

async function figuresOf(db: Queries, names: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await db
    .selectFrom('harvested_record')
    .select(['source', 'state', sql<number>`count(*)`.as('count'), sql<number>`sum(is_shown)`.as('shown')])
    .select(sql<number>`avg(completeness)`.as('completeness'))
    .select([
      count(sql<boolean>`igsn is null`).as('withoutIgsn'),
      count(sql<boolean>`igsn is not null and is_shown = 0`).as('hidden'),
      count(sql<boolean>`completeness < 25`).as('under25'),
      count(sql<boolean>`completeness >= 25 and completeness < 50`).as('under50'),
      count(sql<boolean>`completeness >= 50 and completeness < 75`).as('under75'),
      count(sql<boolean>`completeness >= 75`).as('from75'),
    ])
    .where('source', 'in', names)
    .groupBy(['source', 'state'])
    .execute();
  return new Map(
    names.map((name) => {
      const of = (state: string) => rows.find((row) => row.source === name && row.state === state);
      const present = of('present');
      const inState = (state: string) => Number(of(state)?.count ?? 0);
      const figures = { present: inState('present'), deleted: inState('deleted'), unreadable: inState('unreadable') };
      const others = inState('other');
      const withoutIgsn = Number(present?.withoutIgsn ?? 0);
      const completenessSpread = {
        under25: Number(present?.under25 ?? 0),
        under50: Number(present?.under50 ?? 0),
        under75: Number(present?.under75 ?? 0),
        from75: Number(present?.from75 ?? 0),
      };
      const further = { withIgsn: figures.present - withoutIgsn, withoutIgsn, completenessSpread };
      const completeness = present === undefined ? null : Math.round(Number(present.completeness) * 10) / 10;
      const seen = { shown: Number(present?.shown ?? 0), hidden: Number(present?.hidden ?? 0) };
      return [name, { ...figures, others, ...further, ...seen, completeness }];
    }),
  );
}

function count(which: ReturnType<typeof sql<boolean>>) {
  return sql<number>`sum(case when ${which} then 1 else 0 end)`;
}

type RunFacts = Pick<HarvestSourceStanding, 'failures' | 'lastRun' | 'lastCompleteAt'>;

/** Two questions for any number of sources. Keys of runs rise with time. */
async function runFactsOf(db: Queries, names: readonly string[]): Promise<Map<string, RunFacts>> {
  const [last, ended] = await Promise.all([lastRunsOf(db, names), endsOf(db, names)]);
  return new Map(
    names.map((name) => {
      const run = last.get(name);
      const end = ended.get(name);
      const lastRun = run === undefined ? null : toRun(run);
      return [name, { failures: Number(end?.failures ?? 0), lastRun, lastCompleteAt: end?.completeAt ?? null }];
    }),
  );
}

async function lastRunsOf(db: Queries, names: readonly string[]) {
  const ranked = db
    .selectFrom('harvest_run')
    .selectAll()
    .select(sql<number>`row_number() over (partition by source order by id desc)`.as('place'))
    .where('source', 'in', names);
  const rows = await db.selectFrom(ranked.as('r')).selectAll().where('place', '=', 1).execute();
  return new Map(rows.map((row) => [row.source, row]));
}

async function endsOf(db: Queries, names: readonly string[]) {
  const isGood = sql`state in ('complete', 'held')`;
  const runs = db
    .selectFrom('harvest_run')
    .select(['source', 'state', 'started_at', 'finished_at', 'last_error'])
    .select(sql<string>`max(case when ${isGood} then started_at end) over (partition by source)`.as('good_at'))
    .where('source', 'in', names);
  const rows = await db
    .selectFrom(runs.as('r'))
    .select('source')
    .select(sql<string | null>`max(case when ${isGood} then finished_at end)`.as('completeAt'))
    .select(
      sql<number>`count(case when state in ('failed', 'interrupted') and last_error is not null and started_at > coalesce(good_at, '') then 1 end)`.as(
        'failures',
      ),
    )
    .groupBy('source')
    .execute();
  return new Map(rows.map((row) => [row.source, row]));
}
