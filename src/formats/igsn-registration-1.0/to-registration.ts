import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { typesOf } from '../name-shaped/identifier-types.ts';
import type { RegistrationShape } from './registration-shape.ts';
import { writeRegistration } from './write-registration.ts';

/** Namespace of IGSN registration 1.0. */
export const REGISTRATION_NAMESPACE = 'http://igsn.org/schema/kernel-v.1.0';

/** Where the GFZ registry insists that the schema lies; other locations it refuses (metadata-schemas 1). */
export const REGISTRATION_LOCATION = 'http://doidb.wdc-terra.org/igsn/schemas/igsn.org/schema/1.0/igsn.xsd';

/** The shape of version 1.0. */
export const REGISTRATION_SHAPE: RegistrationShape = {
  namespace: REGISTRATION_NAMESPACE,
  location: REGISTRATION_LOCATION,
  relatedElement: 'relatedIdentifier',
  relatedTypes: typesOf('doi', 'handle', 'lsid', 'url', 'urn'),
  takesShortTimes: false,
};

/** The registration record 1.0. */
export function toRegistration(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeRegistration(REGISTRATION_SHAPE, description, facts, context);
}
