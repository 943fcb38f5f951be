import { CorestoneError } from '../../domain/error.ts';
import {
  type DumpCounts,
  type DumpFile,
  type DumpOmission,
  dumpName,
  MOST_OMISSIONS,
} from '../../domain/registration/dump.ts';
import { isAtRest } from '../../domain/registration/job-state.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { JobRow } from '../jobs/job-ports.ts';
import { newJob } from '../jobs/new-job.ts';
import type { UnitOfWork } from '../ports.ts';

/** The kind of jobs that write full dumps. */
export const DUMP_JOB = 'dump';

/** What a dump job needs to be done, and how far it is: always behind a part that is whole on the disk. */
export interface DumpParameters {
  /** Names of formats. */
  readonly formats: readonly string[];
  /** Whether the records of others are in it, in files of their own; not unless said. */
  readonly withHarvested?: boolean;
  /** Absolute folder that the dump becomes; null for one of its name among the dumps of the data folder. */
  readonly out: string | null;
  /** Undefined until it was begun. */
  readonly begun?: DumpBegun;
}

/** A dump that was begun: the changes it covers, and the parts that are on the disk. */
export interface DumpBegun {
  readonly name: string;
  readonly begunAt: string;
  readonly throughSeq: number;
  readonly throughAt: string;
  readonly lastSeq: number;
  readonly isWhole: boolean;
  /** True when our own records are all written, and those of others are next. */
  readonly isAtHarvested?: boolean;
  /** Records of others among all. */
  readonly harvested?: number;
  readonly parts: number;
  readonly records: number;
  readonly counts: DumpCounts;
  readonly files: readonly DumpFile[];
  readonly omitted: number;
  readonly omissions: readonly DumpOmission[];
}

/** A dump as it is asked for. `formats` are known ones, none twice. */
export interface NewDump {
  readonly formats: readonly string[];
  readonly withHarvested?: boolean;
  readonly out?: string;
  readonly caller: Caller;
  /** Who has it at once; otherwise it waits for a worker. */
  readonly held?: { readonly holder: string; readonly until: string };
  /** True where one of the same account begun on the same day (UTC) is enough. */
  readonly isDaily?: boolean;
}

/** The parameters of a dump job. */
export function dumpParameters({ parameters }: Pick<JobRow, 'parameters'>): DumpParameters {
  return JSON.parse(parameters) as DumpParameters;
}

/** The beginning of a dump: nothing written yet. */
export function beginDump(begunAt: string, clock: { readonly seq: number; readonly at: string }): DumpBegun {
  const counts = { registered: 0, withdrawn: 0, hidden: 0 };
  const nothing = { lastSeq: 0, isWhole: false, parts: 0, records: 0, counts, files: [], omitted: 0, omissions: [] };
  return { name: dumpName(begunAt), begunAt, throughSeq: clock.seq, throughAt: clock.at, ...nothing };
}

/** What a part adds to a dump. */
export interface DumpPart {
  readonly files: readonly DumpFile[];
  readonly records: number;
  readonly counts: DumpCounts;
  readonly omissions: readonly DumpOmission[];
  readonly lastSeq: number;
  readonly isLast: boolean;
}

/** A dump with one part more. Behind our own records come those of others, where they are wanted. */
export function afterPart(begun: DumpBegun, part: DumpPart, withHarvested = false): DumpBegun {
  const isTurn = part.isLast && withHarvested && begun.isAtHarvested !== true;
  const { registered, withdrawn, hidden } = begun.counts;
  return {
    ...begun,
    lastSeq: isTurn ? 0 : part.lastSeq,
    isWhole: part.isLast && !isTurn,
    ...(withHarvested && {
      isAtHarvested: isTurn || begun.isAtHarvested === true,
      harvested: (begun.harvested ?? 0) + (begun.isAtHarvested === true ? part.records : 0),
    }),
    parts: begun.parts + 1,
    records: begun.records + part.records,
    counts: {
      registered: registered + part.counts.registered,
      withdrawn: withdrawn + part.counts.withdrawn,
      hidden: hidden + part.counts.hidden,
    },
    files: [...begun.files, ...part.files],
    omitted: begun.omitted + part.omissions.length,
    omissions: [...begun.omissions, ...part.omissions].slice(0, MOST_OMISSIONS),
  };
}

const LOOKED_AT = 100;

/**
 * Makes a dump job, or finds one that is under way with the same formats and place; a daily one also finds that of today.
 * Throws `not-allowed` for anybody but administrators, `wrong-call` without a format.
 */
export async function makeDumpJob(
  unitOfWork: UnitOfWork,
  wanted: NewDump,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { caller } = wanted;
  ensureMay(caller, 'administer', '');
  if (wanted.formats.length === 0) throw new CorestoneError('wrong-call', 'A dump needs a format.');
  return unitOfWork(async (work) => {
    await work.parties.holdJob('dump', caller.name);
    const now = work.now();
    const jobs = (await work.jobs.list(undefined, LOOKED_AT)).filter((one) => one.kind === DUMP_JOB);
    const same = jobs.find((one) => isSame(one, wanted) || (wanted.isDaily === true && isOfToday(one, wanted, now)));
    if (same !== undefined) return { id: same.id, isNew: false };
    const job = toRow(wanted, work.newKey(), now);
    await work.jobs.add(job);
    const { formats, withHarvested, out } = wanted;
    const after = { formats, out, ...(withHarvested === true && { withHarvested }) };
    await work.audit(caller, [{ action: 'create-job', subject: job.id, after }], now);
    return { id: job.id, isNew: true };
  });
}

function isSame(job: JobRow, { formats, withHarvested = false, out }: NewDump): boolean {
  const parameters = dumpParameters(job);
  const isOfSame = (parameters.withHarvested ?? false) === withHarvested && parameters.out === (out ?? null);
  return !isAtRest(job.state) && isOfSame && parameters.formats.join() === formats.join();
}

/** What failed today is tried again today, what a person cancelled is not. */
function isOfToday({ account, createdAt, state }: JobRow, { caller }: NewDump, now: string): boolean {
  return account === caller.account && createdAt.slice(0, 10) === now.slice(0, 10) && state !== 'failed';
}

function toRow({ formats, withHarvested = false, out, caller, held }: NewDump, id: string, now: string): JobRow {
  const parameters: DumpParameters = { formats, out: out ?? null, ...(withHarvested && { withHarvested }) };
  return newJob({ id, kind: DUMP_JOB, caller, parameters, held, now });
}
