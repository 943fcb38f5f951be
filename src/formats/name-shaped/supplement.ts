import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { webAddress } from '../identifier-forms.ts';

/**
 * Addresses where more is said, each once: our landing page for our own records, that of a foreign record where it names one,
 * and the further records. What is no web address is left out.
 */
export function supplementAddresses(
  { igsn, landingPage, supplementalRecords = [] }: SampleDescription,
  { read }: RegistrationFacts,
  { landingUrl }: WriteContext,
): readonly string[] {
  const page = landingPage ?? (read === undefined ? landingUrl(igsn) : undefined);
  const said = [page, ...supplementalRecords.map((one) => one.url)].filter((one) => one !== undefined);
  return [...new Set(said.map((one) => webAddress(one, 2000)).filter((one) => one !== undefined))];
}
