import Fastify, { type FastifyInstance } from 'fastify';
import type { OaiOptions } from '../../../src/dissemination/oai-pmh/oai-repository.ts';
import { registerOaiRoutes } from '../../../src/dissemination/oai-pmh/register-oai-routes.ts';
import type { PublicFace } from '../../../src/dissemination/public-face.ts';
import type { Format } from '../../../src/formats/format.ts';
import { OAI_DC } from '../../../src/formats/oai-dc/format.ts';
import type { Store } from '../../../src/store/store.ts';
import { testFace } from '../../journeys/fixture/small-server.ts';

/** Dublin Core that fails on purpose for titles that say so. */
export const FRAGILE_DC: Format = {
  ...OAI_DC,
  write: (description, facts, context) => {
    if (description.title === 'explode') throw new Error('cannot be written');
    if (description.title === 'control') return '<oai_dc:dc>\u0001</oai_dc:dc>';
    return OAI_DC.write(description, facts, context);
  },
};

/** The public face of a test with names that need escaping, a path in its address, and a clock that stands in June 2026. */
export function faceOf(store: Store, overrides: Partial<PublicFace> = {}): PublicFace {
  const face = testFace(store, 'https://igsn.example.org/core');
  const agent = { ...face.agent, name: 'Core Repository & Agent', repositoryIdentifier: 'registry.example.org' };
  return { ...face, agent, now: () => new Date('2026-06-01T12:00:00Z'), ...overrides };
}

/** An application with nothing but the OAI-PMH routes. */
export function serveOai(
  face: PublicFace,
  formats: readonly Format[] = [FRAGILE_DC],
  options: OaiOptions = {},
): FastifyInstance {
  const app = Fastify();
  registerOaiRoutes(app, face, formats, options);
  return app;
}
