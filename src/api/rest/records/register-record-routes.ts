import type { FastifyInstance } from 'fastify';
import { noJson } from '../request-refusals.ts';
import { registerActionRoutes } from './action-routes.ts';
import { registerAliasRoutes } from './alias-routes.ts';
import { registerChangeRoutes } from './change-routes.ts';
import { registerDuplicateRoutes } from './duplicate-routes.ts';
import { registerPatchRoute } from './patch-route.ts';
import { registerPrivacyRoutes } from './privacy-routes.ts';
import { registerReadRoutes } from './read-routes.ts';
import type { RecordApi } from './record-api.ts';
import { registerTraceRoutes } from './trace-routes.ts';
import { registerTransferRoute } from './transfer-route.ts';
import { registerVersionRoutes } from './version-routes.ts';

/** `/api/v1/records` and `/api/v1/duplicates`, with bodies of any type, which are read by their format. */
export async function registerRecordRoutes(api: FastifyInstance, records: RecordApi): Promise<void> {
  await api.register(async (routes) => {
    routes.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, parsed(String(body))),
    );
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    registerChangeRoutes(routes, records);
    registerTransferRoute(routes, records);
    registerReadRoutes(routes, records);
    registerPatchRoute(routes, records);
    registerActionRoutes(routes, records);
    registerPrivacyRoutes(routes, records);
    registerVersionRoutes(routes, records);
    registerTraceRoutes(routes, records);
    registerDuplicateRoutes(routes, records);
    registerAliasRoutes(routes, records);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noJson(text);
  }
}
