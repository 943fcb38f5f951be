import { CorestoneError } from '../../domain/error.ts';
import type { ErrorReportState } from '../../domain/error-report/error-report.ts';
import { type Caller, may } from '../caller.ts';
import { expeditionOf, requestRights } from '../curation/requests/request-access.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ErrorReport } from './error-report-ports.ts';

/** What a report becomes; `revision` is the one that was seen. */
export interface ErrorReportStep {
  readonly state: ErrorReportState;
  readonly revision: number;
}

/**
 * Says how far a report is; any state follows any. For who deposits for the client of the record or answers for its expedition. Throws
 * `not-found`, also for one that is not the caller's, and `conflict` where it was changed since it was seen.
 */
export function moveErrorReport(
  unitOfWork: UnitOfWork,
  id: string,
  { state, revision }: ErrorReportStep,
  caller: Caller,
): Promise<ErrorReport> {
  return unitOfWork(async (work) => {
    const seen = await work.errorReports.find(id);
    if (seen === undefined || !(await answersFor(work, seen, caller)))
      throw new CorestoneError('not-found', 'There is no such report, or it is not yours to see.');
    const changedAt = work.now();
    const mendedAt = state === 'mended' ? (seen.mendedAt ?? changedAt) : null;
    const after = { ...seen, state, mendedAt, changedAt, changedBy: caller.name, revision: revision + 1 };
    if (seen.revision !== revision || !(await work.errorReports.keepState(after)))
      throw new CorestoneError('conflict', 'Somebody else has changed this report meanwhile.');
    const change = { before: { state: seen.state }, after: { state } };
    await work.audit(caller, [{ action: 'move-error-report', subject: id, ...change }], changedAt);
    return after;
  });
}

async function answersFor(work: Work, { igsn, expeditionId }: ErrorReport, caller: Caller): Promise<boolean> {
  const record = (await work.register.states([igsn])).get(igsn);
  if (record === undefined) return false;
  if (may(caller, 'deposit', record.client)) return true;
  const [expedition] = expeditionId === null ? [] : await work.tree.findByIds([expeditionId]);
  if (expedition?.type !== 'expedition') return false;
  return requestRights(caller, await expeditionOf(work, expedition.id)).mayAnswer;
}
