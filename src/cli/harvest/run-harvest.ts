import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import type { AskedAgain } from '../../harvest/http/http-options.ts';
import type { HarvestRun } from '../../operations/harvest/harvest-ports.ts';
import { type HarvestOptions, harvestSource } from '../../operations/harvest/harvest-source.ts';
import { listHarvestFindings } from '../../store/read/list-harvest-runs.ts';
import { type Call, type ExitStatus, isSet, type OptionDescriptor, textOption } from '../command.ts';
import { CLI_CALLER } from '../open-house.ts';
import { harvestingOf } from './harvesting-of.ts';
import { momentOf, wholeNumber } from './read-options.ts';
import { sayRun } from './say-run.ts';

/** Options of commands that harvest. */
export const RUN_OPTIONS: readonly OptionDescriptor[] = [
  { name: 'from', value: 'DATE', definition: 'Asks for what changed since, instead of since the last run.' },
  { name: 'full', definition: 'Asks for everything, whatever was harvested before.' },
  {
    name: 'limit',
    value: 'N',
    definition: 'Ends with the page on which so many records are reached; the next run goes on.',
  },
  { name: 'accept-deletions', definition: 'Takes what a full run does not meet as deleted, however much it is.' },
];

const MOST_SHOWN = 500;
const PATIENCE_MS = 40_000;

/** Harvests one source with a progress bar until its list ends, Ctrl-C or the limit; status 1 when it did not end well. */
export async function runHarvest(call: Call, house: House, name: string): Promise<ExitStatus> {
  const formats = installedFormats(house.settings.communities);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const progress = call.output.progress(`Harvesting ${name}`);
  const onProgress = ({ received, completeListSize }: HarvestRun) => progress.update(received, completeListSize ?? 0);
  const onWait = (again: AskedAgain) => call.output.warn(waitLine(again));
  try {
    const options = { ...runOptions(call), signal: stopping.signal, onProgress };
    const run = await onceFree(call, stopping.signal, () =>
      harvestSource(harvestingOf(house, formats.readable, onWait), name, options),
    );
    progress.done();
    const rows = await listHarvestFindings(house.store.read, { run: run.id, after: 0, limit: MOST_SHOWN });
    sayRun(call.output, run, rows, stopping.signal.aborted);
    const isAsWanted = run.state === 'complete' || (run.state === 'interrupted' && run.lastError === null);
    return isAsWanted && run.rejected === 0 ? 0 : 1;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    formats.close();
  }
}

function waitLine({ host, attempt, mostAttempts, waitMs, instead }: AskedAgain): string {
  const came = instead === undefined ? '' : ` (${instead})`;
  const again = `asked again in ${Math.ceil(waitMs / 1000)} s (attempt ${attempt} of ${mostAttempts})`;
  return `warning  ${host} does not answer as it should${came}; ${again}.`;
}

/** Waits for a source that is held, since whoever was killed holds it for a while. */
async function onceFree<T>(call: Call, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  const patienceEnds = Date.now() + PATIENCE_MS;
  for (let tries = 0; ; tries++) {
    try {
      return await run();
    } catch (error) {
      const isHeld = error instanceof CorestoneError && error.code === 'busy' && !signal.aborted;
      if (!isHeld || Date.now() > patienceEnds) throw error;
      if (tries === 0) call.output.warn('The source is held by another run; waiting whether that is still alive.');
      await sleep(1000, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** How a run goes by the options of its call. Throws `wrong-call`. */
export function runOptions(call: Call): HarvestOptions {
  const from = textOption(call, 'from');
  const limit = wholeNumber(call, 'limit', 1);
  return {
    caller: CLI_CALLER,
    holder: randomUUID(),
    isFull: isSet(call, 'full'),
    acceptsVanishing: isSet(call, 'accept-deletions'),
    ...(from !== undefined && { from: momentOf(from) }),
    ...(limit !== undefined && { limit }),
  };
}
