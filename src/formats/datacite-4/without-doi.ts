import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { WriteContext } from '../format.ts';
import { asRead, objectName } from '../identifier-forms.ts';

/**
 * What is to be known of a DataCite record of an object without DOI: `no-doi`, an info. The schema takes any identifier, DataCite
 * itself registers DOIs alone. Nothing for one that has a DOI.
 */
export function withoutDoi(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): readonly Finding[] {
  const { type, value } = objectName(asRead(description, facts), context);
  if (type === 'DOI') return [];
  const message = `The record names no DOI and is identified by its ${type}; DataCite registers DOIs alone.`;
  return [finding('no-doi', message, { severity: 'info', field: 'identifier', value, rule: 'a DOI' })];
}
