import { Gauge, type Registry } from 'prom-client';
import type { House } from '../context.ts';
import { findHarvestHealth, type HarvestHealth } from '../store/read/find-harvest-health.ts';

/** How the harvests of each source fare: from their runs alone, since counting records would take long at every look. */
export function addHarvestGauges(registry: Registry, { store, now }: House): void {
  // Prometheus reads all at once: one question for all of them.
  let asked: Promise<HarvestHealth[]> | undefined;
  const health = () => {
    asked ??= findHarvestHealth(store.read).finally(() => {
      asked = undefined;
    });
    return asked;
  };
  const add = <L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    setAll: (gauge: Gauge<L>) => Promise<void>,
  ) =>
    new Gauge<L>({
      ...{ name, help, labelNames, registers: [registry] },
      async collect() {
        this.reset();
        await setAll(this);
      },
    });
  add('corestone_harvest_runs', 'Runs of a source, by state.', ['source', 'state'], async (gauge) => {
    for (const { source, runs } of await health())
      for (const [state, count] of Object.entries(runs)) gauge.set({ source, state }, count);
  });
  add(
    'corestone_harvest_records',
    'Records of all runs, by what came of them.',
    ['source', 'outcome'],
    async (gauge) => {
      for (const { source, records } of await health())
        for (const [outcome, count] of Object.entries(records)) gauge.set({ source, outcome }, count);
    },
  );
  add('corestone_harvest_failures', 'Runs that ended badly since the last good one.', ['source'], async (gauge) => {
    for (const { source, failures } of await health()) gauge.set({ source }, failures);
  });
  add(
    'corestone_harvest_age_seconds',
    'Seconds since a run ended well, or since the source was added.',
    ['source'],
    async (gauge) => {
      for (const { source, since } of await health())
        gauge.set({ source }, (now().getTime() - Date.parse(since)) / 1000);
    },
  );
  add('corestone_harvest_interval_seconds', 'How often a source is harvested by itself.', ['source'], async (gauge) => {
    for (const { source, everyHours } of await health()) if (everyHours > 0) gauge.set({ source }, everyHours * 3600);
  });
}
