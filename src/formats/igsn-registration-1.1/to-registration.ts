import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { RegistrationShape } from '../igsn-registration-1.0/registration-shape.ts';
import { writeRegistration } from '../igsn-registration-1.0/write-registration.ts';
import { typesOf } from '../name-shaped/identifier-types.ts';

/** The shape of version 1.1. */
export const REGISTRATION_11_SHAPE: RegistrationShape = {
  namespace: 'http://schema.igsn.org/registration/1.1',
  location: 'http://schema.igsn.org/registration/1.1/igsn.xsd',
  relatedElement: 'relatedResourceIdentifier',
  relatedTypes: typesOf('doi', 'handle', 'lsid', 'url', 'urn', 'igsn'),
  takesShortTimes: true,
};

/** The registration record 1.1, a draft that no registry takes: IGSN as identifier type and shorter times. */
export function toRegistration11(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return writeRegistration(REGISTRATION_11_SHAPE, description, facts, context);
}
