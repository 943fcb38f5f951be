import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream/upstream.ts';
import type { ClaimedRow } from './claim-rows.ts';

/** What counts where upstream gave fewer answers than it was asked for. */
export const NO_ANSWER: UpstreamAnswer = { outcome: 'failed', reason: 'no answer', mayRetry: true, fault: 'unclear' };

/** The answers of an upstream to claimed rows, in their order; what it throws is the answer to all. */
export async function answersTo(upstream: Upstream, rows: readonly ClaimedRow[]): Promise<UpstreamAnswer[]> {
  try {
    return await upstream.submit(rows.map(requestOf));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return rows.map(() => ({ outcome: 'failed', reason, mayRetry: true, fault: 'unclear' }));
  }
}

const requestOf = ({ id: _, attempts: __, ...request }: ClaimedRow): UpstreamRequest => request;
