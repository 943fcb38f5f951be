import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay } from '../../../operations/caller.ts';
import type { HarvestRun } from '../../../operations/harvest/harvest-ports.ts';
import { harvestRuns } from '../../../store/ports/harvest-runs.ts';
import { harvestSources } from '../../../store/ports/harvest-sources.ts';
import { listHarvestRuns } from '../../../store/read/list-harvest-runs.ts';
import { type HarvestSourceStanding, listHarvestSources } from '../../../store/read/list-harvest-sources.ts';
import { keyIn } from '../read-form.ts';
import type { Visit } from '../visit.ts';

const NOTHING = {
  ...{ present: 0, deleted: 0, unreadable: 0, others: 0, shown: 0, completeness: null, failures: 0 },
  ...{ withIgsn: 0, withoutIgsn: 0, duplicates: null, lastRun: null, lastCompleteAt: null },
  completenessSpread: { under25: 0, under50: 0, under75: 0, from75: 0 },
} as const;

/**
 * The sources with their figures, by name; the one of a name where one is given. Figures that take long to count are remembered for a
 * while, what a person sets and the last run are not.
 */
export async function shownSources({ house, memory }: Visit, name?: string): Promise<HarvestSourceStanding[]> {
  const { read } = house.store;
  const all = await harvestSources(read).sources();
  const sources = name === undefined ? all : all.filter((one) => one.name === name);
  if (sources.length === 0) return [];
  const figures = await memory.of(`sources ${name ?? ''}`, () => listHarvestSources(read, name));
  const known = new Map(figures.map((one) => [one.name, one]));
  return Promise.all(
    sources.map(async (one) => {
      const [lastRun = null] = await listHarvestRuns(read, { source: one.name, limit: 1 });
      return { ...NOTHING, ...known.get(one.name), ...one, lastRun };
    }),
  );
}

/** The source that an address names. Throws `not-allowed` but for administrators, `not-found`. */
export async function sourceIn(visit: Visit): Promise<HarvestSourceStanding> {
  ensureMay(visit.caller, 'administer', '');
  const { name = '' } = visit.params;
  const [source] = await shownSources(visit, name);
  if (source === undefined) throw new CorestoneError('not-found', `There is no source ${name}.`);
  return source;
}

/** The run of a source that an address names. Throws `not-found`. */
export async function runIn({ house, params }: Visit, source: string): Promise<HarvestRun> {
  const { read, engine } = house.store;
  const key = keyIn(params.run);
  const run = key === '' ? undefined : await harvestRuns(read, engine).run(key);
  if (run?.source !== source) throw new CorestoneError('not-found', `There is no such run of ${source}.`);
  return run;
}

/** The path of a source's page. */
export function sourcePath(name: string): string {
  return `/admin/sources/${encodeURIComponent(name)}`;
}

/** The path of a run's page. */
export function runPath({ source, id }: Pick<HarvestRun, 'source' | 'id'>): string {
  return `${sourcePath(source)}/runs/${id}`;
}
