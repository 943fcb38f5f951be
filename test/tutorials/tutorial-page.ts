import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../docs/tutorials');

/** Code of a page, and what the page says comes of it; undefined where it says nothing. */
export interface Step {
  readonly code: string;
  readonly shown: string | undefined;
}

/** The blocks of one language in a tutorial, in order, each with the block of `text` that follows it. */
export function stepsOf(name: string, language: string): readonly Step[] {
  const page = readFileSync(join(FOLDER, name), 'utf8');
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, text]) => ({ kind, text: text! }));
  const steps = blocks.flatMap(({ kind, text }, at) => {
    if (kind !== language) return [];
    const next = blocks[at + 1];
    return [{ code: text, shown: next?.kind === 'text' ? next.text.trim() : undefined }];
  });
  assert.ok(steps.length > 3, name);
  return steps;
}

/** Stands alone on a line between the outputs of two steps. */
export const STEP_MARK = '-- step --';

/** That every step gave what the page shows: `…` there is anything within a line. */
export function assertShown(
  steps: readonly Step[],
  output: string,
  replaced: readonly (readonly [string, string])[],
): void {
  const said = replaced.reduce((text, [from, to]) => text.replaceAll(from, to), output);
  const parts = said.split(`${STEP_MARK}\n`).slice(1);
  assert.equal(parts.length, steps.length, said);
  for (const [at, { shown = '', code }] of steps.entries()) {
    const pattern = shown.split('…').map(escaped).join('[^\\n]*?');
    const came = parts[at]!.trim();
    if (!new RegExp(`^${pattern}$`).test(came)) assert.equal(came, shown, code);
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
