import type { Keep } from '../../../domain/transfer/merge-row.ts';
import {
  askHandOver,
  ensureKind,
  TAKE_OVER_JOB,
  takeOverParameters,
} from '../../../operations/transfer/transfer-job.ts';
import { conflictKey, type TransferDecision } from '../../../operations/transfer/transfer-run.ts';
import { keepPackage, takeAgain } from '../../transfer/keep-package.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { packageJob, packagePage } from './package-page.ts';
import { packagePath, transferList } from './transfer-list.ts';

/** `/admin/transfer`: expeditions are handed over, looked at, decided about and taken over. */
export function registerTransfer(routes: AdminRoutes): void {
  routes.page('/admin/transfer', (visit) => transferList(visit));
  routes.form('/admin/transfer/hand-over', (visit) =>
    tryForm(
      visit,
      ['expedition'],
      () => handOver(visit),
      (handOver) => transferList(visit, { handOver }),
    ),
  );
  routes.page('/admin/transfer/:id', (visit) => packagePage(visit));
  routes.form('/admin/transfer/:id/take', (visit) =>
    tryForm(
      visit,
      [],
      () => take(visit),
      (state) => packagePage(visit, state),
    ),
  );
}

/** The form with the package, which is read as a stream. */
export function registerTransferUpload(routes: AdminRoutes): void {
  routes.action('/admin/transfer/take-over', (visit) =>
    tryForm(
      visit,
      ['trust', 'client', 'file'],
      () => look(visit),
      (takeOver) => transferList(visit, { takeOver }),
    ),
  );
}

async function handOver({ form, house, caller }: Visit): Promise<Onward> {
  return { to: packagePath(await askHandOver(house.unitOfWork, form.get('expedition') ?? '', caller)) };
}

async function look({ house, request, caller }: Visit): Promise<Onward> {
  return { to: packagePath(await keepPackage(house, request, { isDry: true }, caller)) };
}

async function take(visit: Visit): Promise<Onward> {
  const { house, caller, form } = visit;
  const job = await packageJob(visit);
  const { options, taken } = takeOverParameters(ensureKind(job, TAKE_OVER_JOB));
  const decisions = (taken?.conflicts ?? []).flatMap((one): TransferDecision[] => {
    const keep = form.get(`keep ${conflictKey(one)}`);
    return keep === 'ours' || keep === 'theirs' ? [decision(one, keep)] : [];
  });
  return { to: packagePath(await takeAgain(house, job, { ...options, isDry: false, decisions }, caller)) };
}

const decision = ({ table, key, field }: Omit<TransferDecision, 'keep'>, keep: Keep): TransferDecision => ({
  table,
  key,
  field,
  keep,
});
