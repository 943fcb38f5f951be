import type { FastifyInstance } from 'fastify';
import { sendPage } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { meetReader } from '../words/reader.ts';
import { mapPage } from './map-page.ts';
import { readMapView } from './map-view.ts';
import { mapReader } from './read-map.ts';

/** `/map`: all public holes and samples with a position, own and harvested; `lon`, `lat` and `zoom` say what of the world. */
export function registerMapRoute(app: FastifyInstance, face: PublicFace): void {
  const read = mapReader(face);
  app.get('/map', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    const found = await read(readMapView(rawQuery(request.url)));
    return sendPage(reply, mapPage(face, found, reader), { reader });
  });
}
