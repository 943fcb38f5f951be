/** How the cells of a text file are kept apart. `declared` is true when a line such as `sep=;` opens the file. */
export interface Separation {
  readonly separator: string;
  readonly declared: boolean;
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 30;

/**
 * Finds the separator of a text file from its first lines: the one that gives the heading more than one cell and most other
 * lines as many, quoted parts left out of the count. A file of one column has `,`. Excel's opening line `sep=;` is obeyed.
 */
export function findSeparator(head: string): Separation {
  const declared = /^sep=(.)(?:\r|\n)/.exec(head)?.[1];
  if (declared !== undefined) return { separator: declared, declared: true };
  const lines = firstLines(head);
  const best = CANDIDATES.map((separator) => ({ separator, score: score(lines, separator) })).toSorted(
    (one, other) => other.score - one.score,
  )[0]!;
  return { separator: best.score > 0 ? best.separator : ',', declared: false };
}

function firstLines(head: string): string[] {
  const unquoted = head.replaceAll(/"(?:[^"]|"")*"/g, 'q');
  const lines = unquoted.split(/\r\n|\r|\n/);
  // The head may have been cut in the middle of its last line.
  return (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
}

/** Share of the lines with as many separators as the heading, and, where that is equal, the number of separators. */
function score(lines: readonly string[], separator: string): number {
  const counts = lines.map((line) => line.split(separator).length - 1);
  const inHeading = counts[0] ?? 0;
  if (inHeading === 0) return 0;
  return counts.filter((count) => count === inHeading).length / counts.length + inHeading / 1000;
}
