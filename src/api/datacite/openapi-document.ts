import { type Described, DOI, type Json, OPERATIONS } from './openapi-operations.ts';
import { DATACITE_SCHEMAS, refusalRef, refusalResponses } from './openapi-shapes.ts';

const EXAMPLE_OF_PATH: Readonly<Record<string, string>> = { doi: DOI, id: 'gfz.icdp' };

function operationOf(
  method: string,
  path: string,
  { tag, summary, description, query = {}, body, answers, refusals, isOpen }: Described,
): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name: name!,
    in: 'path',
    required: true,
    description: name === 'doi' ? 'The DOI; its slash may be escaped or not.' : 'Its id, in lower case.',
    schema: { type: 'string' },
    example: EXAMPLE_OF_PATH[name!],
  }));
  const inQuery = Object.entries(query).map(([name, example]) => ({
    name,
    in: 'query',
    required: name === 'prefix',
    schema: { type: 'string' },
    example,
  }));
  const refused = [...new Set(refusals)].sort((a, b) => a - b).map((status) => [status, refusalRef(status)]);
  return {
    operationId: `${method}${path.replace(/\W+(\w)?/g, (_all, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
    tags: [tag],
    summary,
    description,
    ...(isOpen && { security: [] }),
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: body }),
    responses: { ...answers, ...Object.fromEntries(refused) },
  };
}

/** The OpenAPI 3.1 description of what `/datacite` answers. */
export function dataciteDocument(baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [placed, described] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = placed.split(' ');
    paths[`/datacite${path}`] = { ...paths[`/datacite${path}`], [method]: operationOf(method, path, described) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Corestone, DataCite REST',
      version: '1',
      description:
        'The subset of the DataCite REST API that registers and reads IGSNs. Texts and statuses are those of DataCite.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    security: [{ basic: [] }, { token: [] }],
    tags: [
      { name: 'dois', description: 'Samples under their DOI.' },
      { name: 'activities', description: 'What was done.' },
      { name: 'events', description: 'What records say of each other.' },
      { name: 'parties', description: 'Clients and agents, as DataCite’s repositories and providers.' },
      { name: 'prefixes', description: 'The one prefix, and who may use it.' },
      { name: 'service', description: 'The server, tokens, lists of words.' },
    ],
    components: {
      securitySchemes: {
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'Symbol of a client or agent, or a user’s name, and password.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'A token of `POST /token`, or of our own API.' },
      },
      schemas: DATACITE_SCHEMAS,
      responses: refusalResponses(),
    },
    paths,
  };
}
