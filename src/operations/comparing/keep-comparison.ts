import { type ComparisonVerdict, isMendable } from '../../domain/registration/comparison.ts';
import type { Work } from '../ports.ts';
import type { ComparisonOutcome } from './comparison-ports.ts';

/** In whose name a page of a comparison is kept; `isRepair` says whether what can be mended was put in line. */
export interface ComparisonAt {
  readonly upstream: string;
  readonly job: string;
  readonly isRepair: boolean;
}

/** How a record stands by what was found of it. */
export function outcomeOf({ finding }: ComparisonVerdict, isRepair: boolean): ComparisonOutcome {
  if (finding === undefined) return 'agrees';
  return isRepair && isMendable(finding) ? 'repaired' : 'differs';
}

/** Keeps what a page of a comparison with an upstream says of its records. */
export async function keepComparison(
  work: Pick<Work, 'comparisons' | 'now'>,
  { upstream, job, isRepair }: ComparisonAt,
  verdicts: readonly ComparisonVerdict[],
): Promise<void> {
  const comparedAt = work.now();
  const records = verdicts.map((one) => ({
    upstream,
    job,
    igsn: one.igsn,
    outcome: outcomeOf(one, isRepair),
    code: one.finding?.code ?? null,
    said: one.finding?.message ?? null,
    comparedAt,
  }));
  await work.comparisons.keep(records);
}
