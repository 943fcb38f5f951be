import Fastify, { type FastifyInstance } from 'fastify';
import type { OaiOptions } from '../../../src/dissemination/oai-pmh/oai-repository.ts';
import { registerOaiRoutes } from '../../../src/dissemination/oai-pmh/register-oai-routes.ts';
import type { PublicFace } from '../../../src/dissemination/public-face.ts';
import type { Format } from '../../../src/formats/format.ts';
import { OAI_DC } from '../../../src/formats/oai-dc/format.ts';
import type { Store } from '../../../src/store/store.ts';

const DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

/** Dublin Core as small as the schema allows; fails on purpose for titles that say so. */
export const TINY_DC: Format = {
  name: 'oai_dc',
  label: 'Dublin Core',
  version: '2.0',
  mediaTypes: ['application/xml'],
  fileEnding: 'xml',
  syntax: 'xml',
  oaiPrefix: 'oai_dc',
  namespace: DC,
  schemaLocation: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  mapping: OAI_DC.mapping,
  write: ({ igsn, title }) => {
    if (title === 'explode') throw new Error('cannot be written');
    const safe = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return `<oai_dc:dc xmlns:oai_dc="${DC}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${safe}</dc:title><dc:identifier>igsn:${igsn}</dc:identifier></oai_dc:dc>`;
  },
};

/** The public face of a test, with a clock that stands in 2026. */
export function faceOf(store: Store, overrides: Partial<PublicFace> = {}): PublicFace {
  return {
    store,
    agent: {
      name: 'Core Repository & Agent',
      repositoryIdentifier: 'registry.example.org',
      adminEmail: 'curator@example.org',
      handlePrefix: '10273',
      doiPrefix: '10.60510',
    },
    baseUrl: 'https://igsn.example.org/core',
    tokenSecret: 'a secret of the tests',
    now: () => new Date('2026-06-01T12:00:00Z'),
    ...overrides,
  };
}

/** An application with nothing but the OAI-PMH routes. */
export function serveOai(
  face: PublicFace,
  formats: readonly Format[] = [TINY_DC],
  options: OaiOptions = {},
): FastifyInstance {
  const app = Fastify();
  registerOaiRoutes(app, face, formats, options);
  return app;
}
