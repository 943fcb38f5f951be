import { encodeSuffix } from '../../domain/identifier/handle.ts';
import type { FindLanding, Landing } from '../../store/read/find-landing.ts';
import type { AgentProfile } from '../public-face.ts';
import { redirectPage, unknownPage, valuesPage } from './handle-pages.ts';
import { aliasValues, chooseValues, type HandleValue, handleValues, readValueChoice } from './handle-values.ts';
import { type OwnHandle, ownHandle, readHandle } from './read-handle.ts';
import { appendToAddress, redirectAddress } from './redirect-address.ts';
import type { Target } from './redirect-target.ts';
import type { FindSoon } from './remember-found.ts';

/** An answer of the resolver. `location` is there for redirects alone, and so is `expires`. */
export interface Resolution {
  readonly status: 200 | 301 | 302 | 400 | 404;
  readonly html: string;
  readonly location?: string;
  readonly expires?: string;
}

/** An answer that leads on. */
export type Redirect = Resolution & Required<Pick<Resolution, 'location' | 'expires'>>;

/** What the resolver needs, made once. */
export interface Resolver {
  readonly agent: AgentProfile;
  readonly baseUrl: string;
  readonly findTarget: FindSoon<Target>;
  readonly findLanding: FindLanding;
  /** The IGSN that a handle is another name of; asked only for handles that lead nowhere. */
  readonly findAliased: (handle: string) => Promise<string | undefined>;
  /** When an answer given now expires, as an HTTP date. */
  readonly expires: () => string;
  /** Headers of every answer of the server, names and values in turn: redirects are written past what sets them. */
  readonly always: readonly string[];
}

/**
 * Resolves a handle as the public handle proxy does (registry protocols 5.5): 302 to the registered address, `Expires` after
 * the TTL. `noredirect` or `action=showvalues` show the values; `type` and `index` choose among them, and a choice without
 * an address gives a page with 200; `urlappend` lengthens the address. Other parameters (`locatt`, `auth`, `cert` …) change
 * nothing here. A withdrawn sample still leads to its page, which tells its story. Another name of a sample leads to its DOI here
 * with 301, as HS_ALIAS does there. 404 when nothing public has the handle,
 * 400 for an `index` that is no number.
 */
export function resolveHandle(
  resolver: Resolver,
  text: string,
  query?: URLSearchParams,
): Resolution | Promise<Resolution> {
  return resolveOwn(resolver, text, readHandle(text, resolver.agent), query);
}

/** {@link resolveHandle} for a suffix under one of our prefixes. */
export function resolveSuffix(
  resolver: Resolver,
  prefix: string,
  suffix: string,
  query?: URLSearchParams,
): Resolution | Promise<Resolution> {
  return resolveOwn(resolver, `${prefix}/${suffix}`, ownHandle(prefix, suffix), query);
}

function resolveOwn(
  resolver: Resolver,
  text: string,
  handle: OwnHandle | undefined,
  query: URLSearchParams | undefined,
): Resolution | Promise<Resolution> {
  if (handle === undefined) return resolveAlias(resolver, text, query);
  if (query !== undefined && query.size > 0) return resolveAsAsked(resolver, text, handle, query);
  const target = resolver.findTarget(handle.igsn);
  // What is remembered is answered without a wait: on a busy resolver the waits take as long as everything else.
  if (!(target instanceof Promise)) return redirectTo(resolver, handle.igsn, target);
  return target.then((found) =>
    found === undefined ? resolveAlias(resolver, text, query) : redirectTo(resolver, handle.igsn, found),
  );
}

/** The answer that leads to the target of an IGSN in normal form. */
export function redirectTo(resolver: Resolver, igsn: string, target: Target): Redirect {
  const landingUrl = target === 'ours' ? null : target.address;
  return redirect(resolver, redirectAddress(landingUrl, igsn, resolver.baseUrl));
}

async function resolveAsAsked(resolver: Resolver, text: string, handle: OwnHandle, query: URLSearchParams) {
  const landing = await resolver.findLanding(handle.igsn);
  return landing === undefined
    ? resolveAlias(resolver, text, query)
    : resolveWithQuery(resolver, handle, landing, query);
}

async function resolveAlias(resolver: Resolver, text: string, query?: URLSearchParams): Promise<Resolution> {
  const igsn = await resolver.findAliased(text);
  const landing = igsn === undefined ? undefined : await resolver.findLanding(igsn);
  if (igsn === undefined || landing === undefined) return unknown(resolver, text);
  const choice = readValueChoice(query ?? new URLSearchParams());
  if (choice === undefined) return { status: 400, html: valuesPage(text, []) };
  const { agent, baseUrl, expires } = resolver;
  const values = chooseValues(aliasValues(agent, igsn, landing), choice);
  if (query !== undefined && asksForValues(query)) return { status: 200, html: valuesPage(text, values) };
  const asked = query === undefined || query.size === 0 ? '' : `?${query}`;
  const location = `${baseUrl}/${agent.doiPrefix}/${encodeSuffix(igsn)}${asked}`;
  return { status: 301, html: redirectPage(location), location, expires: expires() };
}

function resolveWithQuery(resolver: Resolver, handle: OwnHandle, landing: Landing, query: URLSearchParams): Resolution {
  const name = `${handle.prefix}/${handle.igsn}`;
  const choice = readValueChoice(query);
  if (choice === undefined) return { status: 400, html: valuesPage(name, []) };
  const values = chooseValues(handleValues(handle.prefix, handle.igsn, landing, resolver.baseUrl), choice);
  const address = firstAddress(values);
  if (address === undefined || asksForValues(query)) return { status: 200, html: valuesPage(name, values) };
  const addition = query.get('urlappend');
  return redirect(resolver, addition === null ? address : appendToAddress(address, addition));
}

function asksForValues(query: URLSearchParams): boolean {
  const noredirect = query.get('noredirect');
  return (noredirect !== null && noredirect !== 'false') || query.get('action') === 'showvalues';
}

function firstAddress(values: readonly HandleValue[]): string | undefined {
  const value = values.find(({ type }) => type === 'URL');
  return value?.data.format === 'string' ? value.data.value : undefined;
}

function redirect({ expires }: Resolver, location: string): Redirect {
  return { status: 302, html: redirectPage(location), location, expires: expires() };
}

function unknown({ agent }: Resolver, text: string): Resolution {
  const elsewhere = `https://hdl.handle.net/${text.split('/').map(encodeURIComponent).join('/')}`;
  return { status: 404, html: unknownPage(text, agent.name, elsewhere) };
}
