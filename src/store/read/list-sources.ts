import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** A source that is harvested, with what is held of it. `lastRun` is the last that ended or is under way. */
export interface SourceFigures {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly url: string;
  readonly isActive: boolean;
  readonly present: number;
  readonly deleted: number;
  readonly unreadable: number;
  readonly lastRun: SourceRun | undefined;
  /** When a run last ended well (ISO 8601, UTC). */
  readonly completedAt: string | null;
}

/** A run of a harvest. `completeListSize` is how many records the source says it has, where it says so. */
export interface SourceRun {
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly received: number;
  readonly rejected: number;
  readonly completeListSize: number | null;
  readonly lastError: string | null;
}

/** Every source in the order of their titles. */
export async function listSources(db: Queries): Promise<readonly SourceFigures[]> {
  const sources = await db.selectFrom('harvest_source').selectAll().orderBy('title').orderBy('name').execute();
  const { rows: counts } = await sql<{ source: string; state: string; n: number }>`
    select source, state, count(*) as n from harvested_record group by source, state`.execute(db);
  const runs = await Promise.all(sources.map((source) => runsOf(db, source.name)));
  return sources.map((source, at) => {
    const of = (state: string) =>
      Number(counts.find((one) => one.source === source.name && one.state === state)?.n ?? 0);
    return {
      name: source.name,
      title: source.title,
      kind: source.kind,
      url: source.url,
      isActive: source.is_active === 1,
      present: of('present'),
      deleted: of('deleted'),
      unreadable: of('unreadable'),
      ...runs[at]!,
    };
  });
}

async function runsOf(db: Queries, source: string): Promise<Pick<SourceFigures, 'lastRun' | 'completedAt'>> {
  const runs = db.selectFrom('harvest_run').selectAll().where('source', '=', source).orderBy('id', 'desc').limit(1);
  const last = await runs.executeTakeFirst();
  const done = await runs.where('finished_at', 'is not', null).where('last_error', 'is', null).executeTakeFirst();
  const lastRun = last && {
    state: last.state,
    startedAt: last.started_at,
    finishedAt: last.finished_at,
    received: last.received,
    rejected: last.rejected,
    completeListSize: last.complete_list_size,
    lastError: last.last_error,
  };
  return { lastRun, completedAt: done?.finished_at ?? null };
}
