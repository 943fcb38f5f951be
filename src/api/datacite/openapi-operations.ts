import { DOI_EXAMPLE, jsonApi, PAYLOAD_EXAMPLE, resourceExample } from './openapi-shapes.ts';

/** A part of an OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** One operation: what it takes, answers and refuses with. `isOpen` where nobody need be known. */
export interface Described {
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly answers: Readonly<Record<number, Json>>;
  readonly refusals: readonly number[];
  readonly isOpen?: boolean;
}

/** The identifier of the examples. */
export const DOI = '10.60510/icdp5054ex1';
const ANYWHERE = [401, 429, 500, 503];
const CHANGING = [400, 401, 403, 406, 409, 410, 412, 413, 422, 429, 500, 503];
const PAGED = { 'page[number]': '1', 'page[size]': '25' };

const answer = (description: string, content?: Json): Json => ({ description, ...(content && { content }) });
const one = jsonApi('One', { data: DOI_EXAMPLE });
const listOf = (example: Json): Json =>
  jsonApi('List', {
    data: [example],
    meta: { total: 1, totalPages: 1, page: 1 },
    links: { self: 'https://samples.example.org/datacite/…' },
  });
const payload = { required: true, content: jsonApi('Payload', PAYLOAD_EXAMPLE) };
const plain = (type: string, example: string): Json => ({ [type]: { schema: { type: 'string' }, example } });
const json = (example: Json): Json => ({
  'application/vnd.api+json': { schema: { type: 'object', additionalProperties: true }, example },
});

function listed(tag: string, summary: string, example: Json, needsSignIn = false): Described {
  return {
    tag,
    summary,
    description: needsSignIn
      ? 'Lists only what you may read; needs a sign-in.'
      : 'Open to everybody; more is shown to those who may read it.',
    query: PAGED,
    answers: { 200: answer('A page of the list.', listOf(example)) },
    refusals: needsSignIn ? [400, ...ANYWHERE] : [400, ...ANYWHERE],
    isOpen: !needsSignIn,
  };
}

function oneOf(tag: string, summary: string, example: Json): Described {
  return {
    tag,
    summary,
    description: 'Open to everybody; more is shown to those who may read it.',
    answers: { 200: answer('It.', jsonApi('One', { data: example })) },
    refusals: [404, ...ANYWHERE],
    isOpen: true,
  };
}

const CHANGE: Described = {
  tag: 'dois',
  summary: 'Change a DOI, or make it',
  description:
    'Changes what is named and leaves the rest. `event` is publish, register, hide or show; one that the state does not allow is passed over with success and named in `X-Event-Ignored`. `If-Match` with the ETag refuses it where somebody was faster.',
  body: payload,
  answers: { 200: answer('It was changed.', one), 201: answer('It was made.', one) },
  refusals: CHANGING,
};

function partOf(part: string, summary: string, example: Json, isOpen = true): Described {
  return {
    tag: 'dois',
    summary,
    description: `The part \`${part}\` of a record${isOpen ? ' that you may see' : ', for those who may read all of it'}.`,
    answers: { 200: answer('The part.', part === 'get-url' ? json(example) : listOf(example)) },
    refusals: isOpen ? [404, 410, ...ANYWHERE] : [403, 404, 410, ...ANYWHERE],
    isOpen,
  };
}

const CLIENT = resourceExample('clients', 'gfz.icdp', {
  name: 'ICDP',
  symbol: 'GFZ.ICDP',
  clientType: 'igsnCatalog',
  year: 2026,
});
const PROVIDER = resourceExample('providers', 'gfz', { name: 'GFZ', symbol: 'GFZ', year: 2026 });
const PREFIX = resourceExample('prefixes', '10.60510', { registrationAgency: 'GFZ' });
const HELD = resourceExample('client-prefixes', 'gfz.icdp-10.60510', { createdAt: '2026-01-31T12:00:00.000Z' });
const KIND = resourceExample('resource-types', 'physical-object', { title: 'PhysicalObject' });
const ACTIVITY = resourceExample('activities', '01980c1e-6f2a-7c31-9d5e-3b7f0c2a1e44', {
  action: 'register',
  origin: 'datacite',
});
const EVENT = resourceExample('events', '5f0c2a1e44', {
  'subj-id': `https://doi.org/${DOI}`,
  'relation-type-id': 'is-part-of',
});

