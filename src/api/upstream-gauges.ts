import { Gauge, type Registry } from 'prom-client';
import type { House } from '../context.ts';
import { readPauses } from '../outbox/upstream-pauses.ts';
import { findUpstreamHours } from '../store/read/find-upstream-hours.ts';
import { countComparisons } from '../store/read/list-comparisons.ts';

const DAY_MS = 86_400_000;

/** How each upstream fared in the last 24 hours, over all servers of the store, and whether a person paused sending to it. */
export function addUpstreamGauges(registry: Registry, { store, upstreams, now }: House): void {
  const faredSince = () => findUpstreamHours(store.read, new Date(now().getTime() - DAY_MS).toISOString());
  const add = (name: string, help: string, setAll: (gauge: Gauge<'upstream'>) => Promise<void>) =>
    new Gauge({
      name,
      help,
      labelNames: ['upstream'],
      registers: [registry],
      async collect() {
        this.reset();
        await setAll(this);
      },
    });
  add('corestone_upstream_told', 'Records told to an upstream in the last 24 hours.', async (gauge) => {
    for (const [upstream, { asked }] of await faredSince()) gauge.set({ upstream }, asked);
  });
  add('corestone_upstream_failed', 'Of those, the ones that it did not confirm.', async (gauge) => {
    for (const [upstream, { failed }] of await faredSince()) gauge.set({ upstream }, failed);
  });
  add('corestone_upstream_answer_seconds', 'Mean time of its answers in the last 24 hours.', async (gauge) => {
    for (const [upstream, { answerMs }] of await faredSince())
      if (answerMs !== null) gauge.set({ upstream }, answerMs / 1000);
  });
  add(
    'corestone_comparison_differs',
    'Records that differ from an upstream, as both were compared last.',
    async (gauge) => {
      for (const { upstream, counts } of await countComparisons(store.read)) gauge.set({ upstream }, counts.differs);
    },
  );
  add('corestone_comparison_age_seconds', 'How long ago an upstream was compared with us.', async (gauge) => {
    for (const { upstream, latest } of await countComparisons(store.read))
      gauge.set({ upstream }, Math.max(0, (now().getTime() - Date.parse(latest)) / 1000));
  });
  add('corestone_upstream_paused', '1 where a person paused sending to an upstream.', async (gauge) => {
    const pauses = await readPauses(store.read);
    for (const upstream of upstreams.names) gauge.set({ upstream }, pauses.has(upstream) ? 1 : 0);
  });
}
