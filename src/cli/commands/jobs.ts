import { showJob } from '../../api/jobs/show-job.ts';
import { CorestoneError } from '../../domain/error.ts';
import { controlJob, findJob, type JobOrder, listJobs } from '../../operations/jobs/control-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import type { Call, Command } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const MOST = 100;

/** Lists jobs. */
export const jobsList: Command = {
  name: 'jobs list',
  words: '',
  summary: 'Lists the latest jobs, with how far each is.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const jobs = await listJobs(jobStore(store.read, store.engine), CLI_CALLER, MOST);
      for (const job of jobs) call.output.say(lineOf(job));
      if (jobs.length === 0) call.output.say('There are no jobs.');
      call.output.result(jobs.map(showJob));
      return 0;
    }),
};

/** Shows one job. */
export const jobsShow: Command = {
  name: 'jobs show',
  words: 'ID',
  summary: 'Shows one job.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const job = showJob(await findJob(jobStore(store.read, store.engine), idOf(call), CLI_CALLER));
      for (const [name, value] of Object.entries(job)) call.output.say(`${name.padEnd(12)} ${value ?? ''}`);
      call.output.result(job);
      return 0;
    }),
};

/** Cancels a job. */
export const jobsCancel = order('cancel', 'Cancels a job behind the batch in hand; what was kept stays.');

/** Resumes a job. */
export const jobsResume = order('resume', 'Lets the server go on with a job that was paused, cancelled or failed.');

function order(word: JobOrder, summary: string): Command {
  return {
    name: `jobs ${word}`,
    words: 'ID',
    summary,
    options: STORE_OPTIONS,
    run: (call) =>
      withExistingHouse(call, async ({ unitOfWork }) => {
        const job = await controlJob(unitOfWork, idOf(call), word, CLI_CALLER);
        call.output.say(lineOf(job));
        call.output.result(showJob(job));
        return 0;
      }),
  };
}

function idOf({ words }: Call): string {
  const [id] = words;
  if (id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && words.length === 1) return id;
  throw new CorestoneError('wrong-call', 'Say the id of one job.');
}

function lineOf(job: JobRow): string {
  const { id, kind, state, done, total, rejected, name, account } = showJob(job);
  const of = total === null ? '' : ` of ${total}`;
  return `${id}  ${state.padEnd(9)}  ${kind.padEnd(14)}  ${done}${of} done, ${rejected} rejected  ${name}  (${account})`;
}
