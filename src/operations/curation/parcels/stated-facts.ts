import { type Customs, NO_FACTS, type ParcelFacts, type Recipient } from '../../../domain/curation/parcel.ts';
import { countryCode } from '../../../domain/vocabulary/countries.ts';

/** What may be stated of a parcel; of recipient and customs any part. */
export type StatedFacts = Partial<Omit<ParcelFacts, 'recipient' | 'customs'>> & {
  readonly recipient?: Partial<Recipient> | undefined;
  readonly customs?: Partial<Customs> | undefined;
};

/**
 * The facts of a parcel with what is stated in place of what was said before; nothing stated is as for a new one. A country may be stated by its name:
 * it becomes its code. What was kept before stays as it was kept, also where it is stated again.
 */
export function statedFacts(facts: StatedFacts, before: ParcelFacts = NO_FACTS): ParcelFacts {
  const recipient = { ...before.recipient, ...facts.recipient };
  const customs = { ...before.customs, ...facts.customs };
  return {
    ...before,
    ...facts,
    recipient: { ...recipient, country: countryOf(facts.recipient?.country, before.recipient.country) },
    customs: { ...customs, origin: countryOf(facts.customs?.origin, before.customs.origin) },
  };
}

function countryOf(stated: string | undefined, before: string): string {
  return stated === undefined || stated === before ? before : countryCode(stated);
}
