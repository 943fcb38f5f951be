import type { Format } from '../../formats/format.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import type { AgentProfile } from '../public-face.ts';
import { doiAddress, landingAddress } from './record-address.ts';

/** One link of a Link header. */
export interface TypedLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/**
 * The typed links of a record's page (signposting.org, FAIR profile level 1): how to cite it, where its metadata are, what
 * it is, what it belongs to.
 */
export function signposts(
  record: RegisterRecord,
  formats: readonly Format[],
  face: { readonly agent: AgentProfile; readonly baseUrl: string },
): readonly TypedLink[] {
  const page = landingAddress(face.baseUrl, record.igsn);
  const { parent } = record.description;
  return [
    { href: doiAddress(face.agent, record.igsn), rel: 'cite-as' },
    { href: 'https://schema.org/AboutPage', rel: 'type' },
    { href: 'https://schema.org/Thing', rel: 'type' },
    ...formats.map((format) => {
      const type = format.mediaTypes[0];
      const link = { href: `${page}?format=${encodeURIComponent(format.name)}`, rel: 'describedby' };
      return type === undefined ? link : { ...link, type };
    }),
    ...(parent === undefined ? [] : [{ href: landingAddress(face.baseUrl, parent.igsn), rel: 'collection' }]),
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
