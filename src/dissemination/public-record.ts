import type { SampleDescription } from '../domain/description/sample-description.ts';
import { withImages } from '../domain/description/with-images.ts';
import { withPublications } from '../domain/publication/with-publications.ts';
import { bareDescription } from '../domain/registration/bare-description.ts';
import { type Access, isEmbargoed } from '../domain/registration/embargo.ts';
import { openImages } from '../domain/registration/open-images.ts';
import { accessWith } from '../domain/registration/privacy.ts';
import { publicPart } from '../domain/registration/public-part.ts';
import { isKeptBack } from '../domain/registration/record-states.ts';
import { withSameObjects } from '../domain/registration/with-same-objects.ts';
import type { Format, WriteContext } from '../formats/format.ts';
import type { RegisterRecord } from '../store/read/find-record.ts';
import { relatedBy } from '../store/read/linked-works.ts';

/** A record of which only what is public today is left. Pages and formats take nothing else; {@link publicRecord} alone makes it. */
export interface PublicRecord extends RegisterRecord {
  /** Whether details are hidden today. */
  readonly isEmbargoed: boolean;
}

/**
 * What is public of a record on a day (ISO, UTC). `current` is the description that stands today, where the record carries
 * that of an older version.
 */
export function publicRecord(
  record: RegisterRecord,
  today: string,
  current: Access = record.description,
): PublicRecord {
  if (isKeptBack(record.facts.state))
    return { ...record, description: keptBack(record.description), isEmbargoed: false };
  const pictured = withImages(record.description, openImages(record.images, record.privacy, today));
  const stated = withPublications(pictured, relatedBy(record.publications));
  const description = publicPart(stated, today, current, record.privacy, record.relatives);
  const access = accessWith(current, record.privacy);
  return {
    ...record,
    description: withSameObjects(description, record.sameAs),
    isEmbargoed: isEmbargoed(access, today),
  };
}

function keptBack({ igsn, namespace, objectType, isDemonstration }: SampleDescription): SampleDescription {
  return { ...bareDescription(igsn, namespace), objectType, isDemonstration, isPublic: false };
}

/** A record in a format, of which everything that is not public today is left out already. */
export function writePublic({ description, facts }: PublicRecord, format: Format, context: WriteContext): string {
  return format.write(description, facts, context);
}

/** The same without keeping other requests waiting for a format that takes its time. */
export async function writePublicAside(record: PublicRecord, format: Format, context: WriteContext): Promise<string> {
  const { description, facts } = record;
  return format.writeAside?.(description, facts, context) ?? writePublic(record, format, context);
}
