import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CorestoneError } from '../../domain/error.ts';
import { localCaller } from '../../operations/caller.ts';
import type { HarvestRun } from '../../operations/harvest/harvest-ports.ts';
import { type Harvesting, harvestSource } from '../../operations/harvest/harvest-source.ts';
import { type RereadCounts, rereadSource } from '../../operations/harvest/reread-source.ts';

const LOOK_AGAIN_MS = 30_000;
/** How many sources one server harvests at once. */
const AT_ONCE = 2;
const CALLER = localCaller({ name: 'harvest schedule', origin: 'worker' });

/** Who is told of what becomes of it. */
export interface ScheduleListener {
  readonly done: (run: HarvestRun) => void;
  /** What is kept of a source was read again. */
  readonly reread?: (counts: RereadCounts) => void;
  readonly failed: (source: string, error: unknown) => void;
}

/**
 * Harvests sources when they are due, two at once, while the server runs. Of several servers on one store each source is harvested
 * by one. Where there is room, what another reader read is read again: of a source once, unless a person asks for it, or two servers with
 * different formats would never come to an end. `stop` resolves when what is under way is kept; it goes on there the next time.
 */
export function harvestBySchedule(
  harvesting: Harvesting,
  now: () => Date,
  listener: ScheduleListener,
  lookAgainMs: number = LOOK_AGAIN_MS,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = keepHarvesting(harvesting, now, listener, lookAgainMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function keepHarvesting(
  harvesting: Harvesting,
  now: () => Date,
  listener: ScheduleListener,
  lookAgainMs: number,
  signal: AbortSignal,
): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const reread = new Set<string>();
  while (!signal.aborted) {
    const free = AT_ONCE - underWay.size;
    const due = await dueOf(harvesting, now, free).catch((error: unknown) => {
      listener.failed('', error);
      return [];
    });
    for (const name of due.filter((one) => !underWay.has(one)).slice(0, free)) {
      const run = harvestOne(harvesting, name, listener, signal).finally(() => underWay.delete(name));
      underWay.set(name, run);
    }
    const stale = underWay.size < AT_ONCE ? await staleOf(harvesting, now, listener) : [];
    const next = stale.find((one) => !underWay.has(one.name) && !reread.has(noteOf(one)));
    if (next !== undefined) {
      reread.add(noteOf(next));
      const reading = rereadOne(harvesting, next.name, listener, signal).then((isBusy) => {
        underWay.delete(next.name);
        // Whoever has it now may leave it as it is.
        if (isBusy) reread.delete(noteOf(next));
      });
      underWay.set(next.name, reading);
    }
    await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(underWay.values());
}

async function dueOf({ unitOfWork }: Harvesting, now: () => Date, free: number): Promise<readonly string[]> {
  if (free === 0) return [];
  return unitOfWork((work) => work.harvests.dueSources(now().toISOString(), free));
}

/** A source of which another reader has read something, and how often it was to be read again. */
interface Stale {
  readonly name: string;
  readonly rereads: number;
}

/** By which a process knows that it has read a source again: a person who asks for it once more makes it another. */
function noteOf({ name, rereads }: Stale): string {
  return `${name} ${rereads}`;
}

async function staleOf(
  { unitOfWork, reader }: Harvesting,
  now: () => Date,
  listener: ScheduleListener,
): Promise<readonly Stale[]> {
  try {
    return await unitOfWork((work) => work.harvests.notReadBy(reader, now().toISOString()));
  } catch (error) {
    listener.failed('', error);
    return [];
  }
}

/** True when somebody else has the source at this moment. */
async function rereadOne(
  harvesting: Harvesting,
  name: string,
  listener: ScheduleListener,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    listener.reread?.(await rereadSource(harvesting, name, { caller: CALLER, holder: randomUUID(), signal }));
    return false;
  } catch (error) {
    if (error instanceof CorestoneError && error.code === 'busy') return true;
    listener.failed(name, error);
    return false;
  }
}

async function harvestOne(
  harvesting: Harvesting,
  name: string,
  listener: ScheduleListener,
  signal: AbortSignal,
): Promise<void> {
  try {
    listener.done(await harvestSource(harvesting, name, { caller: CALLER, holder: randomUUID(), signal }));
  } catch (error) {
    // Another server was quicker.
    if (error instanceof CorestoneError && error.code === 'busy') return;
    listener.failed(name, error);
  }
}
