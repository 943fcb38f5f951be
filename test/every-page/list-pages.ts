import type { FastifyInstance } from 'fastify';
import { harvestedPath } from '../../src/domain/harvest/entry-path.ts';
import { type PageShape, shapeOf } from './page-shape.ts';
import type { WholeHouse } from './whole-house.ts';

/** A page to look at: its address, the route that answers there, and whether it is asked for as the administrator. */
export interface ListedPage {
  readonly path: string;
  readonly route: string;
  readonly isPublic: boolean;
  /** How it is made for who asked. */
  readonly shape: PageShape;
}

/** Every page of an installation, and the routes of which nobody knows whether they answer with pages. */
export interface PageList {
  readonly pages: readonly ListedPage[];
  /** Routes that no link and no address below leads to: either a page is left out, or it is to be named as no page. */
  readonly unreached: readonly string[];
}

/** Interfaces of programs: what they answer is no page. Their documentation, which is, is looked at by its own address. */
const OF_PROGRAMS = /^\/(?:api|mds|datacite|oai|schemas|feeds|healthz|readyz|metrics|assets|theme|maps)(?:\/|\*|$)/;

/** Routes of addresses that lead to others or to files, and pages that only a fault brings about. */
const NO_PAGES: Readonly<Record<string, string>> = {
  '/login/oidc': 'leads to the provider of identities',
  '/login/callback': 'comes from the provider of identities',
  '/login/oidc/:provider': 'leads to the provider of identities',
  '/login/callback/:provider': 'comes from the provider of identities',
  '/requests': 'leads to the form',
  '/dumps': 'leads to the list',
  '/dumps/:name': 'leads to the dump',
  '/ogc/': 'leads to the service',
  '/admin/find': 'leads to what it finds',
  '/admin/registrations.csv': 'a file',
  '/admin/expeditions/:id/report': 'leads to the report',
  '/robots.txt': 'text',
  '/sitemap/:number.xml': 'XML',
  '/dumps/:name/:file': 'a file',
  '/files/:id/:form': 'a file',
  '/igsn/:igsn/received': 'a document as it came',
  '/harvested/:source/:item/received': 'a document as it came',
  '/igsn/:igsn/linkset': 'links for programs',
  '/igsn/:igsn/qr.svg': 'a drawing',
  '/admin/live': 'a stream of events',
  '/admin/sources/:name/runs/:run/accept': 'only for a run that was held back',
};

/** Addresses of one route that links lead to. */
const FOLLOWED = { public: 2, administration: 1 };

/**
 * Follows links from the first pages, as the administrator, until it has an address or two of each route, and tells which of them
 * answer with pages; then the addresses that no link tells.
 */
export async function listPages(app: FastifyInstance, whole: WholeHouse): Promise<PageList> {
  const routes = routesOf(app);
  const found = new Map<string, ListedPage>();
  const reached = new Map<string, number>();
  const queue = ['/', '/admin', ...unlinked(whole)];
  const own = new Set(unlinked(whole));
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(path, routes);
    if (route === undefined || found.has(path)) continue;
    const most = isPublic(path) ? FOLLOWED.public : FOLLOWED.administration;
    if (!own.has(path) && (reached.get(route) ?? 0) >= most) continue;
    const headers = { accept: 'text/html', cookie: whole.cookie };
    const answer = await app.inject({ url: path, headers });
    reached.set(route, (reached.get(route) ?? 0) + 1);
    const location = answer.headers.location;
    if (location !== undefined) queue.push(String(location).replace(whole.base, ''));
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    if (answer.statusCode >= 400 && !own.has(path)) continue;
    found.set(path, { path, route, isPublic: isPublic(path), shape: shapeOf(answer.body) });
    queue.push(...linksIn(answer.body, whole.base));
  }
  const isKnown = (route: string) => reached.has(route) || route in NO_PAGES || OF_PROGRAMS.test(route);
  return { pages: [...found.values()], unreached: routes.map(({ url }) => url).filter((url) => !isKnown(url)) };
}

/** Pages that somebody else gets at these addresses, made in another way than any of those that were `looked` at or come before. */
export async function differingPages(
  app: FastifyInstance,
  pages: readonly ListedPage[],
  cookie: string,
  looked: { readonly contents: Set<string>; readonly frames: Set<string> },
): Promise<readonly ListedPage[]> {
  const differing: ListedPage[] = [];
  for (const one of pages) {
    const answer = await app.inject({ url: one.path, headers: { accept: 'text/html', cookie } });
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    const shape = shapeOf(answer.body);
    if (looked.contents.has(shape.content) && looked.frames.has(shape.frame)) continue;
    looked.contents.add(shape.content);
    looked.frames.add(shape.frame);
    differing.push({ ...one, shape });
  }
  return differing;
}

