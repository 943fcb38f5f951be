import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { House } from '../context.ts';
import { countOutbox, oldestWaiting } from '../outbox/outbox-rows.ts';
import { programVersion } from '../program-version.ts';
import { countRecordsByState } from '../store/read/count-records-by-state.ts';
import { addBackupGauges } from './backups/backup-gauges.ts';
import { addHarvestGauges } from './harvest-gauges.ts';
import { addMailGauges } from './mail/mail-gauges.ts';
import { addUpstreamGauges } from './upstream-gauges.ts';
import { addWebhookGauges } from './webhook-gauges.ts';

/** What the server counts, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Records that could not be rendered for a harvester. */
  readonly badRecords: Counter;
  /** Counts answers of a route and class of status that are given in front of the routes, as if the route had given them. */
  readonly counterOf: (route: string, statusClass: string) => (seconds: number) => void;
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Makes the counters and hooks the request times into the server, by route and status class, never by address. */
export function makeMetrics(app: FastifyInstance, house: House): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'corestone_' });
  const requests = new Histogram({
    name: 'corestone_http_request_seconds',
    help: 'Time to answer a request, by route and class of status.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  // Finding the series by its labels, and a promise for every request, would cost the resolver a tenth of its redirects.
  const series = new Map<string, Histogram.Internal<'route' | 'status'>>();
  const seriesOf = (route: string, status: string) => {
    const key = `${status} ${route}`;
    const one = series.get(key) ?? requests.labels(route, status);
    series.set(key, one);
    return one;
  };
  app.addHook('onResponse', (request, reply, done) => {
    const one = seriesOf(request.routeOptions.url ?? 'unknown', `${Math.floor(reply.statusCode / 100)}xx`);
    one.observe(reply.elapsedTime / 1000);
    done();
  });
  addProgramGauge(registry, house);
  addStoreGauges(registry, house);
  addUpstreamGauges(registry, house);
  addBackupGauges(registry, house);
  addMailGauges(registry, house);
  addHarvestGauges(registry, house);
  addWebhookGauges(registry, house);
  const badRecords = new Counter({
    name: 'corestone_oai_bad_records_total',
    help: 'Records that could not be rendered for a harvester and were left out.',
    registers: [registry],
  });
  const counterOf: Metrics['counterOf'] = (route, status) => {
    const one = seriesOf(route, status);
    return (seconds) => one.observe(seconds);
  };
  return { registry, badRecords, counterOf };
}

function addProgramGauge(registry: Registry, { store }: House): void {
  const info = new Gauge({
    name: 'corestone_info',
    help: 'Always 1; the labels say which version runs, on which Node and which store.',
    labelNames: ['version', 'node', 'store'],
    registers: [registry],
  });
  info.set({ version: programVersion(), node: process.version, store: store.engine }, 1);
}

/** A state in which nothing is left must not keep its last count. */
function setCounts(gauge: Gauge<'state'>, counts: Readonly<Record<string, number>>): void {
  gauge.reset();
  for (const [state, count] of Object.entries(counts)) gauge.set({ state }, count);
}

function addStoreGauges(registry: Registry, { store, now }: House): void {
  new Gauge({
    name: 'corestone_records',
    help: 'Records in the register, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      setCounts(this, await countRecordsByState(store.read));
    },
  });
  new Gauge({
    name: 'corestone_outbox_rows',
    help: 'Rows of the outbox, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      setCounts(this, await countOutbox(store.read));
    },
  });
  new Gauge({
    name: 'corestone_outbox_oldest_seconds',
    help: 'Seconds that the oldest change has waited to go upstream; 0 when none waits.',
    registers: [registry],
    async collect() {
      const since = await oldestWaiting(store.read);
      this.set(since === undefined ? 0 : (now().getTime() - Date.parse(since)) / 1000);
    },
  });
}
