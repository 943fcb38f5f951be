import type { Queries } from '../../../src/store/store.ts';
import type { Told, ToldJob, ToldRecord } from '../journal.ts';
import { type Proof, proof, repeated } from './proof.ts';

/** Proves from the register that every record is as its client was told last, and that there is none that nobody asked for. */
export async function proveRecords(db: Queries, told: readonly Told[]): Promise<Proof[]> {
  const last = lastTold(told);
  const rows = await recordsOf(db);
  const kept = new Map(rows.map((row) => [row.igsn, row]));
  const lost = [...last.values()].flatMap((one) => {
    const row = kept.get(one.igsn);
    if (one.state === 'deleted') return row === undefined ? [] : [`${one.igsn} was deleted and is there`];
    if (row === undefined) return [`${one.igsn} was acknowledged (${one.by}) and is not there`];
    const isSame = row.title === one.title && row.state === one.state;
    return isSame
      ? []
      : [`${one.igsn} is "${row.title}" ${row.state}, was told "${one.title}" ${one.state} (${one.by})`];
  });
  const unasked = rows.filter((row) => !last.has(row.igsn)).map((row) => `${row.igsn} "${row.title}" ${row.state}`);
  // Titles of the load are all different: two records of one title are one request that was done twice.
  return [
    proof('every acknowledged record is kept as it was told last', `${last.size} acknowledged`, lost),
    proof('there is no record that no client was told of', `${rows.length} in the register`, unasked),
    proof('no request made two records', `${rows.length} titles`, repeated(rows.map((row) => row.title))),
    await proveIdentifiers(db),
    await proveJobs(db, told),
  ];
}

/** Records of the load with the titles of their descriptions: what is hidden is shown by its IGSN alone. */
async function recordsOf(db: Queries) {
  const rows = await db
    .selectFrom('record as r')
    .innerJoin('record_version as v', (join) =>
      join.onRef('v.igsn', '=', 'r.igsn').onRef('v.version', '=', 'r.version'),
    )
    .select(['r.igsn', 'r.state', 'v.description'])
    .where('r.client_symbol', '=', 'GFZ.LOAD')
    .execute();
  return rows.map(({ description, ...row }) => ({
    ...row,
    title: (JSON.parse(description) as { title?: string }).title ?? '',
  }));
}

function lastTold(told: readonly Told[]): Map<string, ToldRecord> {
  const records = told.filter((one) => one.kind === 'record');
  return new Map(records.map((one) => [one.igsn, one]));
}

async function proveIdentifiers(db: Queries): Promise<Proof> {
  const rows = await db.selectFrom('identifier').select(['igsn', 'object_id', 'prefix', 'key']).execute();
  const objects = rows.flatMap((row) => (row.object_id === null ? [] : [row.object_id]));
  const numbers = rows.flatMap((row) => (row.prefix === null || row.key === null ? [] : [`${row.prefix}#${row.key}`]));
  const twice = [...repeated(rows.map((row) => row.igsn.toUpperCase())), ...repeated(objects), ...repeated(numbers)];
  return proof(
    'every IGSN, every number of a counter and every object stands once',
    `${rows.length} identifiers`,
    twice,
  );
}

async function proveJobs(db: Queries, told: readonly Told[]): Promise<Proof> {
  const jobs = new Map(told.filter((one): one is ToldJob => one.kind === 'job').map((one) => [one.id, one]));
  const rows = await db.selectFrom('job').selectAll().execute();
  const wrong = rows.flatMap((row) => {
    const items = jobs.get(row.id)?.items;
    const isRight = row.state === 'done' && row.holder === null && row.accepted === items && row.rejected === 0;
    return isRight ? [] : [`job ${row.id}: ${row.state}, ${row.accepted} of ${items}, ${row.last_error ?? ''}`];
  });
  const lost = [...jobs.keys()].filter((id) => !rows.some((row) => row.id === id)).map((id) => `job ${id} is lost`);
  return proof('every job is done to its last item, none hangs', `${rows.length} jobs`, [...wrong, ...lost]);
}
