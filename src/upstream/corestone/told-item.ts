import { wishOf } from '../intent.ts';
import type { UpstreamRequest } from '../upstream.ts';

/** The requests of one kind, as the agent's bulk API takes them: one line each, in their order. */
export interface ToldBatch {
  readonly kind: 'register' | 'withdraw';
  readonly requests: readonly UpstreamRequest[];
  readonly body: string;
}

/** What is to be withdrawn goes behind what is to be registered. A kind without requests is left out. */
export function toldBatches(requests: readonly UpstreamRequest[]): ToldBatch[] {
  const isWithdrawal = ({ action }: UpstreamRequest) => action === 'withdraw';
  const batches: ToldBatch[] = [
    batchOf(
      'register',
      requests.filter((one) => !isWithdrawal(one)),
      registration,
    ),
    batchOf('withdraw', requests.filter(isWithdrawal), withdrawal),
  ];
  return batches.filter((one) => one.requests.length > 0);
}

function batchOf(
  kind: ToldBatch['kind'],
  requests: readonly UpstreamRequest[],
  item: (request: UpstreamRequest) => object,
): ToldBatch {
  return { kind, requests, body: requests.map((one) => `${JSON.stringify(item(one))}\n`).join('') };
}

/** Everything the register says of the record; the agent keeps back what we keep back. */
function registration(request: UpstreamRequest): object {
  const { igsn, record } = request;
  const { state, landingUrl } = wishOf(request);
  const { description, privacy } = record!.whole!;
  return {
    igsn,
    landingUrl,
    visibility: state === 'hidden' ? 'hidden' : 'findable',
    embargoUntil: privacy.embargoUntil,
    withheld: privacy.withheld,
    ...(record!.isDescribed && { description }),
  };
}

function withdrawal({ igsn, intent }: UpstreamRequest): object {
  const { reason, successor, kind } = JSON.parse(intent) as Record<string, string | null | undefined>;
  return {
    igsn,
    withdrawal: {
      reason: reason ?? 'Withdrawn by the expedition.',
      ...(typeof kind === 'string' && { kind }),
      ...(typeof successor === 'string' && successor !== '' && { successor }),
    },
  };
}
