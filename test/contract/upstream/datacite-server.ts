import { type Answer, type Asked, type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

/** A DOI as the server keeps it. `writes` counts how often its attributes were written. */
export interface KeptDoi {
  readonly doi: string;
  state: 'draft' | 'registered' | 'findable';
  attributes: Record<string, unknown>;
  writes: number;
}

/** DataCite's REST API as far as an agent needs it (igsn-registry-protocols 2.2), with what it keeps. */
export type DataciteServer = MisbehavingServer & { readonly dois: Map<string, KeptDoi> };

/** User, password and repository that the server knows, and the one prefix that is the repository's. */
export const DATACITE_ACCOUNT = {
  user: 'TEST.CORE',
  password: 's3cret-päss',
  clientId: 'test.core',
  prefix: '10.60510',
};

const JSON_API = { 'content-type': 'application/vnd.api+json; charset=utf-8' };
const PATH = /^\/dois\/(10\.\d{4,5})\/([-._;()/:a-zA-Z0-9*~$=]+)$/;
const EVENTS: Readonly<Record<string, readonly [from: readonly string[], to: KeptDoi['state']]>> = {
  publish: [['draft', 'registered'], 'findable'],
  register: [['draft'], 'registered'],
  hide: [['findable'], 'registered'],
};

const ALLOWED_SITE = 'https://igsn.example.org/';

/** Starts a DataCite that knows nothing yet; addresses of DOIs must begin with one of the sites. */
export async function startDatacite(sites: readonly string[] = [ALLOWED_SITE]): Promise<DataciteServer> {
  const dois = new Map<string, KeptDoi>();
  const server = await startMisbehaving({
    serve: (asked) => serve(dois, asked, sites),
    // Success, and a state that the DOI does not have.
    pretend: (asked) => answer(200, document({ doi: asked.path.slice(6), state: 'draft', attributes: {}, writes: 0 })),
  });
  return Object.assign(server, { dois });
}

function serve(dois: Map<string, KeptDoi>, asked: Asked, sites: readonly string[]): Answer {
  if (asked.path === '/heartbeat') return { status: 200, body: 'OK' };
  if (!isKnown(asked)) return failure(401, 'Bad credentials.');
  if (asked.path === '/dois' && asked.method === 'GET') return list(dois, asked);
  const [, prefix, suffix] = PATH.exec(asked.path) ?? [];
  if (prefix === undefined) return failure(404, "The resource you are looking for doesn't exist.");
  const doi = `${prefix}/${suffix!.toLowerCase()}`;
  const known = dois.get(doi);
  if (asked.method === 'GET')
    return known === undefined
      ? failure(404, "The resource you are looking for doesn't exist.")
      : answer(200, document(known));
  return asked.method === 'PUT' ? put(dois, asked, { doi, prefix, sites }) : failure(405, 'Method not allowed');
}

interface Target {
  readonly doi: string;
  readonly prefix: string;
  readonly sites: readonly string[];
}

function put(dois: Map<string, KeptDoi>, { body, headers }: Asked, { doi, prefix, sites }: Target): Answer {
  if (headers['content-type'] !== 'application/vnd.api+json')
    return failure(406, 'The content type is not recognized.');
  if (prefix !== DATACITE_ACCOUNT.prefix) return failure(403, 'You are not authorized to access this resource.');
  const { data } = JSON.parse(body) as {
    data?: { attributes?: Record<string, unknown>; relationships?: { client?: { data?: { id?: string } } } };
  };
  if (data?.attributes === undefined) return failure(400, 'You need to provide a payload following the JSONAPI spec');
  const known = dois.get(doi);
  if (known === undefined && data.relationships?.client?.data?.id !== DATACITE_ACCOUNT.clientId)
    return failure(403, 'You are not authorized to access this resource.');
  const { event, ...attributes } = data.attributes;
  const kept = known ?? { doi, state: 'draft', attributes: {}, writes: 0 };
  const next = { ...kept.attributes, ...attributes };
  const state = stateAfter(kept.state, String(event));
  const wrong = state === 'draft' ? undefined : invalid(next, sites);
  if (wrong !== undefined) return { ...answer(422, { errors: [{ ...wrong, uid: doi }] }) };
  dois.set(doi, Object.assign(kept, { state, attributes: next, writes: kept.writes + 1 }));
  return answer(known === undefined ? 201 : 200, document(kept));
}

/** An event that the state does not allow is passed over without a word. */
function stateAfter(state: KeptDoi['state'], event: string): KeptDoi['state'] {
  const [from, to] = EVENTS[event] ?? [[], state];
  return from.includes(state) ? to : state;
}

function invalid({ url, titles, creators, types, publicationYear }: Record<string, unknown>, sites: readonly string[]) {
  if (typeof url !== 'string' || !/^https?:/.test(url)) return { source: 'url', title: "Can't be blank" };
  if (!sites.some((site) => url.startsWith(site))) return { source: 'url', title: 'URL is not allowed by repository.' };
  if (!Array.isArray(titles) || !Array.isArray(creators)) return { source: 'titles', title: 'Missing child element.' };
  if (typeof publicationYear !== 'number') return { source: 'publicationYear', title: 'is no year' };
  return (types as { resourceTypeGeneral?: string })?.resourceTypeGeneral === undefined
    ? { source: 'types', title: 'Missing resourceTypeGeneral' }
    : undefined;
}

function list(dois: ReadonlyMap<string, KeptDoi>, { query }: Asked): Answer {
  const size = Math.min(1000, Number(query.get('page[size]') ?? 25));
  const cursor = query.get('page[cursor]') ?? '1';
  const all = [...dois.values()].toSorted((a, b) => (a.doi < b.doi ? -1 : 1));
  const from = cursor === '1' ? 0 : all.findIndex((one) => one.doi > cursor);
  const page = from < 0 ? [] : all.slice(from, from + size);
  query.set('page[cursor]', page.at(-1)?.doi ?? '');
  const next = from + size < all.length ? { next: `https://api.datacite.org/dois?${query}` } : {};
  return answer(200, { data: page.map((one) => document(one).data), meta: { total: all.length }, links: next });
}

function document({ doi, state, attributes }: KeptDoi) {
  return { data: { id: doi, type: 'dois', attributes: { ...attributes, doi, state } } };
}

function isKnown({ headers }: Asked): boolean {
  const { user, password } = DATACITE_ACCOUNT;
  return headers.authorization === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

const answer = (status: number, body: unknown): Answer => ({ status, headers: JSON_API, body: JSON.stringify(body) });

const failure = (status: number, title: string): Answer =>
  answer(status, { errors: [{ status: String(status), title }] });
