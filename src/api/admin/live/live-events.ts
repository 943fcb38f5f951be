import type { FastifyInstance } from 'fastify';
import type { AdminServed } from '../visit.ts';
import { ChangeWatch } from './change-watch.ts';

const HEARTBEAT_MS = 20_000;

/**
 * `/admin/live`: server-sent events that say that something changed, never what: the page then asks again with the rights of
 * whoever looks. One look at the store a second serves everybody, and none where nobody listens.
 */
export function registerLiveEvents(app: FastifyInstance, served: AdminServed): void {
  const watch = new ChangeWatch(served.house);
  app.addHook('preClose', async () => watch.close());
  app.get<{ Querystring: { at?: string } }>('/admin/live', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    const tell = () => raw.write('event: changed\ndata: {}\n\n');
    // Between the making of the page and now, or while the connection was broken.
    if (request.query.at !== String(served.house.store.commits())) tell();
    const leave = watch.listen(tell, () => raw.end());
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      leave();
    });
  });
}
