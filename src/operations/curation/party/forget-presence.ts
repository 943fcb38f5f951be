import type { UnitOfWork } from '../../ports.ts';

const DAY_MS = 86_400_000;

/** Forgets who was at a sampling party more than a day ago; how many. The last minute is all that is shown. */
export function forgetPresence(unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork((work) => work.sampling.forgetPresence(new Date(Date.parse(work.now()) - DAY_MS).toISOString()));
}
