import { diffDescriptions } from '../../domain/description/diff-descriptions.ts';
import { mergeDescription } from '../../domain/description/merge-description.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { spellDescription } from '../../domain/description/spell-description.ts';
import { embargoEnd } from '../../domain/registration/embargo.ts';
import { accessWith } from '../../domain/registration/privacy.ts';
import type { Work } from '../ports.ts';
import type { RegistrationIntent } from '../register-identifiers.ts';
import type { TreeDescription } from '../register-ports.ts';

/**
 * What the core tree says of some objects, with what clients of the APIs changed of their records: a member that was changed stays as
 * it was changed, of a list the items that came or went; every other member is the tree's. Where a record says again what the tree
 * says, the tree has the word alone. A moratorium of the tree holds whatever was changed: of two ends the later one. Two questions for any number; none more where no record was ever changed so.
 */
export async function withChangesBeside(
  work: Work,
  intents: readonly RegistrationIntent[],
): Promise<readonly RegistrationIntent[]> {
  const ofTree = intents.filter((one) => one.objectId !== null).map((one) => one.igsn);
  const before = await work.register.treeDescriptions(ofTree);
  if (before.size === 0) return intents;
  const records = await work.register.descriptions([...before.keys()]);
  const rows: TreeDescription[] = [];
  const merged = intents.map((intent) => {
    const { igsn, description } = intent;
    const seen = before.get(igsn);
    const record = records.get(igsn);
    if (intent.objectId === null || seen === undefined || record === undefined) return intent;
    const tree = spellDescription(description);
    // Read as the others were, so that a member which is there and undefined is none here either.
    const whole = closedAs(description, mergeDescription(JSON.parse(tree) as SampleDescription, seen, record));
    const isAlike = isSame(whole, description);
    if (isAlike || spellDescription(seen) !== tree) rows.push({ igsn, description: isAlike ? null : tree });
    if (isAlike) return intent;
    // What says the same in another order is not a new version.
    return { ...intent, description: isSame(whole, record) ? record : whole };
  });
  await work.register.setTreeDescriptions(rows);
  return merged;
}

/** Who sends a whole description and leaves the moratorium out has not lifted it. */
function closedAs(tree: SampleDescription, merged: SampleDescription): SampleDescription {
  const { isPublic, moratoriumUntil } = accessWith(merged, { embargoUntil: embargoEnd(tree) });
  return present({ ...merged, isPublic, moratoriumUntil }) as unknown as SampleDescription;
}

function isSame(one: SampleDescription, other: SampleDescription): boolean {
  return diffDescriptions(one, other).length === 0;
}
