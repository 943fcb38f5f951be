import type { RelatedWork } from '../domain/description/related-work.ts';
import type { FamilyMember, RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
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

/** The prefix that every IGSN had while they were handles of one registry, until 2022 (metadata-schemas 4). */
export const CENTRAL_PREFIX = '10273';

/** An object of a register: without prefix one of ours, with an empty one a foreign object known by bare code. */
type Registered = Pick<SampleDescription, 'igsn' | 'prefix'>;

/**
 * A description as a writer is to see it: one that was read from a foreign document ({@link RegistrationFacts.read}) and names
 * itself by bare code gets an empty prefix, so that it is never taken for one of ours.
 */
export function asRead(description: SampleDescription, { read }: RegistrationFacts): SampleDescription {
  return read === undefined || description.prefix !== undefined ? description : { ...description, prefix: '' };
}

/** A relative of an object as one of the register: under the object's own prefix where it is not known to have another. */
export function memberOf({ igsn, prefix }: FamilyMember, { prefix: own }: Registered): Registered {
  const either = prefix ?? own;
  return { igsn, ...(either !== undefined && { prefix: either }) };
}

/** Handle by which an object names itself; undefined for a foreign one that names itself by DOI or bare code. */
export function ownHandle({ igsn, prefix }: Registered, context: WriteContext): string | undefined {
  if (prefix === undefined) return handleOf(igsn, context);
  return prefix === '' || prefix.startsWith('10.') ? undefined : `${prefix}/${igsn.toUpperCase()}`;
}

/** DOI by which an object names itself; undefined for a foreign one that names itself by handle or bare code. */
export function ownDoi({ igsn, prefix }: Registered, context: WriteContext): string | undefined {
  if (prefix === undefined) return doiOf(igsn, context);
  return prefix.startsWith('10.') ? `${prefix}/${igsn.toLowerCase()}` : undefined;
}

/**
 * An object as handle, for formats that know nothing else: every DOI is one, and a bare code stood behind the central prefix
 * when it was registered.
 */
export function asHandle({ igsn, prefix }: Registered, context: WriteContext): string {
  if (prefix === undefined) return handleOf(igsn, context);
  return `${prefix === '' ? CENTRAL_PREFIX : prefix}/${igsn.toUpperCase()}`;
}

/** An identifier with the word for its scheme. */
export interface TypedIdentifier {
  readonly type: string;
  readonly value: string;
}

/** The identifier by which an object names itself, with the address of its resolver. */
export interface ObjectName extends TypedIdentifier {
  readonly type: 'DOI' | 'Handle' | 'IGSN' | 'URL';
  readonly address: string;
}

/**
 * DOI, else handle, else the bare code, which the old resolver of IGSN takes as it is. Nothing gets a prefix it did not have. What has no
 * code goes by its page, empty where it has none.
 */
export function objectName(
  object: Registered & Pick<SampleDescription, 'landingPage'>,
  context: WriteContext,
): ObjectName {
  const { igsn, landingPage = '' } = object;
  if (igsn === '') return { type: 'URL', value: landingPage, address: landingPage };
  const doi = ownDoi(object, context);
  if (doi !== undefined) return { type: 'DOI', value: doi, address: `https://doi.org/${doi}` };
  const handle = ownHandle(object, context);
  if (handle !== undefined) return { type: 'Handle', value: handle, address: `https://hdl.handle.net/${handle}` };
  const code = igsn.toUpperCase();
  return { type: 'IGSN', value: code, address: `https://igsn.org/${code}` };
}

/** The page of an object: as stated, else ours for one of ours; undefined for a foreign object. */
export function pageOf({ igsn, prefix, landingPage }: SampleDescription, context: WriteContext): string | undefined {
  return landingPage ?? (prefix === undefined ? context.landingUrl(igsn) : undefined);
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

/** Most addresses: an ordinary host and a path of harmless characters, which URL leaves as they are. */
const PLAIN_ADDRESS = /^https?:\/\/(?:[a-z][a-z\d]*\.)+[a-z]{2,}\/[\w~/:;,()=+@.-]*$/;

/** An absolute web address in its escaped spelling; undefined for what is none, a bare IPv6 host, or longer than the limit. */
export function webAddress(text: string, longest: number): string | undefined {
  // Taking an address apart and putting it together takes longer than all else about it.
  if (PLAIN_ADDRESS.test(text) && !text.includes('/.')) return text.length > longest ? undefined : text;
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
