import type { Finding } from '../finding.ts';

/** What a comparison of register and upstream says of one record; in agreement where it has no finding. */
export interface ComparisonVerdict {
  readonly igsn: string;
  readonly finding?: Finding;
}

/** Whether telling upstream again mends what was found: what only upstream knows is not ours to tell. */
export function isMendable({ code }: Pick<Finding, 'code'>): boolean {
  return code !== 'upstream-alone';
}