const isPublic = (path: string): boolean => !/^\/(?:admin|station|sampling)/.test(path);

/** Addresses that no page links to, or not in the state in which they are to be seen. */
function unlinked({ marked, requestPath, reportPath, party, waiting }: WholeHouse): readonly string[] {
  const { sample, withdrawn, pending, split } = marked;
  const record = `/admin/registrations/${sample}`;
  return [
    ...waiting,
    ...Object.values(marked).map((igsn) => `/igsn/${igsn}`),
    `/igsn/${sample}/versions/1`,
    `/igsn/${sample}/report?version=1`,
    `/igsn/${sample}/report?done`,
    `/igsn/${sample}/versions/2/changes`,
    '/igsn/NOSUCHTHING1',
    `/igsn/${withdrawn}/versions/1`,
    '/nothing/here',
    '/search?q=nothingofthekind',
    '/search?q=core&depth_from=deep',
    '/search?q=gneiss&sort=depth&bbox=0,50,20,80&view=map',
    '/map?lon=15&lat=62&zoom=5',
    '/api/v1/docs',
    '/login',
    '/admin/upstreams/recorded/pause',
    '/requests/new',
    '/requests/01906e5c-0000-7000-8000-0000000000bb',
    requestPath,
    reportPath,
    '/reports/nobody-knows-this-secret-of-a-parcel',
    '/imprint',
    '/privacy',
    '/dumps/',
    '/igsn/PEER0001',
    harvestedPath('peer', 'oai:fake:core/7'),
    harvestedPath('peer', 'oai:fake:gone'),
    '/station',
    '/station/shell',
    '/station/5054',
    '/admin/sources/peer/record?item=oai%3Afake%3APEER0001',
    `/ogc/collections/samples/items/${sample}?f=html`,
    '/dumps/latest/',
    '/sampling',
    `/sampling/${party.party}`,
    '/admin/nothing',
    '/admin/communities/marine-gravity-core/withdraw',
    '/admin/persons/merge?find=Lorenz',
    '/admin/persons/merge?find=Nobody',
    '/admin/registrations?q=nothingofthekind',
    `/admin/registrations/${pending}`,
    `/admin/registrations/${split}`,
    `/admin/registrations/${withdrawn}`,
    '/admin/registrations/BGRB200',
    `${record}/versions?from=1&to=2`,
    `${record}/withheld/show`,
    `${record}/names/remove?alias=10273%2FOLD`,
    `${record}/links/remove?other=${pending}`,
    `${record}/embargo/end`,
    `${record}/publish`,
    `${record}/delete`,
    '/admin/clients/NO.SUCH',
    '/admin/clients/GFZ.BGR',
    '/ogc?f=html',
    '/ogc/collections?f=html',
    '/ogc/collections/samples?f=html',
    '/ogc/collections/samples/items?f=html&limit=5',
    '/ogc/conformance?f=html',
    '/ogc/api?f=html',
  ];
}

interface Route {
  readonly url: string;
  readonly matches: RegExp;
  /** Less that is open to anything, fewer parameters, longer: what the router takes first. */
  readonly rank: number;
}

/** The addresses that are read with GET, as patterns, from the router's own drawing of its tree. */
function routesOf(app: FastifyInstance): readonly Route[] {
  const urls = new Set<string>();
  const above: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', name = '', methods = ''] = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (name === '') continue;
    const depth = indent.length / 4;
    above.length = depth;
    above[depth] = name;
    const url = above.join('').replace(/^\(empty root node\)/, '');
    if (/\bGET\b/.test(methods)) urls.add(url);
  }
  return [...urls].map(toRoute).toSorted((one, other) => one.rank - other.rank);
}

function toRoute(url: string): Route {
  const parts = url.split(/(:[a-zA-Z]+(?:\([^)]*\))?|\*)/);
  const wild = parts.includes('*') ? 1 : 0;
  const literal = (part: string) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = parts.map((part, at) => (at % 2 === 0 ? literal(part) : part === '*' ? '.*' : '[^/]+')).join('');
  return { url, matches: new RegExp(`^${pattern}$`), rank: wild * 1e6 + (parts.length - 1) * 1e3 - url.length };
}

function routeOf(path: string, routes: readonly Route[]): string | undefined {
  const [name = ''] = path.split('?');
  return routes.find(({ matches }) => matches.test(name))?.url;
}

/** Where a page leads within the installation; no downloads and nothing that signs out. */
function linksIn(body: string, base: string): readonly string[] {
  return [...body.matchAll(/<a [^>]*href="([^"#]+)/g)]
    .filter(([tag]) => !tag.includes(' download'))
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replace(base, ''))
    .filter((href) => href.startsWith('/') && !href.startsWith('//'));
}
