import { isSaid } from './completeness/completeness-of.ts';
import { DESCRIPTION_FIELDS, type DescriptionField, type Mapping } from './description-fields.ts';
import type { SampleDescription } from './sample-description.ts';

/** A stated member that a format leaves out, or carries in part or changed, and why. */
export interface Loss {
  readonly field: DescriptionField;
  readonly label: string;
  readonly fate: 'omitted' | 'narrowed';
  readonly reason: string;
}

const FIELDS = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];

/** Members that say something only where they are true, or other than what is usual. */
const USUAL: Readonly<Partial<Record<DescriptionField, unknown>>> = { isDemonstration: false, isPublic: true };

/**
 * What of a description is lost in a format with this mapping, in the order of the fields: every member that says something
 * and is omitted or narrowed there. `cameBack` is what reading the written document gave, where somebody did: a member that is
 * the same there was not narrowed. Empty when everything arrives whole.
 */
export function lossesOf(
  description: SampleDescription,
  mapping: Mapping,
  cameBack?: SampleDescription,
): readonly Loss[] {
  const losses: Loss[] = [];
  for (const field of FIELDS) {
    const value = description[field];
    if (!isSaid(value) || value === USUAL[field]) continue;
    const fate = mapping[field];
    const { label } = DESCRIPTION_FIELDS[field];
    if ('omitted' in fate) losses.push({ field, label, fate: 'omitted', reason: fate.omitted });
    else if (fate.narrowed !== undefined && !(cameBack !== undefined && isSame(value, cameBack[field])))
      losses.push({ field, label, fate: 'narrowed', reason: fate.narrowed });
  }
  return losses;
}

/** Whether two members say the same: equal values, lists in the same order, objects whatever the order of their members. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isComposed(one) || !isComposed(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const members = Object.keys(one);
  if (members.length !== Object.keys(other).length) return false;
  return members.every((member) => Object.hasOwn(other, member) && isSame(one[member], other[member]));
}

function isComposed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
