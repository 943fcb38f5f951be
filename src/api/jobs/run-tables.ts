import { mkdir, writeFile } from 'node:fs/promises';
import type { House } from '../../context.ts';
import type { BulkResult } from '../../operations/bulk/bulk-item.ts';
import type { ImportResult } from '../../operations/import/import-options.ts';
import { bulkParameters, type TableOptions } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { takeTables } from '../imports/take-tables.ts';
import { ensureStanding } from './ensure-standing.ts';
import { jobFolder, resultFile } from './job-files.ts';
import { JobLost } from './job-lost.ts';

/** An import is one unit of work, which is not told how far it is: it may take so long until another server tries it. */
const LEASE_MS = 3_600_000;

/**
 * Does a job that takes tables into the core tree, all in one unit of work; done again after a crash it changes nothing
 * twice. The results have a line for each row that was refused, with why. Throws `RightsLost` and what the import throws.
 */
export async function runTables(
  job: JobRow,
  tables: TableOptions,
  { house, holder }: { readonly house: House; readonly holder: string },
): Promise<'done'> {
  const { caller, input, options } = bulkParameters(job);
  await ensureStanding(house.store, caller, house.now());
  await advance(house, holder, job, job, LEASE_MS);
  const result = await takeTables(house, input, { ...tables, dryRun: options.dryRun }, caller);
  const text = Buffer.from(
    refusedRows(result)
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  );
  await mkdir(jobFolder(house.settings.data, job.id), { recursive: true });
  await writeFile(resultFile(house.settings.data, job.id), text, { flush: true });
  await finish(house, holder, job, result, text.length);
  return 'done';
}

function refusedRows({ findings }: ImportResult): BulkResult[] {
  const errors = findings.filter((one) => one.severity === 'error');
  const byRow = Map.groupBy(errors, ({ at }) => `${at?.file ?? ''} ${at?.sheet ?? ''} ${at?.row ?? 0}`);
  return [...byRow.values()].map((alike) => {
    const { at } = alike[0]!;
    const file = [at?.file, at?.sheet].filter((one) => one !== undefined).join(' · ');
    return { line: at?.row ?? 0, ...(file === '' ? {} : { file }), outcome: 'refused', findings: alike };
  });
}

async function finish(house: House, holder: string, job: JobRow, result: ImportResult, resultBytes: number) {
  const counts = Object.values(result.byType);
  const rejected = counts.reduce((sum, one) => sum + one.refused, 0) + result.rowsNotRead;
  const done = result.rows + result.rowsNotRead;
  const before = bulkParameters(job);
  const parameters = JSON.stringify({ ...before, resultBytes, readBytes: before.input.bytes });
  const figures = { done, accepted: Math.max(0, done - rejected), rejected, total: done, parameters };
  await advance(house, holder, job, figures, 0, true);
}

type Figures = Pick<JobRow, 'done' | 'accepted' | 'rejected' | 'total' | 'parameters'>;

async function advance(house: House, holder: string, { id }: JobRow, figures: Figures, leaseMs: number, isEnd = false) {
  const { done, accepted, rejected, total, parameters } = figures;
  await house.unitOfWork(async (work) => {
    if (!(await work.jobs.lock(id, holder))) throw new JobLost();
    const now = work.now();
    const heldUntil = new Date(house.now().getTime() + leaseMs).toISOString();
    await work.jobs.advance(id, { done, accepted, rejected, total, parameters }, heldUntil, now);
    if (isEnd) await work.jobs.change(id, ['running'], { state: 'done', finishedAt: now, lastError: null }, now);
  });
}
