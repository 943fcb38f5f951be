import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';

/** Whose landing pages are to be looked at: that of one record, or those of a client that failed last, or all of its. */
export type WantedLook = { readonly igsn: string } | { readonly client: string; readonly isAll?: boolean };

/**
 * Puts landing pages in line to be looked at as soon as may be; how many, those in line already left out where many are asked for.
 * The look itself is a worker's. Throws `not-found` for a record or client that is not there and for a record without a page
 * elsewhere, `not-allowed` unless the caller deposits for it.
 */
export function askLandingCheck(unitOfWork: UnitOfWork, wanted: WantedLook, caller: Caller): Promise<number> {
  return unitOfWork(async (work) => {
    if ('client' in wanted) {
      const { client } = wanted;
      if (!(await work.parties.standings([client])).has(client))
        throw new CorestoneError('not-found', `There is no client ${client}.`);
      ensureMay(caller, 'deposit', client);
      const asked =
        wanted.isAll === true
          ? await work.landingChecks.askAll(client, work.now())
          : await work.landingChecks.askFailing(client);
      if (asked > 0)
        await work.audit(
          caller,
          [{ action: 'ask-landing-checks', subject: client, after: { pages: asked } }],
          work.now(),
        );
      return asked;
    }
    const { igsn } = wanted;
    const known = (await work.register.states([igsn])).get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    if (!(await work.landingChecks.ask(igsn, work.now())))
      throw new CorestoneError('not-found', `${igsn} has no landing page elsewhere to look at, or is not public.`);
    await work.audit(caller, [{ action: 'ask-landing-check', subject: igsn }], work.now());
    return 1;
  });
}
