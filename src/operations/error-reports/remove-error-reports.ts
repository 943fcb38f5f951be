import type { Actor, UnitOfWork } from '../ports.ts';

/** A report is kept for so many days after it was mended, and with it who reported. */
export const ERROR_REPORT_KEPT_DAYS = 90;

/** Removes reports that were mended so long ago, and those of records that are no more; how many. */
export function removeErrorReports(unitOfWork: UnitOfWork, actor: Actor): Promise<number> {
  return unitOfWork(async (work) => {
    const now = work.now();
    const before = new Date(Date.parse(now) - ERROR_REPORT_KEPT_DAYS * 86_400_000).toISOString();
    const ids = await work.errorReports.remove(before);
    const entries = ids.map((subject) => ({ action: 'remove-error-report', subject }));
    await work.audit(actor, entries, now);
    return ids.length;
  });
}
