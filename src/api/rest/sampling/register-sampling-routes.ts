import type { FastifyInstance } from 'fastify';
import type { House } from '../../../context.ts';
import { registerPartyLiveRoutes } from './live-routes.ts';
import { registerMarkRoutes } from './mark-routes.ts';
import { registerPartyRoutes } from './party-routes.ts';
import { registerTakeRoutes } from './take-routes.ts';

/** `/sampling-parties/…` below `/api/v1`: marking and taking samples, many people at once. */
export function registerSamplingRoutes(api: FastifyInstance, house: House): void {
  const watch = registerPartyLiveRoutes(api, house);
  registerPartyRoutes(api, house);
  registerMarkRoutes(api, house, watch);
  registerTakeRoutes(api, house, watch);
}
