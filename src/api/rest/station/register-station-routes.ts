import type { FastifyInstance } from 'fastify';
import type { House } from '../../../context.ts';
import { registerDeletedRoute } from './deleted-route.ts';
import { registerEntryRoutes } from './entry-routes.ts';
import { registerLiveRoutes } from './live-route.ts';
import { registerReadingRoutes } from './reading-routes.ts';
import { registerRegisterRoute } from './register-route.ts';
import { registerStationFieldsRoute } from './station-fields-route.ts';
import { registerViewRoutes } from './view-routes.ts';

/** `/station/…` below `/api/v1`: what the browser application at the drill site asks and says. */
export function registerStationRoutes(api: FastifyInstance, house: House): void {
  const watch = registerLiveRoutes(api, house);
  registerEntryRoutes(api, house, watch);
  registerReadingRoutes(api, house);
  registerDeletedRoute(api, house);
  registerStationFieldsRoute(api, house);
  registerViewRoutes(api, house);
  registerRegisterRoute(api, house);
}
