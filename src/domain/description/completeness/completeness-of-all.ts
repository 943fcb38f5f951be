import type { SampleDescription } from '../sample-description.ts';
import { completenessOf, type Gap } from './completeness-of.ts';
import type { CompletenessProfile } from './profile.ts';

/** A property that records lack, and how many of them. */
export interface CommonGap extends Gap {
  readonly count: number;
}

/** How complete some records are together. `mean` is 0 to 100, whole; absent where there are no records. */
export interface CompletenessOfAll {
  readonly records: number;
  readonly mean?: number;
  /** The most frequent first. */
  readonly gaps: readonly CommonGap[];
}

/** How complete some descriptions are by a profile on average, and what most of them lack. */
export function completenessOfAll(
  descriptions: readonly SampleDescription[],
  profile: CompletenessProfile,
): CompletenessOfAll {
  const gaps = new Map<string, CommonGap>();
  let sum = 0;
  for (const description of descriptions) {
    const scored = completenessOf(description, profile);
    sum += scored.score;
    for (const gap of scored.gaps) gaps.set(gap.property, { ...gap, count: (gaps.get(gap.property)?.count ?? 0) + 1 });
  }
  return {
    records: descriptions.length,
    ...(descriptions.length > 0 && { mean: Math.floor(sum / descriptions.length) }),
    gaps: [...gaps.values()].toSorted((one, other) => other.count - one.count),
  };
}
