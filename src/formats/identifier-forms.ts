import type { RelatedWork } from '../domain/description/related-work.ts';
import type { SampleDescription } from '../domain/description/sample-description.ts';
import type { WriteContext } from './format.ts';

/** Handle of an IGSN, `10273/CODE`; the handle world keeps upper case. */
export function handleOf(igsn: string, { handlePrefix }: WriteContext): string {
  return `${handlePrefix}/${igsn.toUpperCase()}`;
}

/** DOI of an IGSN, `10.60510/code`; the DOI world keeps lower case. */
export function doiOf(igsn: string, { doiPrefix }: WriteContext): string {
  return `${doiPrefix}/${igsn.toLowerCase()}`;
}

/** DOI as the address people click. */
export function doiUrl(igsn: string, context: WriteContext): string {
  return `https://doi.org/${doiOf(igsn, context)}`;
}

/** Handle under which an object names itself: a foreign record's own prefix where it is a handle's, else ours. */
export function ownHandle({ igsn, prefix }: SampleDescription, context: WriteContext): string {
  return !prefix || prefix.startsWith('10.') ? handleOf(igsn, context) : `${prefix}/${igsn.toUpperCase()}`;
}

/** DOI under which an object names itself: a foreign record's own prefix where it is a DOI's, else ours. */
export function ownDoi({ igsn, prefix }: SampleDescription, context: WriteContext): string {
  return prefix?.startsWith('10.') ? `${prefix}/${igsn.toLowerCase()}` : doiOf(igsn, context);
}

/** An identifier with the word for its scheme. */
export interface TypedIdentifier {
  readonly type: string;
  readonly value: string;
}

const DOI_LEAD = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i;
const HANDLE_LEAD = /^(?:https?:\/\/hdl\.handle\.net\/|hdl:\s*|info:hdl\/)/i;

/** The identifier of a work without the address of its resolver, its type in DataCite's spelling; an IGSN becomes its handle. */
export function bareIdentifier(work: RelatedWork, context: WriteContext): TypedIdentifier {
  const value = work.identifier.trim();
  const type = work.identifierType;
  switch (type.toLowerCase()) {
    case 'doi':
      return { type: 'DOI', value: value.replace(DOI_LEAD, '') };
    case 'handle':
      return { type: 'Handle', value: value.replace(HANDLE_LEAD, '') };
    case 'igsn':
      return { type: 'Handle', value: igsnHandle(value, context) };
    default:
      return { type, value };
  }
}

/** ORCID as sixteen digits with hyphens, without address; undefined when it does not look like one. */
export function bareOrcid(orcid: string | undefined): string | undefined {
  return orcid === undefined ? undefined : /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i.exec(orcid)?.[0].toUpperCase();
}

/** What URL leaves as it is although RFC 3986 forbids it, and so xs:anyURI. */
const NOT_IN_ADDRESS = /[[\]{}|^`\\]|%(?![0-9a-f]{2})/gi;

/** An absolute web address in its escaped spelling; undefined for what is none, a bare IPv6 host, or longer than the limit. */
export function webAddress(text: string, longest: number): string | undefined {
  if (!/^(?:https?|ftp):/i.test(text)) return undefined;
  const parsed = URL.parse(text);
  if (parsed === null || parsed.hostname.startsWith('[')) return undefined;
  const address = parsed.href.replace(NOT_IN_ADDRESS, encodeURIComponent);
  return address === undefined || address.length > longest ? undefined : address;
}

function igsnHandle(value: string, context: WriteContext): string {
  const code = value.replace(HANDLE_LEAD, '').replace(/^(?:https?:\/\/)?(?:igsn\.org\/|igsn:\s*)/i, '');
  return code.includes('/') ? code.toUpperCase() : handleOf(code, context);
}
