import { type Customs, NO_FACTS, type ParcelFacts, type Recipient } from '../../../domain/curation/parcel.ts';
import { countryCode } from '../../../domain/vocabulary/countries.ts';

/** What may be stated of a parcel; of recipient and customs any part. */
export type StatedFacts = Partial<Omit<ParcelFacts, 'recipient' | 'customs'>> & {
  readonly recipient?: Partial<Recipient> | undefined;
  readonly customs?: Partial<Customs> | undefined;
};

/**
 * The facts of a parcel with what is stated in place of what was said before; nothing stated is as for a new one. A country may be stated by its name:
 * it becomes its code.
 */
export function statedFacts(facts: StatedFacts, before: ParcelFacts = NO_FACTS): ParcelFacts {
  const recipient = { ...before.recipient, ...facts.recipient };
  const customs = { ...before.customs, ...facts.customs };
  return {
    ...before,
    ...facts,
    recipient: { ...recipient, country: countryCode(recipient.country) },
    customs: { ...customs, origin: countryCode(customs.origin) },
  };
}
