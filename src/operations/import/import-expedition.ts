import { samplesAlong } from '../../domain/drilling/nested-sample.ts';
import type { IntakeItem, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { ownVocabularies } from '../own-vocabularies.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { takeNamespace } from '../take-namespace.ts';
import { applyRows } from './apply-rows.ts';
import { checkMovedSamples } from './check-moved-samples.ts';
import { checkReshaped } from './check-reshaped.ts';
import { checkRuns } from './check-runs.ts';
import type { ImportOptions, ImportResult } from './import-options.ts';
import { ImportRun } from './import-run.ts';
import { ProgramNames } from './program-names.ts';

const BATCH = 500;
const MOST_ROWS_AT_ONCE = 20_000;
const MOST_SITES = 50;

/** Thrown inside the unit of work to leave nothing behind; never seen outside. */
class KeepNothing extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super('nothing is to be kept');
    this.result = result;
  }
}

/**
 * Takes objects as files state them into the core tree: good rows are kept, bad ones reported; with `strict` one error
 * keeps everything out. New rows make objects, known ones change only the fields the file states, so the same file twice
 * changes nothing. The program's acronym becomes a namespace of this installation where nobody holds it. Depths below the
 * touched holes are calculated once at the end. All in one unit of work: a crash leaves nothing half-written, and of two
 * imports at once the second waits for the first. `items` is called again when the engine wants the work repeated.
 */
export async function importExpedition(
  unitOfWork: UnitOfWork,
  items: () => AsyncIterable<IntakeItem>,
  options: ImportOptions,
): Promise<ImportResult> {
  try {
    return await unitOfWork((work) => importInto(work, items(), options));
  } catch (error) {
    if (error instanceof KeepNothing) return error.result;
    throw error;
  }
}

async function importInto(work: Work, items: AsyncIterable<IntakeItem>, options: ImportOptions): Promise<ImportResult> {
  await work.parties.holdJob('import', options.actor.name);
  const programs = await ProgramNames.read(work);
  const ownFields = new OwnFields(await work.ownFields.all());
  const vocabularies = await ownVocabularies(work.vocabularies);
  const run = new ImportRun(work, programs.inOptions(options), { vocabularies, ownFields });
  for await (const batch of batches(run, items)) {
    await applyBatch(
      run,
      batch.map((row) => programs.inRow(row)),
    );
    options.onProgress?.(run.rows);
  }
  await checkRuns(run);
  await checkReshaped(run);
  await checkMovedSamples(run);
  const depthsChanged = await recalculate(run);
  const refused = options.strict && run.errors > 0;
  const result = { ...summary(run), kept: !refused && !options.dryRun, depthsChanged };
  if (!result.kept) throw new KeepNothing(result);
  return result;
}

async function* batches(run: ImportRun, items: AsyncIterable<IntakeItem>): AsyncIterable<ObjectRow[]> {
  let batch: ObjectRow[] = [];
  for await (const item of items) {
    if (item.kind === 'finding') {
      run.report(item.finding);
      const { severity, at } = item.finding;
      if (severity === 'error' && at?.row !== undefined) run.notRead.add(`${at.file} ${at.sheet ?? ''} ${at.row}`);
      continue;
    }
    batch.push(item.row);
    if (!item.row.implied && item.row.aside !== true) run.rows++;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

// Parents come before their children in the stream, so within a batch the order of the types is enough.
async function applyBatch(run: ImportRun, batch: readonly ObjectRow[]): Promise<void> {
  await ensureRoots(run, batch);
  const byType = Map.groupBy(batch, (row) => row.type);
  for (const type of OBJECT_TYPES) {
    const rows = byType.get(type);
    if (rows === undefined) continue;
    for (const some of type === 'sample' ? byNesting(rows) : [rows]) await applyRows(run, type, some);
  }
}

/** Samples before those that were made of them. */
function byNesting(rows: readonly ObjectRow[]): readonly (readonly ObjectRow[])[] {
  const levels = Map.groupBy(rows, ({ names }) => samplesAlong(names.sample ?? '').length);
  return [...levels].toSorted(([one], [other]) => one - other).map(([, some]) => some);
}

/** Program and expedition that only the options name are made like any implied object; for no rows, none is made. */
async function ensureRoots(run: ImportRun, batch: readonly ObjectRow[]): Promise<void> {
  if (batch.length === 0) return;
  const { program, expedition } = run.options;
  const named = new Set(batch.map((row) => row.names.program ?? program).filter((name) => name !== undefined));
  for (const name of named) {
    await run.ensureMayChange(name);
    if (!run.isForPart(name) && run.asksFirst(name)) await takeProgramNamespace(run, name);
  }
  const at = { file: 'options' };
  const roots: ObjectRow[] = [...named].map((name) => ({
    type: 'program',
    names: { program: name },
    values: {},
    implied: true,
    at,
  }));
  await applyRows(run, 'program', roots);
  if (expedition === undefined || program === undefined) return;
  await applyRows(run, 'expedition', [
    { type: 'expedition', names: { program, expedition }, values: {}, implied: true, at },
  ]);
}

async function takeProgramNamespace(run: ImportRun, program: string): Promise<void> {
  const taken = await takeNamespace(run.work, program, run.options.actor);
  run.report(...taken.findings);
  if (taken.ok && taken.value.isNew) run.namespacesTaken.push(taken.value.namespace);
}

async function recalculate(run: ImportRun): Promise<number> {
  let changed = 0;
  // Many holes of one expedition are one statement for the expedition, unless that would sort more rows than fit the memory.
  const isMany = run.holes.size > 8 && run.rows < MOST_ROWS_AT_ONCE;
  // Sites of an older collection have nothing to sort.
  const isSitesAlone = run.holes.size === 0 && run.sites.size > MOST_SITES;
  const scopes = isMany || isSitesAlone ? run.expeditions : holesAndSites(run);
  for (const path of scopes) changed += await run.work.tree.recalculateDepths(path);
  return changed;
}

/** The sites with objects of their own, which take in their holes, and the holes of other sites. */
function holesAndSites({ holes, sites }: ImportRun): Iterable<string> {
  const elsewhere = [...holes].filter((hole) => !sites.has(hole.slice(0, hole.lastIndexOf('/'))));
  return [...sites, ...elsewhere];
}

function summary(run: ImportRun): Omit<ImportResult, 'kept' | 'depthsChanged'> {
  return {
    rows: run.rows,
    rowsNotRead: run.notRead.size,
    byType: run.byType,
    findings: run.findingsTold(),
    findingsNotShown: run.findingsNotShown,
    expeditions: [...run.expeditions],
    namespacesTaken: run.namespacesTaken,
  };
}
