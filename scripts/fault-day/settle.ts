import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { findLastChange } from '../../src/store/read/find-last-change.ts';
import { call } from '../../test/store/child-process.ts';

const WITHIN_MS = 10 * 60_000;
const RETRY_EVERY_MS = 30_000;

/** What a house still has to do; empty when nothing. */
export async function whatWaits({ store }: House): Promise<string[]> {
  const { confirmed, 'not-applicable': none, ...waiting } = await countOutbox(store.read);
  const jobs = await store.read
    .selectFrom('job')
    .select('state')
    .where('state', 'not in', ['done', 'failed'])
    .execute();
  const last = await findLastChange(store.read);
  const behind = await store.read
    .selectFrom('change_follower')
    .select(['name', 'seq'])
    .where('seq', '<', last)
    .execute();
  const clock = await store.read.selectFrom('change_clock').select('seq').executeTakeFirstOrThrow();
  const hooks = await store.read
    .selectFrom('webhook')
    .select(['position', 'state'])
    .where('position', '<', clock.seq)
    .execute();
  return [
    ...Object.entries(waiting).map(([state, count]) => `${count} for upstream (${state})`),
    ...(jobs.length > 0 ? [`${jobs.length} jobs`] : []),
    ...behind.map((one) => `${one.name} is at ${one.seq} of ${last}`),
    ...hooks.map((one) => `the webhook (${one.state}) is at ${one.position} of ${clock.seq}`),
  ];
}

/**
 * Waits until all queues are empty, at most ten minutes. What waits for its next try upstream is tried at once by `outbox retry`, as an
 * operator does when an outage is over. What still waits at the end.
 */
export async function untilNothingWaits(
  house: House,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  let waiting = await whatWaits(house);
  let retriedMs = 0;
  for (const endsMs = Date.now() + WITHIN_MS; waiting.length > 0 && Date.now() < endsMs; await sleep(2000)) {
    if (Date.now() - retriedMs > RETRY_EVERY_MS && waiting.some((one) => one.includes('for upstream'))) {
      await call(['outbox', 'retry', ...flags]);
      retriedMs = Date.now();
    }
    waiting = await whatWaits(house);
    say(waiting.length === 0 ? 'nothing waits' : `waits: ${waiting.join(', ')}`);
  }
  return waiting;
}
