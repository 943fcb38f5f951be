import type { FastifyInstance } from 'fastify';
import { readSearchRequest } from '../../domain/search/read-search-request.ts';
import { sendPage } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { meetReader } from '../words/reader.ts';
import { mapPage } from './map-page.ts';
import { readMapView } from './map-view.ts';
import { type mapReader, searchOnMap } from './read-map.ts';

/**
 * `/map`: all public holes and samples with a position, own and harvested; `lon`, `lat` and `zoom` say what of the world,
 * the parameters of a search what of that.
 */
export function registerMapRoute(app: FastifyInstance, face: PublicFace, read: ReturnType<typeof mapReader>): void {
  app.get('/map', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    const query = rawQuery(request.url);
    const found = await read(readMapView(query), searchOnMap(readSearchRequest(query).request));
    return sendPage(reply, mapPage(face, found, reader), { reader });
  });
}
