import type { House } from '../context.ts';
import { localCaller } from '../operations/caller.ts';
import { makeDumpJob } from '../operations/dumps/dump-job.ts';
import { type DailyWork, startDailyWork } from './daily-work.ts';

const DAILY = localCaller({ name: 'daily dump', origin: 'worker' });

/** Asks for a full dump on every day (UTC), if that is set; of several servers of one database the first does. */
export function dumpDaily(
  { settings, unitOfWork, now }: Pick<House, 'settings' | 'unitOfWork' | 'now'>,
  onError: (error: unknown) => void,
): DailyWork | undefined {
  if (!settings.dumpDaily) return undefined;
  const ask = () =>
    makeDumpJob(unitOfWork, {
      formats: settings.dumpFormats,
      withHarvested: settings.dumpHarvested,
      caller: DAILY,
      isDaily: true,
    });
  return startDailyWork(ask, { now }, onError);
}
