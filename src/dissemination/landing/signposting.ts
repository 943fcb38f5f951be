import type { Format } from '../../formats/format.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import { doiAddress } from '../write-context.ts';

/** One link of a Link header. */
export interface TypedLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/** What the links of a page need beside the record: who serves it, the formats, and the number of an older version. */
export interface Signposted {
  readonly face: Pick<PublicFace, 'agent' | 'baseUrl'>;
  readonly formats: readonly Format[];
  readonly oldVersion: number | undefined;
}

/**
 * The typed links of a record's page (signposting.org, FAIR profile level 1): how to cite it, where its metadata are, what
 * it is, what it belongs to; one that is
 * only reserved has nothing to cite. An older version leads to its own metadata, and to the current page (RFC 5829).
 */
export function signposts(record: PublicRecord, { face, formats, oldVersion }: Signposted): readonly TypedLink[] {
  const page = landingAddress(face.baseUrl, record.igsn, oldVersion);
  const { parent } = record.description;
  return [
    ...(record.facts.state === 'reserved' ? [] : [{ href: doiAddress(face, record.igsn), rel: 'cite-as' }]),
    { href: 'https://schema.org/AboutPage', rel: 'type' },
    { href: 'https://schema.org/Thing', rel: 'type' },
    ...formats.map((format) => {
      const type = format.mediaTypes[0];
      const link = { href: `${page}?format=${encodeURIComponent(format.name)}`, rel: 'describedby' };
      return type === undefined ? link : { ...link, type };
    }),
    ...(parent === undefined ? [] : [{ href: landingAddress(face.baseUrl, parent.igsn), rel: 'collection' }]),
    ...(oldVersion === undefined ? [] : [{ href: landingAddress(face.baseUrl, record.igsn), rel: 'latest-version' }]),
  ];
}

/** Links as the value of one Link header (RFC 8288). */
export function linkHeader(links: readonly TypedLink[]): string {
  return links
    .map(
      ({ href, rel, type }) => `<${encodeHeader(href)}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`,
    )
    .join(', ');
}

function encodeHeader(address: string): string {
  return address.replace(/[^\x21-\x7e]|[<>"]/g, (character) => encodeURIComponent(character));
}
