import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ForeignElement, Size } from '../../domain/description/statements.ts';
import { joined } from '../reading/joined.ts';
import { readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { ReadFacts } from '../reading/record-read.ts';
import type { DataciteRecord } from './datacite-record.ts';
import { agentsOf } from './description-agents.ts';
import { datesOf } from './description-dates.ts';
import { kindsOf } from './description-kinds.ts';
import { placesOf } from './description-places.ts';
import { relatedOf } from './description-related.ts';
import { rightsOf } from './description-rights.ts';
import { namesOf, textsOf } from './description-texts.ts';

/**
 * What a DataCite record says as a description. A statement goes into the plain member where writing gives the same statement
 * again, else into the list that keeps it as it is, so that nothing is said twice and nothing is lost.
 */
export function descriptionOf(record: DataciteRecord, foreign: readonly ForeignElement[]): SampleDescription {
  const identifier = identifierOf(record);
  const { publisher, language, version, publicationYear, formats = [], url } = record;
  const said: Said = {
    publisher:
      publisher &&
      present({
        name: publisher.name,
        identifier: publisher.publisherIdentifier,
        scheme: publisher.publisherIdentifierScheme,
        schemeUri: publisher.schemeUri,
        language: publisher.lang,
      }),
    publicationYear: /^\d{4}$/.test(publicationYear ?? '') ? Number(publicationYear) : undefined,
    language,
    versionLabel: version,
    mediaFormats: formats,
    landingPage: url,
    foreign,
  };
  return readDescription(
    identifier,
    joined<Said>(
      namesOf(record, identifier),
      textsOf(record),
      kindsOf(record),
      datesOf(record),
      relatedOf(record, identifier),
      placesOf(record),
      rightsOf(record),
      agentsOf(record),
      sizesOf(record),
      said,
    ),
  );
}

type Said = { readonly [Member in keyof SampleDescription]?: SampleDescription[Member] | undefined };

/** The identifier of a record; undefined where it names none. */
export function identifierOf({ doi, otherIdentifier }: DataciteRecord): ReadIdentifier | undefined {
  return readIdentifier(doi ?? otherIdentifier?.value);
}

/** What a record says of its registration: who publishes it, when it was issued and last updated. */
export function factsOfRecord({ publisher, dates = [] }: DataciteRecord): ReadFacts {
  const at = (type: string) => dates.find(({ dateType }) => dateType.toLowerCase() === type)?.date;
  const issued = at('issued');
  const updated = at('updated');
  return {
    ...(publisher !== undefined && { registrant: publisher.name }),
    ...(issued !== undefined && { registeredAt: issued }),
    ...(updated !== undefined && { changedAt: updated }),
  };
}

const METRES = /^(-?\d+(?:\.\d+)?) m$/;

function sizesOf({ sizes = [] }: DataciteRecord) {
  const metres = METRES.exec(sizes[0] ?? '')?.[1];
  const isLength = metres !== undefined && String(Number(metres)) === metres && !/\.\d{7}/.test(metres);
  const [size, ...furtherSizes] = sizes.slice(isLength ? 1 : 0).map(sizeOf);
  return { lengthM: isLength ? Number(metres) : undefined, size, furtherSizes };
}

/** Number and unit where the text is both with one blank between, else the words as they are. */
function sizeOf(text: string): Size {
  const parts = /^([-+~<>≈]?\d[\d.,]*) (\S.*)$/.exec(text);
  return parts === null ? { value: text } : { value: parts[1] ?? '', unit: parts[2] ?? '' };
}
