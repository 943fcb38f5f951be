import type { DescriptionFieldDescriptor } from './description-field.ts';
import { COLLECTION_FIELDS } from './fields/collection-fields.ts';
import { CURATION_FIELDS } from './fields/curation-fields.ts';
import { GEOLOGY_FIELDS } from './fields/geology-fields.ts';
import { IDENTITY_FIELDS } from './fields/identity-fields.ts';
import { LOCATION_FIELDS } from './fields/location-fields.ts';
import { WORKS_FIELDS } from './fields/works-fields.ts';
import type { SampleDescription } from './sample-description.ts';

/** A member of a description. */
export type DescriptionField = keyof SampleDescription;

/** Every member of a description, in the order of pages and tables. A new member that is missing here breaks the build. */
export const DESCRIPTION_FIELDS: Readonly<Record<DescriptionField, DescriptionFieldDescriptor>> = {
  ...IDENTITY_FIELDS,
  ...GEOLOGY_FIELDS,
  ...LOCATION_FIELDS,
  ...COLLECTION_FIELDS,
  ...CURATION_FIELDS,
  ...WORKS_FIELDS,
};

/**
 * What becomes of a member in a format: the place where it goes, or the reason why it is left out. `narrowed` says what of it
 * is lost or changed on the way, so that reading the document back gives something less or other.
 */
export type Fate = { readonly to: string; readonly narrowed?: string } | { readonly omitted: string };

/** What a format does with every member; total, so that a new member breaks the build of every format that does not decide. */
export type Mapping = Readonly<Record<DescriptionField, Fate>>;

/** The same reason for leaving out several members, to be spread into a {@link Mapping}. */
export function omit<F extends DescriptionField>(reason: string, ...fields: readonly F[]): Readonly<Record<F, Fate>> {
  return Object.fromEntries(fields.map((field) => [field, { omitted: reason }])) as Record<F, Fate>;
}
