import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import type { Account } from './account.ts';
import { unsure } from './judge.ts';

/** What an upstream over HTTP bears, and what it does with one request. */
interface OneByOne {
  readonly account: Account;
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly tell: (request: UpstreamRequest) => Promise<UpstreamAnswer>;
  readonly recall: Upstream['recall'];
}

/** An upstream that is told one record at a time, several at the same time. What is wrong in us is a failure like any other. */
export function oneByOne({ account, concurrency, requestsPerSecond, tell, recall }: OneByOne): Upstream {
  const { name } = account;
  const safely = async (request: UpstreamRequest): Promise<UpstreamAnswer> => {
    try {
      return await tell(request);
    } catch (error) {
      return unsure(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    name,
    mostAtOnce: 1,
    concurrency,
    requestsPerSecond,
    needsRecord: true,
    submit: (requests) => Promise.all(requests.map(safely)),
    recall,
  };
}
