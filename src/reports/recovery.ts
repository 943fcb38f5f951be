import type { ReportRun } from '../domain/report/report-rows.ts';

/** Sums over core runs, m; `recoveryPc` over the runs of which drilled and recovered length are known, null without any. */
export interface RecoverySum {
  readonly runs: number;
  readonly drilledM: number;
  readonly recoveredM: number;
  readonly recoveryPc: number | null;
  readonly bottomM: number | null;
}

type Run = Pick<ReportRun, 'drilledM' | 'recoveredM' | 'bottomM'>;

/** Recovery of one run in percent; null where it is not known or nothing was drilled. */
export function recoveryPc({ drilledM, recoveredM }: Pick<Run, 'drilledM' | 'recoveredM'>): number | null {
  return drilledM === null || recoveredM === null || drilledM <= 0 ? null : (100 * recoveredM) / drilledM;
}

/** Sums over runs; depths below surface (CSF-A). */
export function sumRecovery(runs: readonly Run[]): RecoverySum {
  let [drilledM, recoveredM, comparedM, comparedRecoveredM] = [0, 0, 0, 0];
  let bottomM: number | null = null;
  for (const run of runs) {
    drilledM += run.drilledM ?? 0;
    recoveredM += run.recoveredM ?? 0;
    if (recoveryPc(run) !== null) {
      comparedM += run.drilledM!;
      comparedRecoveredM += run.recoveredM!;
    }
    if (run.bottomM !== null) bottomM = Math.max(bottomM ?? run.bottomM, run.bottomM);
  }
  const share = comparedM > 0 ? (100 * comparedRecoveredM) / comparedM : null;
  return { runs: runs.length, drilledM, recoveredM, recoveryPc: share, bottomM };
}

/** The day on which a run came on deck, where its clock stood; undefined where that is not stated. */
export function dayOf(onDeck: string | null): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(onDeck ?? '')?.[0];
}
