import type { Upstream } from './upstream.ts';

/** The name of the route that leads nowhere: this register is the only end. */
export const NOWHERE = 'none';

/** For clients nobody upstream is told of, in an installation where others have an upstream: nothing waits for anybody. */
export const noUpstream: Upstream = {
  name: NOWHERE,
  mostAtOnce: 2000,
  submit: async (requests) => requests.map(() => ({ outcome: 'not-applicable' })),
  recall: async function* () {},
};
