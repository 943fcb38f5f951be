/** One step of a how-to: a file that is new, lines of a file that change, or commands to run. */
export type HowToStep =
  | { readonly kind: 'new' | 'change'; readonly path: string; readonly text: string }
  | { readonly kind: 'run'; readonly commands: readonly string[] };

const STEP = /^(?:New file `(?<made>[^`]+)`|In `(?<changed>[^`]+)`|(?<run>Run)):\n\n```\w+\n(?<text>.*?)^```$/gms;

/** The steps of a page in their order: a line that says what the block below it is for, then the block. */
export function stepsOf(page: string): readonly HowToStep[] {
  return [...page.matchAll(STEP)].map(({ groups = {} }): HowToStep => {
    const { made, changed, run, text = '' } = groups as Readonly<Record<string, string | undefined>>;
    if (run !== undefined) return { kind: 'run', commands: text.trim().split('\n') };
    return made === undefined ? { kind: 'change', path: changed!, text } : { kind: 'new', path: made, text };
  });
}

/** How many blocks a page has that are to be done; each has to be a step. */
export function countBlocks(page: string): number {
  return [...page.matchAll(/^```\w+$/gm)].length;
}

/**
 * A file with the lines of a diff changed. What stays and what goes (lines that begin with a blank or `-`) must stand in it together and
 * just once. Throws for anything else.
 */
export function changed(source: string, diff: string): string {
  const lines = diff.replace(/\n$/, '').split('\n');
  const part = (...signs: readonly string[]) =>
    `${lines
      .filter((line) => signs.includes(line[0] ?? ' '))
      .map((line) => line.slice(1))
      .join('\n')}\n`;
  const [before, after] = [part(' ', '-'), part(' ', '+')];
  const at = source.indexOf(before);
  if (at < 0) throw new Error(`These lines are not there any more:\n${before}`);
  if (source.indexOf(before, at + 1) >= 0) throw new Error(`These lines stand there more than once:\n${before}`);
  return source.slice(0, at) + after + source.slice(at + before.length);
}
