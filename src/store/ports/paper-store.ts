import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { KeptLayout, PaperPort, PrintJob, PrintReader, PrintState } from '../../operations/paper/paper-ports.ts';
import { insertRows, isOneOf, updateRows } from '../engine/set-based.ts';
import type { PrintJobTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** Labels on paper inside one transaction, or on the reading side for its questions. */
export function paperStore(db: Queries, engine: Engine): PaperPort {
  return {
    layouts: async () => (await db.selectFrom('label_layout').selectAll().orderBy('name').execute()).map(toLayout),
    findLayout: async (name) => {
      const row = await db.selectFrom('label_layout').selectAll().where('name', '=', name).executeTakeFirst();
      return row === undefined ? undefined : toLayout(row);
    },
    keepLayout: (layout) => keepLayout(db, layout),
    removeLayout: async (name) => void (await db.deleteFrom('label_layout').where('name', '=', name).execute()),
    addJob: (job, zpl) => insertRows(db, engine, 'print_job', [{ ...jobRow(job), zpl }]),
    findJob: async (id) => (await jobs(db).where('id', '=', id).execute()).map(toJob)[0],
    zplOf: async (id) => {
      const row = await db.selectFrom('print_job').select('zpl').where('id', '=', id).executeTakeFirst();
      return row?.zpl ?? '';
    },
    jobs: async (of, limit, before) => {
      const seen = jobs(db).where(isSeenBy(of));
      const all = before === undefined ? seen : seen.where('id', '<', before);
      return (await all.orderBy('id', 'desc').limit(limit).execute()).map(toJob);
    },
    jobsIn: async (state, changedBefore, limit) => {
      const some = jobs(db).where('state', '=', state).where('changed_at', '<', changedBefore);
      return (await some.orderBy('id').limit(limit).execute()).map(toJob);
    },
    changeJob: async (id, from, { state, attempts, lastError, changedAt }) => {
      const change = { state, attempts, last_error: lastError, changed_at: changedAt };
      const query = db
        .updateTable('print_job')
        .set(change)
        .where('id', '=', id)
        .where('state', 'in', [...from]);
      return (await query.executeTakeFirst()).numUpdatedRows > 0n;
    },
    countPrinted: async (objectIds) => {
      const query = db.selectFrom('printed_label').select((eb) => eb.fn.countAll<number | string>().as('n'));
      const row = await query
        .where(isOneOf(engine, 'object_id', [...new Set(objectIds)], 'keys'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    countPrinting: (objectIds, at) => countPrinting(db, engine, objectIds, at),
  };
}

// Without what the printer gets, which may be long.
const jobs = (db: Queries) =>
  db
    .selectFrom('print_job')
    .select(['id', 'printer', 'layout', 'expedition', 'party', 'objects', 'labels', 'state', 'attempts', 'last_error'])
    .select(['created_at', 'created_by', 'changed_at']);

function isSeenBy({ parties, name }: PrintReader): RawBuilder<boolean> {
  if (parties.includes('')) return sql<boolean>`(1 = 1)`;
  const held = parties.map((party) => sql`party = ${party} or substr(party, 1, ${party.length + 1}) = ${`${party}.`}`);
  return sql<boolean>`(${sql.join([...held, sql`created_by = ${name}`], sql` or `)})`;
}

async function keepLayout(db: Queries, { changedAt, changedBy, ...rest }: KeptLayout): Promise<void> {
  const row = { ...rest, changed_at: changedAt, changed_by: changedBy };
  const { name: _name, ...others } = row;
  await db
    .insertInto('label_layout')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(others))
    .execute();
}

async function countPrinting(db: Queries, engine: Engine, objectIds: readonly string[], at: string) {
  const ids = [...new Set(objectIds)];
  const rows = await db
    .selectFrom('printed_label')
    .select(['object_id', 'times'])
    .where(isOneOf(engine, 'object_id', ids, 'keys'))
    .execute();
  const before = new Map(rows.map((row) => [row.object_id, row.times]));
  const counted = ids.map((id) => ({ object_id: id, times: (before.get(id) ?? 0) + 1, printed_at: at }));
  const isKnown = (row: { readonly object_id: string }) => before.has(row.object_id);
  await updateRows(db, engine, 'printed_label', 'object_id', counted.filter(isKnown));
  await insertRows(
    db,
    engine,
    'printed_label',
    counted.filter((row) => !isKnown(row)),
  );
  return new Map(counted.map((row) => [row.object_id, row.times]));
}

function jobRow(job: PrintJob) {
  const { id, printer, layout, expedition, party, labels, state, attempts } = job;
  return {
    id,
    printer,
    layout,
    expedition,
    party,
    labels,
    state,
    attempts,
    objects: JSON.stringify(job.objects),
    last_error: job.lastError,
    created_at: job.createdAt,
    created_by: job.createdBy,
    changed_at: job.changedAt,
  };
}

function toJob(row: Omit<Selectable<PrintJobTable>, 'zpl'>): PrintJob {
  const { last_error, created_at, created_by, changed_at, objects, state, ...rest } = row;
  return {
    ...rest,
    objects: JSON.parse(objects) as string[],
    state: state as PrintState,
    lastError: last_error,
    createdAt: created_at,
    createdBy: created_by,
    changedAt: changed_at,
  };
}

function toLayout(row: {
  name: string;
  party: string;
  layout: string;
  changed_at: string;
  changed_by: string;
}): KeptLayout {
  const { changed_at, changed_by, ...rest } = row;
  return { ...rest, changedAt: changed_at, changedBy: changed_by };
}
