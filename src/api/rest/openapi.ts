import type { SwaggerOptions } from '@fastify/swagger';

type OpenApi = NonNullable<Extract<SwaggerOptions, { openapi?: unknown }>['openapi']>;

/** What the description of our API says before its routes. */
export const OPENAPI: OpenApi = {
  openapi: '3.1.0',
  info: {
    title: 'Corestone',
    version: '1',
    description:
      'Identifiers, descriptions and parties of an IGSN allocating agent. Errors are problems of RFC 9457 whose `code` is stable and whose `findings` name field, value and rule. Times are ISO 8601, UTC.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  tags: [
    { name: 'session', description: 'Who is signed in.' },
    { name: 'records', description: 'Identifiers with their descriptions, versions and states.' },
    { name: 'search', description: 'What is public of own and harvested records.' },
    { name: 'descriptions', description: 'What a description can say, and how complete one is.' },
    { name: 'objects', description: 'Holes, core runs, sections, samples and what can be said of them.' },
    { name: 'duplicates', description: 'Records that look like the same sample.' },
    { name: 'landing pages', description: 'Whether pages elsewhere answer, and looking at them again.' },
    { name: 'parties', description: 'Agents, their clients, and the namespaces these hold.' },
    { name: 'bulk', description: 'Any number of records at once, and the jobs that take them.' },
    { name: 'imports', description: 'Tables into the core tree, looked at before they are taken.' },
    { name: 'feeds', description: 'Full dumps, and webhooks that tell of changes.' },
    {
      name: 'upstream',
      description: 'What is still to be told upstream, what failed there, and how the other ends fare.',
    },
    { name: 'audit', description: 'Who did what to what.' },
    { name: 'push', description: 'From an expedition to its allocating agent: what waits, what was refused.' },
    { name: 'station', description: 'Entry at the drill site: objects of the core tree, what changed, who is where.' },
    { name: 'harvest', description: 'Other catalogues that are harvested, their runs and what these found.' },
    { name: 'paper', description: 'Labels, their layouts and printers, and reports of expeditions.' },
    { name: 'transfer', description: 'Whole expeditions as signed packages, handed over and taken over.' },
    { name: 'storage', description: 'Places of a core repository, what stands where, and inventories.' },
    { name: 'sample requests', description: 'What scientists ask for, and what became of it.' },
    { name: 'parcels', description: 'Parcels and loans: packing, shipping, papers, returns, reports of recipients.' },
    {
      name: 'sampling',
      description: 'Sampling parties: who takes part, what is marked, conflicts, and taking samples.',
    },
    { name: 'files', description: 'Pictures and documents that hang on objects.' },
    { name: 'find', description: 'Objects of all expeditions, for curators.' },
    { name: 'publications', description: 'Works on samples, and which records they are about.' },
    { name: 'access', description: 'Users, what they may do, and tokens for machines.' },
  ],
  components: {
    securitySchemes: {
      basic: {
        type: 'http',
        scheme: 'basic',
        description: 'A client’s symbol or a user’s name, with its password or a token.',
      },
      token: { type: 'http', scheme: 'bearer', description: 'A token, `cst_…`.' },
    },
  },
  security: [{ basic: [] }, { token: [] }],
};
