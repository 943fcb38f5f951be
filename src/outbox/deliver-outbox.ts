import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { deliverLane } from './deliver-lane.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { type Lane, soleLane } from './lane.ts';

/** How a delivery run went. `outages` says, by route, why something was left: its upstream does not work now. */
export interface Delivery {
  readonly confirmed: number;
  readonly failed: number;
  readonly outages?: Readonly<Record<string, string>>;
}

/**
 * Sends everything that is due to one upstream, whatever route its client wants, until nothing is left, upstream is found not to
 * work, or `signal` fires. At least once: a crash between sending and keeping the answer sends again. An upstream that throws
 * counts as a failed try of what it was given.
 */
export function deliverOutbox(store: Store, upstream: Upstream, options: DeliveryOptions = {}): Promise<Delivery> {
  return deliverLanes(store, [soleLane(upstream)], options);
}

/** Sends what is due along several lanes at the same time, as {@link deliverOutbox} does along one; along those that are paused nothing. */
export async function deliverLanes(
  store: Store,
  lanes: readonly Lane[],
  options: DeliveryOptions = {},
): Promise<Delivery> {
  const counts = new Map<Lane, number>();
  const open = lanes.filter((lane) => lane.pause === undefined);
  const runs = open.map((lane) => {
    const onProgress = (confirmed: number) => {
      counts.set(lane, confirmed);
      options.onProgress?.(counts.values().reduce((sum, one) => sum + one, 0));
    };
    return deliverLane(store, lane, { ...options, onProgress });
  });
  const done = await Promise.all(runs);
  const sum = (member: 'confirmed' | 'failed') => done.reduce((total, one) => total + one[member], 0);
  const outages = outagesOf(lanes, options.now?.() ?? new Date());
  const found = Object.keys(outages).length === 0 ? {} : { outages };
  return { confirmed: sum('confirmed'), failed: sum('failed'), ...found };
}

function outagesOf(lanes: readonly Lane[], now: Date): Readonly<Record<string, string>> {
  const standings = lanes.map(({ route, circuit, pause }) => {
    const paused = pause === undefined ? null : `paused by ${pause.by}: ${pause.reason}`;
    return [route, paused ?? circuit.standing(now).reason] as const;
  });
  return Object.fromEntries(standings.filter((one): one is readonly [string, string] => one[1] !== null));
}
