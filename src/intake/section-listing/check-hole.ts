import { type Finding, finding } from '../../domain/finding.ts';
import type { ListingRun } from './listing-section.ts';

/**
 * Checks the runs of one hole, in the order of their numbers: a run that begins above the top of the run before it is a
 * warning `runs-not-in-order`. Tops in metres on CSF-A.
 */
export function checkHole(runs: readonly ListingRun[]): Finding[] {
  return runs.slice(1).flatMap((run, index) => {
    const [above, first] = [runs[index]!, run.sections[0]!];
    const aboveTopM = above.sections[0]!.topM;
    if (first.topM >= aboveTopM) return [];
    const rule = `below ${aboveTopM} m (CSF-A), where core ${above.core} begins`;
    const message = `${first.holeNames.site} ${first.holeNames.hole} ${run.core}: begins at ${first.topM} m, expected ${rule}`;
    const about = { severity: 'warning', field: 'TopDepth', value: `${first.topM} m`, rule, at: first.at } as const;
    return [finding('runs-not-in-order', message, about)];
  });
}
