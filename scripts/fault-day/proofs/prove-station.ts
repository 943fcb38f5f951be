import type { StationOutcome } from '../../../src/domain/station/station-operation.ts';
import type { Queries } from '../../../src/store/store.ts';
import type { Told, ToldOperation, ToldTabletRun } from '../journal.ts';
import { CODES, type Place, TABLET_RUNS } from '../place.ts';
import { type Proof, proof, repeated } from './proof.ts';

/** Proves from the core tree that every operation was done once, and that the tree is what they make together. */
export async function proveStation(
  db: Queries,
  place: Pick<Place, 'entering'>,
  told: readonly Told[],
  uncertainRuns: number,
): Promise<Proof[]> {
  const operations = told.filter((one) => one.kind === 'operation');
  return [
    await proveOutcomes(db, operations),
    await proveObjects(db, place.entering.api.expeditionId, operations),
    await proveChanges(db, operations),
    await proveDepths(db),
    await proveTablet(db, place.entering.tablet.expeditionId, told, uncertainRuns),
  ];
}

/** Objects that each must have the outcome it was told of under its id. */
async function proveOutcomes(db: Queries, operations: readonly ToldOperation[]): Promise<Proof> {
  const rows = await db.selectFrom('station_outcome').select(['id', 'outcome']).execute();
  const kept = new Map(rows.map((row) => [row.id, (JSON.parse(row.outcome) as StationOutcome).result]));
  const wrong = operations
    .filter((one) => kept.get(one.id) !== one.result)
    .map((one) => `operation ${one.id} was told ${one.result}, kept is ${kept.get(one.id)}`);
  const faults = [...wrong, ...repeated(operations.map((one) => one.id))];
  return proof('every operation has the outcome that its station was told', `${operations.length} operations`, faults);
}

async function proveObjects(db: Queries, expeditionId: string, all: readonly ToldOperation[]): Promise<Proof> {
  const alive = new Map<string, ToldOperation>();
  const made = new Map<string, ToldOperation>();
  for (const one of all.filter(({ result }) => result === 'done')) {
    if (one.does === 'create') made.set(one.objectId, one);
    if (one.does === 'delete') alive.delete(one.objectId);
    else alive.set(one.objectId, made.get(one.objectId)!);
  }
  const rows = await db
    .selectFrom('tree_object')
    .select(['id', 'igsn', 'combined_id', 'type'])
    .where('expedition_id', '=', expeditionId)
    .where('type', 'in', ['core_run', 'section', 'split', 'sample'])
    .execute();
  const kept = new Map(rows.map((row) => [row.id, row]));
  const lost = [...alive].flatMap(([id, { igsn, type }]) => {
    const row = kept.get(id);
    if (row === undefined) return [`${type} ${id} was acknowledged and is not there`];
    return igsn === undefined || row.igsn === igsn ? [] : [`${row.combined_id} is ${row.igsn}, was told ${igsn}`];
  });
  const more = rows
    .filter((row) => !alive.has(row.id))
    .map((row) => `${row.combined_id} was deleted or never asked for`);
  const faults = [...lost, ...more, ...repeated(rows.map((row) => row.combined_id))];
  return proof(`the tree of ${CODES.api} is what its operations make`, `${rows.length} objects`, faults);
}

async function proveChanges(db: Queries, operations: readonly ToldOperation[]): Promise<Proof> {
  const changes = operations.filter((one) => one.does === 'change' && one.result === 'done');
  const rows = await db.selectFrom('section').select(['id', 'curator']).execute();
  const kept = new Map(rows.map((row) => [row.id, row.curator]));
  const lost = changes
    .filter((one) => kept.get(one.objectId) !== one.value)
    .map((one) => `section ${one.objectId} has curator ${kept.get(one.objectId)}, was told ${one.value}`);
  return proof('every changed field has its value', `${changes.length} changes`, lost);
}

/** The runs of a fault day lie 3 m below each other, and their sections one metre after the other. */
async function proveDepths(db: Queries): Promise<Proof> {
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('core_run as c', 'c.id', 't.parent_id')
    .innerJoin('section as s', 's.id', 't.id')
    .select(['t.combined_id', 't.top_drf_m', 'c.drillers_top_depth_m', 's.section'])
    .execute();
  const wrong = rows.filter((row) => Math.abs(row.top_drf_m! - (row.drillers_top_depth_m! + row.section! - 1)) > 1e-6);
  const orphans = await db
    .selectFrom('tree_object as t')
    .leftJoin('tree_object as p', 'p.id', 't.parent_id')
    .select('t.combined_id')
    .where('t.parent_id', 'is not', null)
    .where('p.id', 'is', null)
    .execute();
  const faults = [
    ...wrong.map((row) => `${row.combined_id} begins at ${row.top_drf_m} m`),
    ...orphans.map((row) => `${row.combined_id} hangs below nothing`),
  ];
  return proof('every section has its depth below its run, every object its parent', `${rows.length} sections`, faults);
}

async function proveTablet(
  db: Queries,
  expeditionId: string,
  told: readonly Told[],
  uncertain: number,
): Promise<Proof> {
  const shown = told.filter((one): one is ToldTabletRun => one.kind === 'tablet-run');
  const rows = await db
    .selectFrom('tree_object as t')
    .leftJoin('tree_object as c', 'c.parent_id', 't.id')
    .select(['t.igsn', 't.combined_id', (eb) => eb.fn.count<number>('c.id').as('sections')])
    .where('t.expedition_id', '=', expeditionId)
    .where('t.type', '=', 'core_run')
    .groupBy(['t.igsn', 't.combined_id'])
    .execute();
  const kept = new Map(rows.map((row) => [row.igsn, row]));
  const lost = shown
    .filter((one) => Number(kept.get(one.igsn)?.sections) !== one.sections)
    .map((one) => `run ${one.igsn} of the tablet has ${kept.get(one.igsn)?.sections ?? 'not come: no'} sections`);
  const most = TABLET_RUNS + shown.length + uncertain;
  const isMore = rows.length > most ? [`${rows.length} runs, and at most ${most} were recorded`] : [];
  const faults = [
    ...lost,
    ...isMore,
    ...repeated(rows.map((row) => row.combined_id)),
    ...repeated(shown.map((one) => one.igsn)),
  ];
  return proof('what the tablet showed as kept is at the server, once', `${shown.length} runs with sections`, faults);
}
