import { Gauge, type Registry } from 'prom-client';
import type { House } from '../context.ts';
import { findWebhookHealth, type WebhookHealth } from '../store/read/find-webhook-health.ts';

const DAY_MS = 86_400_000;

/** How the receivers of changes fare: calls of the last day, how far behind each is, for how long it fails, and whether it is paused. */
export function addWebhookGauges(registry: Registry, { store, now }: House): void {
  // Prometheus reads all at once: one question for all of them.
  let asked: Promise<WebhookHealth[]> | undefined;
  const health = () => {
    asked ??= findWebhookHealth(store.read, new Date(now().getTime() - DAY_MS).toISOString()).finally(() => {
      asked = undefined;
    });
    return asked;
  };
  type Label = 'webhook' | 'party' | 'outcome';
  const add = (name: string, help: string, setOne: (gauge: Gauge<Label>, one: WebhookHealth) => void) =>
    new Gauge<Label>({
      ...{ name, help, registers: [registry] },
      labelNames: name.endsWith('_calls') ? ['webhook', 'party', 'outcome'] : ['webhook', 'party'],
      async collect() {
        this.reset();
        for (const one of await health()) setOne(this, one);
      },
    });
  const named = ({ name, party }: WebhookHealth) => ({ webhook: name, party });
  add('corestone_webhook_calls', 'Calls of a receiver in the last 24 hours, by outcome.', (gauge, one) => {
    gauge.set({ ...named(one), outcome: 'delivered' }, one.delivered);
    gauge.set({ ...named(one), outcome: 'failed' }, one.failed);
  });
  add('corestone_webhook_behind', 'Numbers of change up to which a receiver is still to be told.', (gauge, one) =>
    gauge.set(named(one), one.behind),
  );
  add(
    'corestone_webhook_failing_seconds',
    'For how long a receiver has failed without a good call; 0 where it does not.',
    (gauge, one) =>
      gauge.set(named(one), one.failingSince === null ? 0 : (now().getTime() - Date.parse(one.failingSince)) / 1000),
  );
  add('corestone_webhook_paused', '1 where a receiver is paused, by a person or after long failure.', (gauge, one) =>
    gauge.set(named(one), one.isPaused ? 1 : 0),
  );
}
