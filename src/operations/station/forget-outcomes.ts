import type { UnitOfWork } from '../ports.ts';

/** How long a station may keep what it sent without an answer, in days. */
const KEPT_DAYS = 56;

/** Forgets what became of operations eight weeks ago and before; how many. */
export function forgetOutcomes(unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork((work) =>
    work.station.forgetOutcomes(new Date(Date.parse(work.now()) - KEPT_DAYS * 86_400_000).toISOString()),
  );
}
