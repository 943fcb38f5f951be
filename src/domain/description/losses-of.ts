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
  const fields = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
  return fields.flatMap((field): readonly Loss[] => {
    const fate = mapping[field];
    const value = description[field];
    if (!isSaid(value) || value === USUAL[field]) return [];
    const { label } = DESCRIPTION_FIELDS[field];
    if ('omitted' in fate) return [{ field, label, fate: 'omitted', reason: fate.omitted }];
    if (cameBack !== undefined && isSame(value, cameBack[field])) return [];
    return fate.narrowed === undefined ? [] : [{ field, label, fate: 'narrowed', reason: fate.narrowed }];
  });
}

/** Whether two members say the same: equal values, lists in the same order, objects whatever the order of their members. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [Object.entries(one), Object.entries(other)];
  const known = new Map<string, unknown>(theirs);
  return mine.length === theirs.length && mine.every(([key, value]) => known.has(key) && isSame(value, known.get(key)));
}
