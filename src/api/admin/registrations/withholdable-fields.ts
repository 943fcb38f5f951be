import { DESCRIPTION_FIELDS } from '../../../domain/description/description-fields.ts';
import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import { WITHHOLDABLE, type WithholdableMember } from '../../../domain/registration/withholding.ts';
import { withoutWithheld } from '../../../domain/registration/without-withheld.ts';
import { fieldNames } from './field-names.ts';

const LONG_AGO = '0001-01-01';

const GROUPS = {
  position: ['Position', 'latitude, longitude, UTM, places'],
  locality: ['Locality', 'town, name and description of the spot'],
} as const;

/** The name of a member that may be withheld, or of a group of them, as people know it. */
export function memberName(member: WithholdableMember): string {
  return member === 'position' || member === 'locality' ? GROUPS[member][0] : DESCRIPTION_FIELDS[member].label;
}

/** The same where it is chosen: a group says what is in it. */
export function memberLabel(member: WithholdableMember): string {
  return member === 'position' || member === 'locality' ? GROUPS[member].join(': ') : memberName(member);
}

/** Which members may be withheld: those of which a description says something, and the others; both in the order of pages. */
export function withholdableOf(description: SampleDescription): {
  readonly said: readonly WithholdableMember[];
  readonly unsaid: readonly WithholdableMember[];
} {
  const isSaid = (member: WithholdableMember): boolean => {
    const without = withoutWithheld(description, { members: [member], until: UNTIL_OPENED }, LONG_AGO);
    return fieldNames(description, without).hidden.length > 0;
  };
  return { said: WITHHOLDABLE.filter(isSaid), unsaid: WITHHOLDABLE.filter((member) => !isSaid(member)) };
}
