import type { Finding } from '../domain/finding.ts';
import { findingLine, type Output } from './output.ts';

const LINES_OF_A_KIND = { error: 50, warning: 5, info: 5 } as const;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Says findings, errors first; of each kind a few lines and how many more there are. `findingsNotShown` were only counted. */
export function sayFindings(
  output: Output,
  { findings, findingsNotShown = 0 }: { readonly findings: readonly Finding[]; readonly findingsNotShown?: number },
): void {
  const kinds = Map.groupBy(findings, (one) => `${one.severity} ${one.code}`);
  for (const alike of [...kinds.values()].toSorted((a, b) => RANK[a[0]!.severity] - RANK[b[0]!.severity])) {
    const shown = LINES_OF_A_KIND[alike[0]!.severity];
    for (const one of alike.slice(0, shown)) output.say(findingLine(one));
    if (alike.length > shown) output.say(`         … and ${alike.length - shown} more like it; --json shows them.`);
  }
  if (findingsNotShown > 0) output.say(`${findingsNotShown} further findings were only counted.`);
}
