import type { AdapterSettings } from '../adapter-settings.ts';
import { unsure } from '../http/judge.ts';
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { recallCorestone } from './recall-corestone.ts';
import { tellCorestone } from './tell-corestone.ts';

/** Few enough that the agent answers in time, and that little is sent again when an answer is lost. */
const BATCH = 100;

/**
 * The Corestone installation of an allocating agent, to which an expedition pushes what it registers: whole descriptions with what is
 * kept back of them, a batch a request, one request at a time. Source: docs/adr/0011.
 */
export function corestoneUpstream(settings: AdapterSettings): Upstream {
  const { account, requestsPerSecond } = settings;
  const submit = async (requests: readonly UpstreamRequest[]): Promise<UpstreamAnswer[]> => {
    try {
      return await tellCorestone(account, requests);
    } catch (error) {
      const reason = `${account.name}: ${error instanceof Error ? error.message : String(error)}`;
      return requests.map(() => unsure(reason));
    }
  };
  return {
    name: account.name,
    mostAtOnce: BATCH,
    concurrency: 1,
    requestsPerSecond,
    needsRecord: true,
    isAgent: true,
    submit,
    recall: () => recallCorestone(account),
  };
}
