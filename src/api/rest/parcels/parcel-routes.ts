import type { FastifyInstance } from 'fastify';
import type { House } from '../../../context.ts';
import { registerParcelLists } from './list-parcel-routes.ts';
import { registerPackingRoutes } from './packing-routes.ts';
import { registerReturnRoutes } from './return-routes.ts';
import { registerShippingRoutes } from './shipping-routes.ts';

/** `/api/v1/parcels`, `/api/v1/loans`, `/api/v1/returns`: packing, shipping, lending and taking back. */
export function registerParcelRoutes(api: FastifyInstance, house: House): void {
  registerParcelLists(api, house);
  registerPackingRoutes(api, house);
  registerShippingRoutes(api, house);
  registerReturnRoutes(api, house);
}
