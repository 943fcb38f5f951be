import { JSON_API } from './json-api.ts';

type Json = Readonly<Record<string, unknown>>;

const DOI = '10.60510/icdp5054ex1';

/** What is invented for examples: one sample as DataCite shows it. */
export const DOI_EXAMPLE = {
  id: DOI,
  type: 'dois',
  attributes: {
    doi: DOI,
    url: 'https://samples.example.org/igsn/ICDP5054EX1',
    state: 'findable',
    titles: [{ title: 'Core 12 of hole A' }],
    creators: [{ name: 'Drill, Dora', affiliation: [], nameIdentifiers: [] }],
    publisher: 'Core Repository',
    publicationYear: 2026,
    types: { resourceTypeGeneral: 'PhysicalObject', resourceType: 'Core' },
    created: '2026-01-31T12:00:00.000Z',
    registered: '2026-01-31T12:00:00.000Z',
    updated: '2026-01-31T12:00:00.000Z',
  },
  relationships: {
    client: { data: { id: 'gfz.icdp', type: 'clients' } },
    provider: { data: { id: 'gfz', type: 'providers' } },
    media: { data: [] },
  },
} as const;

/** What is sent to publish a sample with all that DataCite demands. */
export const PAYLOAD_EXAMPLE = {
  data: {
    type: 'dois',
    attributes: {
      prefix: '10.60510',
      event: 'publish',
      url: 'https://samples.example.org/igsn/ICDP5054EX1',
      titles: [{ title: 'Core 12 of hole A' }],
      creators: [{ name: 'Drill, Dora' }],
      publisher: 'Core Repository',
      publicationYear: 2026,
      types: { resourceTypeGeneral: 'PhysicalObject', resourceType: 'Core' },
    },
  },
} as const;

/** An invented resource of a kind that has only a few attributes. */
export function resourceExample(type: string, id: string, attributes: Json): Json {
  return { id, type, attributes };
}

const text = { type: 'string' };
const anything = { type: 'object', additionalProperties: true };
const resource = {
  type: 'object',
  required: ['id', 'type', 'attributes'],
  properties: { id: text, type: text, attributes: anything, relationships: anything },
};

/** The schemas that the operations refer to. Attributes are those of DataCite's schema 4.7; see docs/api/datacite.md. */
export const DATACITE_SCHEMAS = {
  Resource: resource,
  One: { type: 'object', required: ['data'], properties: { data: resource } },
  List: {
    type: 'object',
    required: ['data', 'meta'],
    properties: {
      data: { type: 'array', items: resource },
      meta: { ...anything, description: '`total`, `totalPages`, `page`, and the counts of facets.' },
      links: { type: 'object', properties: { self: text, next: text } },
    },
  },
  Payload: {
    type: 'object',
    required: ['data'],
    properties: {
      data: {
        type: 'object',
        properties: {
          id: text,
          type: { type: 'string', enum: ['dois'] },
          attributes: anything,
          relationships: anything,
        },
      },
    },
  },
  Errors: {
    type: 'object',
    required: ['errors'],
    properties: {
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['title'],
          properties: {
            status: text,
            source: { type: 'string', description: 'The attribute that is wrong.' },
            uid: { type: 'string', description: 'The DOI, lower case.' },
            title: text,
          },
        },
      },
    },
  },
} as const;

/** A body of JSON:API. */
export function jsonApi(schema: keyof typeof DATACITE_SCHEMAS, example: unknown): Json {
  return { [JSON_API]: { schema: { $ref: `#/components/schemas/${schema}` }, example } };
}

/** Refusals by status: when they come, and what is answered. Source: the texts of `json-api.ts`. */
const REFUSALS: Readonly<Record<number, readonly [when: string, error: Json]>> = {
  400: [
    'No payload of JSON:API, or a page that is too deep.',
    { title: 'You need to provide a payload following the JSONAPI spec' },
  ],
  401: ['Wrong credentials, or none where they are needed.', { title: 'Bad credentials.' }],
  403: ['Somebody else’s client, namespace or prefix.', { title: 'You are not authorized to access this resource.' }],
  404: ['There is nothing that you may see.', { title: "The resource you are looking for doesn't exist." }],
  405: ['What was registered cannot be deleted; `Allow` says what can be done.', { title: 'Method not allowed' }],
  406: ['The type of the body, or of `Accept`, is not one of ours.', { title: 'The content type is not recognized.' }],
  409: ['Somebody else was faster.', { title: 'The resource already exists.' }],
  410: ['The record is withdrawn.', { title: 'ICDP5054EX1 is withdrawn.' }],
  412: ['With `If-Match`: the record stands at another version.', { title: 'The resource has changed.' }],
  413: ['More than 8 MiB, unzipped.', { title: 'The body is larger than 8388608 bytes.' }],
  422: ['An attribute is wrong: the first problem of each.', { source: 'titles', uid: DOI, title: "Can't be blank" }],
  429: ['Too many requests or failed sign-ins; `Retry-After` says how long to wait.', { title: 'Too many requests' }],
  500: ['Something went wrong in the server; nothing was half-written.', { title: 'Something went wrong here.' }],
  503: ['The database does not answer.', { title: 'The store does not answer.' }],
};

/** The responses that tell refusals, by the names that {@link refusalRef} refers to. */
export function refusalResponses(): Json {
  const all = Object.entries(REFUSALS).map(([status, [description, error]]) => {
    const full = 'source' in error ? error : { status, ...error };
    return [`Refusal-${status}`, { description, content: jsonApi('Errors', { errors: [full] }) }];
  });
  return Object.fromEntries(all) as Json;
}

/** A reference to the response of a refusal. */
export function refusalRef(status: number): Json {
  return { $ref: `#/components/responses/Refusal-${status}` };
}
