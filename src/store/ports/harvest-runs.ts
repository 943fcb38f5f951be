import { type Selectable, sql, type Updateable } from 'kysely';
import type { HarvestPort, HarvestRun, RunChanges, RunState } from '../../operations/harvest/harvest-ports.ts';
import { insertRows } from '../engine/set-based.ts';
import type { HarvestRunTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

type RunPort = Pick<
  HarvestPort,
  'addRun' | 'changeRun' | 'run' | 'lastRun' | 'lastFullAt' | 'failuresOf' | 'addFindings' | 'countFindings'
>;

/** Runs of harvests and what they found, inside one transaction. */
export function harvestRuns(db: Queries, engine: Engine): RunPort {
  return {
    addRun: async (run) => {
      const { id, source, isFull, from, startedAt } = run;
      const begun = { id, source, is_full: isFull ? 1 : 0, from_moment: from, started_at: startedAt };
      const columns = { ...columnsOf(run), state: run.state, changed_at: run.changedAt };
      await db
        .insertInto('harvest_run')
        .values({ ...columns, ...begun })
        .execute();
    },
    changeRun: async (id, changes, at) => {
      const columns = { ...columnsOf(changes), changed_at: at };
      await db.updateTable('harvest_run').set(columns).where('id', '=', id).execute();
    },
    run: async (id) => {
      const row = await db.selectFrom('harvest_run').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },
    lastRun: async (source) => {
      const query = db.selectFrom('harvest_run').selectAll().where('source', '=', source);
      const row = await query.orderBy('id', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? undefined : toRun(row);
    },
    lastFullAt: async (source) => {
      const query = db.selectFrom('harvest_run').select(({ fn }) => fn.max('finished_at').as('at'));
      const full = query.where('source', '=', source).where('is_full', '=', 1);
      return (await full.where('state', 'in', ['complete', 'held']).executeTakeFirst())?.at ?? null;
    },
    failuresOf: (source) => failuresOf(db, source),
    addFindings: (run, firstNumber, findings) => {
      const rows = findings.map(({ item, finding }, offset) => {
        return { run, number: firstNumber + offset, item, code: finding.code, finding: JSON.stringify(finding) };
      });
      return insertRows(db, engine, 'harvest_finding', rows);
    },
    countFindings: async (run, counts) => {
      if (counts.length === 0) return;
      // One row for each code and severity: a statement may change a row only once.
      const alike = Map.groupBy(counts, (one) => `${one.severity} ${one.code}`);
      const rows = [...alike.values()].map((some) => {
        const { code, severity } = some[0]!;
        return { run, code, severity, count: some.reduce((sum, one) => sum + one.count, 0) };
      });
      await db
        .insertInto('harvest_finding_count')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['run', 'code', 'severity'])
            .doUpdateSet({ count: sql<number>`harvest_finding_count.count + excluded.count` }),
        )
        .execute();
    },
  };
}

async function failuresOf(db: Queries, source: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from harvest_run where source = ${source} and state in ('failed', 'interrupted')
      and last_error is not null and started_at > coalesce((select max(c.started_at) from harvest_run c where c.source = ${source}
        and c.state in ('complete', 'held')), '')`.execute(db);
  return Number(rows[0]!.count);
}

/** A row of a run as it is known to operations. */
export function toRun(row: Selectable<HarvestRunTable>): HarvestRun {
  const { id, source, position, requests, received, added, changed, unchanged, deleted, rejected, others, findings } =
    row;
  return {
    ...{ id, source, position, requests, received, added, changed, unchanged, deleted, rejected, others, findings },
    state: row.state as RunState,
    isFull: row.is_full === 1,
    from: row.from_moment,
    completeListSize: row.complete_list_size,
    lastError: row.last_error,
    startedAt: row.started_at,
    changedAt: row.changed_at,
    finishedAt: row.finished_at,
  };
}

function columnsOf(changes: RunChanges): Updateable<HarvestRunTable> {
  const { requests, received, added, changed, unchanged, deleted, rejected, others, findings } = changes;
  const columns = {
    ...{ requests, received, added, changed, unchanged, deleted, rejected, others, findings },
    state: changes.state,
    position: changes.position,
    complete_list_size: changes.completeListSize,
    last_error: changes.lastError,
    finished_at: changes.finishedAt,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
