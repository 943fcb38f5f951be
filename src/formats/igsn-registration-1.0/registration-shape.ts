import type { IdentifierTypes } from '../name-shaped/identifier-types.ts';

/** What tells the versions of the registration apart (metadata-schemas 1). */
export interface RegistrationShape {
  readonly namespace: string;
  readonly location: string;
  /** Name of a related identifier in the list. */
  readonly relatedElement: 'relatedIdentifier' | 'relatedResourceIdentifier';
  /** The words for kinds of related identifiers, all in lower case. */
  readonly relatedTypes: IdentifierTypes;
  /** Whether a time may be a year, month or day; else it is a full xs:dateTime. */
  readonly takesShortTimes: boolean;
}
