import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { RegistrationShape } from '../igsn-registration-1.0/registration-shape.ts';
import { writeRegistration } from '../igsn-registration-1.0/write-registration.ts';
import { typesOf } from '../name-shaped/identifier-types.ts';

/** The shape of version 0.3. */
export const REGISTRATION_03_SHAPE: RegistrationShape = {
  namespace: 'http://igsn.org/schema/kernel-v.0.3',
  location: 'http://doidb.wdc-terra.org/igsn/schemas/igsn.org/schema/0.3/igsn.xsd',
  relatedElement: 'relatedIdentifier',
  relatedTypes: typesOf('doi', 'handle', 'lsid', 'url', 'urn'),
  takesShortTimes: false,
};

/** The registration record 0.3, which the GFZ registry takes beside 1.0: the same elements in another namespace. */
export function toRegistration03(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeRegistration(REGISTRATION_03_SHAPE, description, facts, context);
}
