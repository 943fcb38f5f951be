import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifySchema } from 'fastify';
import type { ApiDocument } from '../../../src/api/rest/docs/api-document.ts';
import { buildServer } from '../../../src/api/server.ts';
import { type House, initialise } from '../../../src/context.ts';
import { houseAt, sqlitePlace } from '../../store/each-engine.ts';

/** A server that does not listen, with its two descriptions and every route that it has. */
export interface DescribedApi {
  readonly app: FastifyInstance;
  readonly house: House;
  readonly own: ApiDocument;
  readonly datacite: ApiDocument;
  /** Method and path as `GET /api/v1/records/{igsn}`; without HEAD and OPTIONS. */
  readonly routes: readonly string[];
  /** What the routes of our own API say that they take and give, by method and path. */
  readonly schemas: ReadonlyMap<string, FastifySchema>;
  readonly close: () => Promise<void>;
}

/** The password of `admin`. */
export const PASSWORD = 'wet gloves at three';

/** Builds the server on an empty embedded store. */
export async function describedApi(): Promise<DescribedApi> {
  const place = await sqlitePlace();
  const house = await houseAt(place, {}, 'none');
  await initialise(house, { password: PASSWORD });
  const routes = new Set<string>();
  const schemas = new Map<string, FastifySchema>();
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, schema }) => {
      for (const one of [method].flat()) routes.add(`${one} ${url.replace(/:(\w+)/g, '{$1}')}`);
      if (schema !== undefined && url.startsWith('/api/v1/')) schemas.set(`${method} ${url}`, schema);
    });
  };
  subscribe('fastify.initialization', watch);
  const app = await buildServer(house);
  unsubscribe('fastify.initialization', watch);
  await app.ready();
  const read = async (path: string) => (await app.inject(path)).json<ApiDocument>();
  return {
    app,
    house,
    own: await read('/api/v1/openapi.json'),
    datacite: await read('/datacite/openapi.json'),
    schemas,
    routes: [...routes].filter((one) => !/^(HEAD|OPTIONS) /.test(one)).sort(),
    close: async () => {
      await app.close();
      await house.close();
      await place.dispose();
    },
  };
}
