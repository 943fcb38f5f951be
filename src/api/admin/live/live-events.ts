import type { FastifyInstance } from 'fastify';
import { streamEvents } from '../../event-stream.ts';
import type { AdminServed } from '../visit.ts';
import { ChangeWatch } from './change-watch.ts';

/**
 * `/admin/live`: server-sent events that say that something changed, never what: the page then asks again with the rights of
 * whoever looks. One look at the store a second serves everybody, and none where nobody listens.
 */
export function registerLiveEvents(app: FastifyInstance, served: AdminServed): void {
  const watch = new ChangeWatch(served.house);
  app.addHook('preClose', async () => watch.close());
  app.get<{ Querystring: { at?: string } }>('/admin/live', (request, reply) => {
    streamEvents(request, reply, { retryMs: 3000 }, ({ tell, end }) => {
      const changed = () => tell('changed', {});
      // Between the making of the page and now, or while the connection was broken.
      if (request.query.at !== String(served.house.store.commits())) changed();
      return watch.listen(changed, end);
    });
  });
}
