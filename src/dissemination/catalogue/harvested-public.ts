import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { publicPart } from '../../domain/registration/public-part.ts';
import type { HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { namelessDescription } from './nameless.ts';

/** A harvested record as it may be shown: what is public of it today, and what its source knows of the registration. */
export interface HarvestedPublic {
  readonly description: SampleDescription;
  readonly facts: RegistrationFacts;
}

/**
 * What is public of a harvested record on a day (ISO, UTC); undefined where nothing could be read. Writers say nothing of this
 * installation in it, since `facts.read` is stated: neither our agent nor our page.
 */
export function harvestedPublic(
  copy: Pick<HarvestedCopy, 'description' | 'igsn' | 'item' | 'sourceTitle' | 'landingUrl' | 'datestamp'>,
  today: string,
): HarvestedPublic | undefined {
  if (copy.description === undefined) return undefined;
  const open = publicPart(copy.description, today);
  // Where a record names no publisher, formats would name us.
  const named = copy.igsn === null ? namelessDescription(open, copy.item) : { ...open, igsn: copy.igsn };
  const description = { ...named, publisher: open.publisher ?? { name: copy.sourceTitle } };
  const page = copy.landingUrl ?? description.landingPage;
  const facts = {
    registrant: description.publisher.name,
    state: 'registered',
    submittedAt: copy.datestamp,
    registeredAt: copy.datestamp,
    changedAt: copy.datestamp,
    version: 1,
    read: {},
  } as const;
  return { description: page === undefined ? description : { ...description, landingPage: page }, facts };
}
