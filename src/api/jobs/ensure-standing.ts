import { CorestoneError } from '../../domain/error.ts';
import { whyNoLonger } from '../../operations/access/why-no-longer.ts';
import type { Caller } from '../../operations/caller.ts';
import { explainFailure } from '../../store/engine/explain-failure.ts';
import { signInReader } from '../../store/read/sign-in-reader.ts';
import type { Store } from '../../store/store.ts';

/** Long work was asked for by somebody who may no longer do it; it stops, and whoever may can go on with it. */
export class RightsLost extends CorestoneError {
  constructor(why: string) {
    super('not-allowed', `${why} What was kept before stays; somebody who may can resume it.`);
  }
}

/**
 * Throws {@link RightsLost} when a caller of some time ago can no longer do what it was allowed then, and `store-unavailable` where
 * the store does not answer, which passes.
 */
export async function ensureStanding(store: Pick<Store, 'read' | 'engine'>, caller: Caller, now: Date): Promise<void> {
  const why = await whyNoLonger(caller, signInReader(store), now).catch((error: unknown) => {
    throw explainFailure(error);
  });
  if (why !== undefined) throw new RightsLost(why);
}
