import type { PublicFace } from '../public-face.ts';
import { COLLECTIONS, CRS84, type FeatureCollection } from './collections.ts';
import type { FeaturePage } from './find-features.ts';
import { writeCursor } from './read-items-request.ts';
import type { Feature } from './to-feature.ts';

/** Media types of what is served. */
export const MEDIA_TYPE = {
  json: 'application/json',
  geojson: 'application/geo+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  html: 'text/html',
} as const;

/** A link of a document (OGC 17-069r4, link.yaml). */
export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title: string;
}

/** What this service keeps of the standard, part 1. */
export const CONFORMS_TO = ['core', 'oas30', 'html', 'geojson'].map(
  (one) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${one}`,
);

/** The address of the service, or of something in it. */
export function serviceAddress({ baseUrl }: Pick<PublicFace, 'baseUrl'>, path = ''): string {
  return `${baseUrl}/ogc${path}`;
}

/** The landing page (/req/core/root-success). */
export function landingDocument(face: PublicFace) {
  const link = (path: string, rel: string, type: string, title: string): Link => ({
    href: serviceAddress(face, path),
    rel,
    type,
    title,
  });
  return {
    title: `${face.agent.name}: holes and samples`,
    description: 'Registered holes, samples and expeditions of scientific drilling as features on a map.',
    links: [
      ...selfLinks(face, '', MEDIA_TYPE.json),
      link('/api', 'service-desc', MEDIA_TYPE.openapi, 'Description of the service (OpenAPI 3.0)'),
      link('/api?f=html', 'service-doc', MEDIA_TYPE.html, 'The calls, to read'),
      link('/conformance', 'conformance', MEDIA_TYPE.json, 'What of the standard is kept'),
      link('/collections', 'data', MEDIA_TYPE.json, 'Collections'),
    ],
  };
}

/** The conformance declaration (/req/core/conformance-success). */
export function conformanceDocument(face: PublicFace) {
  return { conformsTo: CONFORMS_TO, links: selfLinks(face, '/conformance', MEDIA_TYPE.json) };
}

/** All collections (/req/core/fc-md-success). */
export function collectionsDocument(face: PublicFace) {
  return {
    links: selfLinks(face, '/collections', MEDIA_TYPE.json),
    collections: COLLECTIONS.map((one) => collectionDocument(face, one)),
  };
}

/** One collection (/req/core/sfc-md-success). */
export function collectionDocument(face: PublicFace, { id, title, description }: FeatureCollection) {
  const path = `/collections/${id}`;
  const items = { href: serviceAddress(face, `${path}/items`), rel: 'items', title };
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [CRS84],
    links: [
      ...selfLinks(face, path, MEDIA_TYPE.json),
      { ...items, type: MEDIA_TYPE.geojson },
      { ...items, href: `${items.href}?f=html`, type: MEDIA_TYPE.html },
    ],
  };
}

/**
 * A page of features (/req/core/fc-response, /req/geojson/content). `query` is that of the request. How many match is said where one
 * page holds them all, and nowhere else: counting a million costs more than reading a page.
 */
export function itemsDocument(face: PublicFace, { id }: FeatureCollection, query: URLSearchParams, page: FeaturePage) {
  const path = `/collections/${id}/items`;
  const next = page.next === undefined ? [] : [nextLink(face, path, query, writeCursor(page.next))];
  const collection = {
    href: serviceAddress(face, `/collections/${id}`),
    rel: 'collection',
    type: MEDIA_TYPE.json,
    title: 'Collection',
  };
  const isAll = next.length === 0 && !query.has('after');
  return {
    type: 'FeatureCollection',
    ...(isAll && { numberMatched: page.features.length }),
    numberReturned: page.features.length,
    links: [...selfLinks(face, path, MEDIA_TYPE.geojson, query), ...next, collection],
    features: page.features,
  };
}

/** One feature (/req/core/f-success, /req/core/f-links). */
export function itemDocument(face: PublicFace, { id }: FeatureCollection, feature: Feature) {
  const path = `/collections/${id}/items/${encodeURIComponent(feature.id)}`;
  const collection = {
    href: serviceAddress(face, `/collections/${id}`),
    rel: 'collection',
    type: MEDIA_TYPE.json,
    title: 'Collection',
  };
  const page = {
    href: String(feature.properties.url),
    rel: 'canonical',
    type: MEDIA_TYPE.html,
    title: 'Landing page',
  };
  return { ...feature, links: [...selfLinks(face, path, MEDIA_TYPE.geojson), collection, page] };
}

function nextLink(face: PublicFace, path: string, query: URLSearchParams, after: string): Link {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return { href: serviceAddress(face, `${path}?${next}`), rel: 'next', type: MEDIA_TYPE.geojson, title: 'Next page' };
}

function selfLinks(face: PublicFace, path: string, type: string, query = new URLSearchParams()): readonly Link[] {
  const plain = new URLSearchParams([...query].filter(([name]) => name !== 'f'));
  const html = new URLSearchParams([...plain, ['f', 'html']]);
  const own = plain.size === 0 ? path : `${path}?${plain}`;
  return [
    { href: serviceAddress(face, own), rel: 'self', type, title: 'This document' },
    {
      href: serviceAddress(face, `${path}?${html}`),
      rel: 'alternate',
      type: MEDIA_TYPE.html,
      title: 'This document as HTML',
    },
  ];
}
