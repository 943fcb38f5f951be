import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { House } from '../context.ts';
import { unknownMigrations } from '../store/migrations/migrate-store.ts';
import { backupHealth } from './backups/backup-health.ts';
import type { Metrics } from './metrics.ts';

/**
 * `/healthz` while the process lives, `/readyz` when the store answers (a late backup is said there, and hinders nothing), `/metrics` for
 * Prometheus. A server whose store was brought up to date by a newer program under its feet is not ready: a proxy then leaves it out.
 */
export function registerHealthRoutes(app: FastifyInstance, house: House, metrics: Metrics): void {
  app.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }));
  app.get('/readyz', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await sql`select id from change_clock where id = 1`.execute(house.store.read);
      if ((await unknownMigrations(house.store.read, house.store.engine)).length > 0)
        return reply.code(503).send({ status: 'a newer version has taken over the store', store: house.store.engine });
      const { state, lastDone } = await backupHealth(house);
      const backup = { state, latest: lastDone?.startedAt ?? null };
      return reply.send({ status: 'ready', store: house.store.engine, backup });
    } catch {
      return reply.code(503).send({ status: 'store does not answer', store: house.store.engine });
    }
  });
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
