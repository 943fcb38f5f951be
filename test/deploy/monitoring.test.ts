import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import type { House } from '../../src/context.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';

const HOME = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');

/** Every name of ours in a text, without what Prometheus makes of a histogram. */
const namesIn = (text: string): string[] =>
  [...new Set(text.match(/\bcorestone_[a-z0-9_]+/g))]
    .map((name) => name.replace(/_(bucket|count|sum)$/, ''))
    .toSorted();

describe('what is said about metrics', () => {
  let place: TestPlace;
  let house: House;
  let app: FastifyInstance;
  let given: string[];
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place);
    app = await buildServer(house);
    const { body } = await app.inject('/metrics');
    given = [...body.matchAll(/^# TYPE (corestone_\w+)/gm)].map(([, name]) => name!).toSorted();
  });
  after(async () => {
    await app.close();
    await house.close();
    await place.dispose();
  });

  it('docs/operating/monitoring.md lists every metric of /metrics, and no other', () => {
    const rows = read('docs/operating/monitoring.md').matchAll(/^\| `(corestone_\w+)/gm);
    assert.deepEqual([...rows].map(([, name]) => name!).toSorted(), given);
  });

  for (const file of ['dashboard.json', 'alerts.yaml', 'alerts-test.yaml'])
    it(`deploy/monitoring/${file} asks only for metrics that there are`, () => {
      const asked = namesIn(read(`deploy/monitoring/${file}`));
      assert.ok(asked.length > 3, file);
      assert.deepEqual(
        asked.filter((name) => !given.includes(name)),
        [],
      );
    });

  it('every alert has words in docs/operating/monitoring.md and says how urgent it is', () => {
    const alerts = [...read('deploy/monitoring/alerts.yaml').matchAll(/- alert: (\w+)([\s\S]*?)(?=- alert:|$)/g)];
    assert.ok(alerts.length > 10);
    const guide = read('docs/operating/monitoring.md');
    for (const [, name, rule] of alerts) {
      assert.ok(guide.includes(`\`${name}\``), name);
      assert.match(rule!, /severity: (page|ticket)/);
      assert.match(rule!, /summary: [\s\S]*description: /);
    }
  });

  it('a state in which nothing is left no longer counts', async () => {
    const put = (state: string) =>
      house.store.unitOfWork((db) =>
        db
          .insertInto('outbox')
          .values({
            id: '01a205ea-f927-7005-8866-f8aceb86e5fe',
            igsn: 'A',
            version: 1,
            action: 'register',
            intent: '{}',
            state,
            attempts: 0,
            due_at: '2026-01-01T00:00:00Z',
            created_at: '2026-01-01T00:00:00Z',
            finished_at: null,
            last_error: null,
          })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ state }))
          .execute(),
      );
    const rows = async () => (await app.inject('/metrics')).body.match(/^corestone_outbox_rows.*$/gm);
    await put('needs-a-person');
    assert.deepEqual(await rows(), ['corestone_outbox_rows{state="needs-a-person"} 1']);
    await put('confirmed');
    assert.deepEqual(await rows(), ['corestone_outbox_rows{state="confirmed"} 1']);
  });
});
