import { LANGUAGES } from '../../domain/language.ts';
import type { PublicFace } from '../public-face.ts';
import { COLLECTIONS, type FeatureCollection } from './collections.ts';
import { serviceAddress } from './feature-documents.ts';
import { LARGEST_LIMIT, PAGE_PARAMETERS, USUAL_LIMIT } from './read-items-request.ts';

/** The service in OpenAPI 3.0 (/req/oas30/completeness): every path, parameter and status. */
export function openapiDocument(face: PublicFace) {
  return {
    openapi: '3.0.3',
    info: {
      title: `${face.agent.name}: holes and samples`,
      version: '1.0.0',
      description: 'OGC API - Features - Part 1: Core (OGC 17-069r4).',
      contact: { email: face.agent.adminEmail },
    },
    servers: [{ url: serviceAddress(face) }],
    paths: {
      '/': call('landing', 'Landing page', [], 'application/json'),
      '/api': call('description', 'This description', [], 'application/vnd.oai.openapi+json;version=3.0'),
      '/conformance': call('conformance', 'What of the standard is kept', [], 'application/json'),
      '/collections': call('collections', 'All collections', [], 'application/json'),
      ...Object.assign({}, ...COLLECTIONS.map(pathsOf)),
    },
    components: { parameters: PARAMETERS, schemas: SCHEMAS, responses: { Problem: PROBLEM } },
  };
}

const ITEM_REFERENCES = ['limit', 'bbox', 'datetime', 'expedition', 'objectType', 'igsn', 'after'];

function pathsOf({ id, title, types }: FeatureCollection) {
  const path = `/collections/${id}`;
  const asked = types.length > 1 ? ITEM_REFERENCES : ITEM_REFERENCES.filter((name) => name !== 'objectType');
  return {
    [path]: call(`${id}.collection`, title, [], 'application/json'),
    [`${path}/items`]: call(
      `${id}.items`,
      `${title}, page by page`,
      asked,
      'application/geo+json',
      'FeatureCollection',
    ),
    [`${path}/items/{featureId}`]: call(`${id}.item`, 'One feature', ['featureId'], 'application/geo+json', 'Feature'),
  };
}

function call(operationId: string, summary: string, names: readonly string[], mediaType: string, schema = 'Document') {
  const content = {
    [mediaType]: { schema: { $ref: `#/components/schemas/${schema}` } },
    'text/html': { schema: { type: 'string' } },
  };
  const problem = { $ref: '#/components/responses/Problem' };
  return {
    get: {
      operationId,
      summary,
      parameters: [...names, ...PAGE_PARAMETERS].map((name) => ({ $ref: `#/components/parameters/${name}` })),
      responses: { 200: { description: summary, content }, 400: problem, 404: problem, 500: problem },
    },
  };
}

const query = (name: string, description: string, schema: object, more: object = {}) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  style: 'form',
  explode: false,
  ...more,
});

const PARAMETERS = {
  f: query('f', 'Answer as JSON or HTML.', { type: 'string', enum: ['json', 'html'] }),
  lang: query('lang', 'The language of a page.', { type: 'string', enum: LANGUAGES }),
  limit: query('limit', 'How many features a page has.', {
    type: 'integer',
    minimum: 1,
    maximum: LARGEST_LIMIT,
    default: USUAL_LIMIT,
  }),
  bbox: query(
    'bbox',
    'West, south, east, north in degrees of WGS 84; west greater than east crosses the antimeridian.',
    {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
  ),
  datetime: query('datetime', 'Moment or stretch of time (RFC 3339) in which it was taken, by days of UTC.', {
    type: 'string',
  }),
  expedition: query('expedition', 'Code of the expedition.', { type: 'string' }),
  objectType: query('objectType', 'Type of the object.', { type: 'string' }),
  igsn: query('igsn', 'The IGSN, in any case.', { type: 'string' }),
  after: query('after', 'Where a page begins; only as links give it.', { type: 'string' }),
  featureId: { name: 'featureId', in: 'path', required: true, description: 'The IGSN.', schema: { type: 'string' } },
};

const POINT = {
  type: 'object',
  nullable: true,
  required: ['type', 'coordinates'],
  properties: {
    type: { type: 'string', enum: ['Point'] },
    coordinates: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number' } },
  },
};

const SCHEMAS = {
  Document: { type: 'object' },
  Feature: {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string' },
      geometry: POINT,
      properties: { type: 'object' },
    },
  },
  FeatureCollection: {
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
      features: { type: 'array', items: { $ref: '#/components/schemas/Feature' } },
    },
  },
};

const PROBLEM = {
  description: 'A problem (RFC 9457) that says what is wrong.',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
};
