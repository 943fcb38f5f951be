import { bad, type Checked, finding, good } from '../finding.ts';
import type { SplitPart } from './split-section.ts';

const PART = /([A-Za-z]\w*)?[ :=]*(\d{1,3}(?:[.,]\d{1,2})?) ?%?/;
const PARTS = new RegExp(`^${PART.source}(?:[ /;+]+${PART.source})*$`);
const RULE = 'shares in percent, 60/40, with or without types: A 50 W1 25 W2 25';

/**
 * Reads how something is split: `60/40`, or with the type of each part, `A 50 W1 25 W2 25`. Parts without a type are called as mDIS does: of a
 * section A and W, A1 A2 W1 W2 of four, else A and then W1, W2 …; of the split `origin` its own name with 1, 2 …. Shares are percent of what is
 * split; whether they make a whole is for `splitSection` to say. Finding: `split-shares` (other words, or some parts typed and some not).
 */
export function readSplitShares(text: string, origin?: string): Checked<readonly SplitPart[]> {
  const typed = text.trim();
  if (!PARTS.test(typed)) return wrong(typed, 'These are no shares.');
  const parts = [...typed.matchAll(new RegExp(PART.source, 'g'))].map(([, type, share]) => ({
    type: type?.toUpperCase(),
    sharePc: Number(share!.replace(',', '.')),
  }));
  const named = parts.filter((one) => one.type !== undefined).length;
  if (named !== 0 && named !== parts.length) return wrong(typed, 'Some parts have a type and some have none.');
  const usual = usualTypes(parts.length, origin);
  return good(parts.map(({ type, sharePc }, at) => ({ type: type ?? usual[at]!, sharePc })));
}

function usualTypes(count: number, origin: string | undefined): readonly string[] {
  const numbered = (type: string, most: number) => Array.from({ length: most }, (_, at) => `${type}${at + 1}`);
  if (origin !== undefined) return numbered(origin, count);
  if (count === 2) return ['A', 'W'];
  return count === 4 ? ['A1', 'A2', 'W1', 'W2'] : ['A', ...numbered('W', Math.max(0, count - 1))];
}

const wrong = (value: string, message: string) =>
  bad(finding('split-shares', message, { field: 'split', value, rule: RULE }));
