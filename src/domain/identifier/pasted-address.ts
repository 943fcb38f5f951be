import { isDoiPrefix } from './doi.ts';
import { percentDecoded } from './pasted-text.ts';

/** What an address names: an identifier with its prefix (`10273/X`), or an IGSN alone. */
export interface NamedByAddress {
  readonly names: 'prefixed' | 'igsn';
  readonly text: string;
}

/** What the reader of an address must know: handle prefixes of IGSNs, and the base addresses of landing pages. */
export interface AddressOptions {
  readonly handlePrefixes: readonly string[];
  readonly landingBases: readonly string[];
}

interface Address {
  readonly host: string;
  readonly segments: readonly string[];
  readonly query: string;
}

const SCHEME = /^https?:\/\//i;
const RESOLVERS = new Set(['doi.org', 'dx.doi.org', 'hdl.handle.net', 'igsn.org']);

/** True for an http(s) address, and for the known resolvers also without `https://` (`doi.org/10.60510/…`). */
export function isAddress(text: string): boolean {
  return SCHEME.test(text) || RESOLVERS.has(hostOf(text.slice(0, Math.max(0, text.indexOf('/')))));
}

/**
 * The identifier in an address; undefined when it names none that we can trust. Understood: the resolvers doi.org, dx.doi.org,
 * hdl.handle.net and igsn.org; a DOI anywhere in a path; `/10273/X` and `/api/handles/10273/X`; a query `?igsn=X`, as in
 * GFZ's older landing pages; landing pages `/igsn/X` (also `/igsn/X/versions/2`) at the root of a host or below one of
 * our bases. Everything deeper on a foreign host is left alone: `…/with/perhaps/igsn/1234` may be anything.
 */
export function readAddress(text: string, options: AddressOptions): NamedByAddress | undefined {
  const address = parseAddress(withoutLandingBase(text, options.landingBases));
  return (
    doiIn(address.segments) ??
    handleIn(address, options.handlePrefixes) ??
    igsnIn(address) ??
    queryIn(address.query) ??
    landingIn(address.segments)
  );
}

function parseAddress(text: string): Address {
  const [place = '', query = ''] = (text.replace(SCHEME, '').split('#')[0] ?? '').split('?');
  const [authority = '', ...segments] = place.split('/');
  return { host: hostOf(authority), segments: segments.map(decoded).filter((one) => one !== ''), query };
}

function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host.replace(/:[0-9]*$/, '').replace(/^www\./, '');
}

function decoded(segment: string): string {
  const checked = percentDecoded(segment);
  return checked.ok ? checked.value : segment;
}

/** A base `https://data.example.org/corestone/` makes what is below it look as if it stood at the root. */
function withoutLandingBase(text: string, bases: readonly string[]): string {
  const path = bases
    .map((base) => base.replace(/\/$/, ''))
    .find((base) => text.toLowerCase().startsWith(`${base}/`.toLowerCase()));
  return path === undefined ? text : `${path.replace(SCHEME, '').split('/')[0]}${text.slice(path.length)}`;
}

function doiIn(segments: readonly string[]): NamedByAddress | undefined {
  const parts = segments.join('/').split('/');
  const at = parts.findIndex(isDoiPrefix);
  return at < 0 || at === parts.length - 1 ? undefined : prefixed(parts.slice(at));
}

function handleIn({ host, segments }: Address, prefixes: readonly string[]): NamedByAddress | undefined {
  const parts = segments.join('/').split('/');
  const start = parts[0] === 'api' && parts[1] === 'handles' ? 2 : 0;
  const isKnown = RESOLVERS.has(host) ? /^[0-9]/.test(parts[start] ?? '') : prefixes.includes(parts[start] ?? '');
  return isKnown && parts.length > start + 1 ? prefixed(parts.slice(start)) : undefined;
}

function igsnIn({ host, segments }: Address): NamedByAddress | undefined {
  return host === 'igsn.org' && segments.length === 1 ? alone(segments[0]) : undefined;
}

function landingIn([folder, igsn, versions, ...rest]: readonly string[]): NamedByAddress | undefined {
  const isPage = versions === undefined || (versions === 'versions' && rest.length <= 1);
  return folder?.toLowerCase() === 'igsn' && isPage ? alone(igsn) : undefined;
}

function queryIn(query: string): NamedByAddress | undefined {
  const value = new URLSearchParams(query).get('igsn');
  return value === null || value === '' ? undefined : { names: value.includes('/') ? 'prefixed' : 'igsn', text: value };
}

function alone(segment: string | undefined): NamedByAddress | undefined {
  return segment === undefined ? undefined : { names: 'igsn', text: segment };
}

function prefixed(parts: readonly string[]): NamedByAddress {
  return { names: 'prefixed', text: parts.join('/') };
}
