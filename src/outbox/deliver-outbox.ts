import type { Store } from '../store/store.ts';
import type { Upstream, UpstreamAnswer } from '../upstream/upstream.ts';
import { type ClaimedRow, claimRows, releaseRows } from './claim-rows.ts';
import { settleRows } from './settle-rows.ts';

const BATCH = 500;

/** How a delivery run went. */
export interface Delivery {
  readonly confirmed: number;
  readonly failed: number;
}

/**
 * Sends everything that is due upstream, a batch at a time, until nothing is left or `signal` fires. At least once: a crash
 * between sending and keeping the answer sends again. An upstream that throws counts as a failed try of the whole batch.
 */
export async function deliverOutbox(
  store: Store,
  upstream: Upstream,
  options: {
    readonly now?: () => Date;
    readonly signal?: AbortSignal;
    readonly onProgress?: (confirmed: number) => void;
  } = {},
): Promise<Delivery> {
  const now = options.now ?? (() => new Date());
  let confirmed = 0;
  let failed = 0;
  const batch = () => (options.signal?.aborted === true ? 0 : (upstream.mostAtOnce ?? BATCH));
  let rows = await claimRows(store, now(), batch());
  while (rows.length > 0 && options.signal?.aborted !== true) {
    const answers = await submit(upstream, rows);
    const good = answers.filter((answer) => answer.outcome === 'confirmed').length;
    confirmed += good;
    failed += rows.length - good;
    rows = await settleRows(store, now(), rows, answers, batch());
    options.onProgress?.(confirmed);
  }
  await releaseRows(store, now(), rows);
  return { confirmed, failed };
}

async function submit(upstream: Upstream, rows: readonly ClaimedRow[]): Promise<UpstreamAnswer[]> {
  try {
    return await upstream.submit(rows.map(({ igsn, version, action, intent }) => ({ igsn, version, action, intent })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return rows.map(() => ({ outcome: 'failed', reason, mayRetry: true }));
  }
}