/** Every operation by method and path; paths below `/datacite`. */
export const OPERATIONS: Readonly<Record<string, Described>> = {
  'get /heartbeat': {
    tag: 'service',
    summary: 'Is the server there',
    description: 'Open to everybody.',
    answers: { 200: answer('`OK`.', plain('text/plain', 'OK')) },
    refusals: [500],
    isOpen: true,
  },
  'post /token': {
    tag: 'service',
    summary: 'A token for a name and a password',
    description: 'Lives thirty days and may register and change, nothing more. As a form or JSON.',
    body: {
      required: true,
      content: plain('application/x-www-form-urlencoded', 'grant_type=password&username=GFZ.ICDP&password=…'),
    },
    answers: {
      200: answer(
        'The token.',
        json({ access_token: 'cst_shown-this-once', token_type: 'Bearer', expires_in: 2_592_000 }),
      ),
    },
    refusals: [400, 401, 406, 413, 429, 500, 503],
    isOpen: true,
  },
  'get /dois': {
    ...listed('dois', 'List of DOIs', DOI_EXAMPLE),
    description:
      'What is findable for everybody, and what you may read. By `page[number]`, or by `page[cursor]=1` and then `links.next`: by cursor each record comes just once, whatever changes meanwhile.',
    query: {
      ...PAGED,
      'page[cursor]': '1',
      query: 'gneiss',
      'client-id': 'gfz.icdp',
      state: 'findable',
      sort: '-updated',
    },
  },
  'post /dois': {
    ...CHANGE,
    summary: 'Make a DOI',
    description:
      'With `prefix` under a new name in the client’s first namespace (`10.60510/ICD` names another of its namespaces), with `doi` just that one. Without `event` it is a draft.',
    answers: { 201: answer('It was made; `Location` leads to it.', one) },
  },
  'get /dois/{doi}': {
    tag: 'dois',
    summary: 'One DOI',
    description:
      'JSON:API, or another format by `Accept` or as `/dois/{media type}/{doi}`. Of a record under embargo others see the open part only.',
    answers: { 200: answer('The record.', one) },
    refusals: [404, 406, 410, ...ANYWHERE],
    isOpen: true,
  },
  'put /dois/{doi}': CHANGE,
  'patch /dois/{doi}': CHANGE,
  'delete /dois/{doi}': {
    tag: 'dois',
    summary: 'Delete a draft',
    description: 'Drafts only. The name is never given to anybody else.',
    answers: { 204: answer('It was deleted.') },
    refusals: [403, 404, 405, ...ANYWHERE],
  },
  'post /dois/validate': {
    tag: 'dois',
    summary: 'What is wrong with a record',
    description: 'Always 200 for what can be read: either the record as it would be, or `errors`. Nothing is kept.',
    body: payload,
    answers: { 200: answer('The record as it would be, or what is wrong.', one) },
    refusals: [400, 406, 413, ...ANYWHERE],
    isOpen: true,
  },
  'get /dois/random': {
    tag: 'dois',
    summary: 'Names that nobody has',
    description: 'They are kept for the namespace and never given to anybody else; needs the right to register there.',
    query: { prefix: '10.60510', size: '1' },
    answers: { 200: answer('The names.', json({ dois: [DOI] })) },
    refusals: [403, 422, ...ANYWHERE],
  },
  'get /dois/{doi}/activities': partOf('activities', 'What was done to a record', ACTIVITY, false),
  'get /dois/{doi}/events': partOf('events', 'What a record says of other things', EVENT),
  'get /dois/{doi}/metadata': partOf(
    'metadata',
    'Versions of a record',
    resourceExample('metadata', `${DOI}/0`, { version: 0 }),
  ),
  'get /dois/{doi}/media': partOf(
    'media',
    'Media of a record',
    resourceExample('media', `${DOI}/image/png`, { mediaType: 'image/png' }),
  ),
  'get /dois/{doi}/get-url': partOf('get-url', 'Address of a record', {
    url: 'https://samples.example.org/igsn/ICDP5054EX1',
  }),
  'get /activities': listed('activities', 'What was done to records', ACTIVITY, true),
  'get /events': listed('events', 'What records say of other things', EVENT),
  'get /clients': listed('parties', 'Clients', CLIENT),
  'get /clients/{id}': oneOf('parties', 'A client', CLIENT),
  'get /repositories': listed('parties', 'Clients, by their other name', CLIENT),
  'get /repositories/{id}': oneOf('parties', 'A client, by its other name', CLIENT),
  'get /providers': listed('parties', 'Agents', PROVIDER),
  'get /providers/{id}': oneOf('parties', 'An agent', PROVIDER),
  'get /prefixes': listed('prefixes', 'The prefix of the installation', PREFIX),
  'get /prefixes/{id}': oneOf('prefixes', 'A prefix', PREFIX),
  'get /client-prefixes': listed('prefixes', 'Which clients may use the prefix', HELD, true),
  'get /repository-prefixes': listed('prefixes', 'The same by its other name', HELD, true),
  'get /provider-prefixes': listed('prefixes', 'Which agents may use the prefix', HELD, true),
  'get /resource-types': listed('service', 'General types of things', KIND),
  'get /resource-types/{id}': oneOf('service', 'A general type', KIND),
  'get /openapi.json': {
    tag: 'service',
    summary: 'This description',
    description: 'Open to everybody.',
    answers: {
      200: answer('OpenAPI 3.1.', {
        'application/json': { schema: { type: 'object', additionalProperties: true }, example: { openapi: '3.1.0' } },
      }),
    },
    refusals: [500],
    isOpen: true,
  },
};
