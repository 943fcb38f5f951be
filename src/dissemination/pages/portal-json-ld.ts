import { present } from '../../domain/description/present.ts';
import { nameOf } from '../../domain/publication/cite-work.ts';
import type { PublicationFacts } from '../../domain/publication/publication-facts.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { workAddress } from '../landing/related-works.ts';
import type { PublicFace } from '../public-face.ts';

type Stated = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://schema.org/';
const LONGEST_NAME = 300;
/** What search engines for data sets take. */
const LONGEST_TEXT = 4000;

/** Who publishes, and the whole catalogue, as pages name them to machines (schema.org). */
function publisherOf({ agent }: Pick<PublicFace, 'agent'>): Stated {
  return { '@type': 'Organization', name: agent.name, email: agent.adminEmail };
}

function catalogOf({ baseUrl }: Pick<PublicFace, 'baseUrl'>): Stated {
  return { '@type': 'DataCatalog', '@id': `${baseUrl}/#catalog` };
}

/** The start page as JSON-LD: the catalogue, and how it is searched. */
export function startJsonLd(face: Pick<PublicFace, 'agent' | 'baseUrl'>, name: string, description: string): string {
  const { baseUrl } = face;
  const publisher = publisherOf(face);
  const search = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${baseUrl}/search?q={text}` },
    'query-input': 'required name=text',
  };
  return JSON.stringify({
    '@context': CONTEXT,
    '@graph': [
      { ...catalogOf(face), name, description, url: `${baseUrl}/`, publisher },
      { '@type': 'WebSite', '@id': `${baseUrl}/#site`, name, url: `${baseUrl}/`, publisher, potentialAction: search },
    ],
  });
}

/** What is told of an expedition: days at their precision, a place in WGS 84, files by media type. Absent is not public or not stated. */
export interface ExpeditionTold {
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly description?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly country?: string | undefined;
  readonly latitudeDeg?: number | undefined;
  readonly longitudeDeg?: number | undefined;
  readonly doi?: string | undefined;
  readonly files: readonly { readonly mediaType: string; readonly address: string }[];
}

/** The page of an expedition as JSON-LD: all its records as one data set. */
export function expeditionJsonLd(face: Pick<PublicFace, 'agent' | 'baseUrl'>, told: ExpeditionTold): string {
  const { from, to, latitudeDeg, longitudeDeg } = told;
  const geo =
    latitudeDeg === undefined || longitudeDeg === undefined
      ? undefined
      : { '@type': 'GeoCoordinates', latitude: latitudeDeg, longitude: longitudeDeg };
  const place = present({ '@type': 'Place', name: told.country, geo });
  return JSON.stringify(
    present({
      '@context': CONTEXT,
      '@type': 'Dataset',
      '@id': told.address,
      name: shortenedText(told.name, LONGEST_NAME),
      description: told.description && shortenedText(told.description, LONGEST_TEXT),
      url: told.address,
      identifier: told.doi === undefined ? told.code : [told.code, told.doi],
      temporalCoverage: from === undefined ? undefined : `${from}/${to ?? '..'}`,
      spatialCoverage: told.country === undefined && geo === undefined ? undefined : place,
      isAccessibleForFree: true,
      publisher: publisherOf(face),
      includedInDataCatalog: catalogOf(face),
      distribution: told.files.map(({ mediaType, address }) => ({
        '@type': 'DataDownload',
        encodingFormat: mediaType,
        contentUrl: address,
      })),
    }),
  );
}

/** The page of a work as JSON-LD; `about` are the addresses of some objects that it is about. */
export function publicationJsonLd(work: PublicationFacts, address: string, about: readonly string[]): string {
  const { people, year, container } = work;
  const known = workAddress({ ...work, relationType: '' });
  return JSON.stringify(
    present({
      '@context': CONTEXT,
      '@type': 'CreativeWork',
      '@id': known ?? address,
      name: shortenedText(work.title, LONGEST_NAME),
      author: people.map((one) => ({ '@type': 'Person', name: shortenedText(nameOf(one), LONGEST_NAME) })),
      datePublished: year === null ? undefined : String(year),
      isPartOf:
        container === '' ? undefined : { '@type': 'CreativeWork', name: shortenedText(container, LONGEST_NAME) },
      identifier: shortenedText(work.identifier, LONGEST_NAME),
      mainEntityOfPage: address,
      about: about.map((one) => ({ '@id': one })),
    }),
  );
}
