import { bad, type Checked, good } from '../../../domain/finding.ts';
import { splitSection } from '../../../domain/station/split-section.ts';
import { readSplitShares } from '../../../domain/station/split-shares.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Wish } from '../keeping/inverse.ts';
import type { KeptBlock } from '../keeping/kept.ts';
import type { ReadableTree } from '../keeping/local-depths.ts';
import { NewObjects } from '../keeping/new-objects.ts';

const WHOLE_ROUND = 'WR';

/** What splitting does, with the blocks after its numbers; `words` say what it was. */
export interface SplitPlan {
  readonly words: string;
  readonly wishes: readonly Wish[];
  readonly blocks: readonly KeptBlock[];
}

/** The splits of a section that still exist and can be split on. */
export function splitsLeft(tree: ReadableTree, section: StationObject): readonly StationObject[] {
  return partsOf(tree, section).filter(({ name, values }) => name !== WHOLE_ROUND && values.still_exists !== false);
}

/** Whether a section was split. */
export function isSplit(tree: ReadableTree, section: StationObject): boolean {
  return partsOf(tree, section).some(({ name }) => name !== WHOLE_ROUND);
}

/** Splits a section, or one of its splits, by the shares that are typed. Findings: those of `readSplitShares` and `splitSection`. */
export function planSplit(
  tree: ReadableTree,
  { section, origin, shares }: { section: StationObject; origin?: StationObject | undefined; shares: string },
  blocks: readonly KeptBlock[],
): Checked<SplitPlan> {
  const parts = readSplitShares(shares, origin?.name);
  if (!parts.ok) return parts;
  const siblings = partsOf(tree, section);
  const split = origin ?? siblings.find(({ name }) => name === WHOLE_ROUND);
  const done = splitSection(parts.value, siblings, split);
  if (!done.ok) return bad(...done.findings);
  const made = new NewObjects(blocks);
  for (const { name, values } of done.value.made) made.add({ type: 'split', name, parent: section, values });
  const changes = done.value.originChanges;
  const gone: Wish[] = split === undefined ? [] : [{ kind: 'change', objectId: split.id, changes }];
  const what = origin === undefined ? `section ${section.name}` : `${origin.name} of section ${section.name}`;
  return good({ words: what, wishes: [...made.wishes, ...gone], blocks: made.blocks });
}

const partsOf = (tree: ReadableTree, section: StationObject): readonly StationObject[] =>
  tree.below(section.id).filter(({ type }) => type === 'split');
