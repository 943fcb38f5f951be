import type { ObjectType } from '../../drilling/object-type.ts';
import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';

/** How much a community wants a property. */
export type Obligation = 'mandatory' | 'recommended' | 'optional';

/** What each obligation weighs in a score. */
export const WEIGHTS: Readonly<Record<Obligation, number>> = { mandatory: 5, recommended: 3, optional: 1 };

/**
 * One property of a profile. It is there when any of `fields` says something, and `holds`, where given, is true of the
 * description. `appliesTo` limits it to kinds of objects, so that nobody asks a hole for its archive. `advice` is a whole
 * sentence that says what to add.
 */
export interface ProfileProperty {
  readonly name: string;
  readonly obligation: Obligation;
  readonly fields: readonly DescriptionField[];
  readonly holds?: (description: SampleDescription) => boolean;
  readonly appliesTo?: readonly ObjectType[];
  readonly advice: string;
}

/** What a community wants to know of a sample. */
export interface CompletenessProfile {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly properties: readonly ProfileProperty[];
}
