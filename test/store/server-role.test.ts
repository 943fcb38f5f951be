import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { chainAudit } from '../../src/operations/care/chain-audit.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { addClient } from '../registry/parties.ts';
import { type Entering, enter, expeditionToEnter, run, section } from '../station/entering.ts';
import { houseAt, postgresPlace, type TestPlace } from './each-engine.ts';
import { postgresUrl } from './migrated-copies.ts';
import { TESTER } from './tree-rows.ts';

const GRANTS = join(import.meta.dirname, '../../docs/operating/server-role.sql');
const PASSWORD = 'owns nothing at all';
const skip = postgresUrl() === '' ? 'CORESTONE_TEST_POSTGRES_URL is not set: no role can be made' : false;

/** The file as psql runs it: without words for psql, its variables put in, what \gexec makes of a line done before. */
function grantsFor(role: string, database: string): string {
  return readFileSync(GRANTS, 'utf8')
    .replaceAll(/^\\set .*$/gm, '')
    .replace(/^select .*\\gexec$/m, `grant connect on database ${database} to ${role};`)
    .replaceAll(':"role"', role);
}

describe('a server whose role owns nothing', { skip }, () => {
  const role = `role_corestone_${process.pid}`;
  let place: TestPlace;
  let owner: House;
  let served: House;
  let app: FastifyInstance;
  let hole: Entering;
  before(async () => {
    place = await postgresPlace();
    owner = await houseAt(place);
    await initialise(owner, { password: PASSWORD });
    await addClient(owner, 'GFZ.CORE', ['LPR']);
    hole = await expeditionToEnter(owner, '7501', { runs: 2, sections: 2 });
    const address = new URL(place.databaseUrl);
    await sql.raw(`create role ${role} login`).execute(owner.store.read);
    await sql.raw(grantsFor(role, address.pathname.slice(1))).execute(owner.store.read);
    address.username = role;
    served = await houseAt({ ...place, databaseUrl: address.href });
    app = await buildServer(served);
  });
  after(async () => {
    await app?.close();
    await served?.close();
    await sql.raw(`drop owned by ${role}; drop role ${role}`).execute(owner.store.read);
    await owner?.close();
    await place?.dispose();
  });

  const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, type = 'json') => {
    const headers = { authorization, ...(payload && { 'content-type': `application/${type}` }) };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload: JSON.stringify(payload) }) });
    assert.ok(answer.statusCode < 300, `${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer;
  };

  it('registers, changes, withdraws and deletes by every API', async () => {
    const description = { title: 'Core 1' };
    await ask('POST', '/api/v1/records', { igsn: 'LPR1', visibility: 'findable', description });
    await ask('PUT', '/api/v1/records/LPR1', { description: { title: 'Core 1, again' } });
    await ask('POST', '/api/v1/records/LPR1/withdraw', { reason: 'Used up', kind: 'destroyed' });
    await ask('POST', '/api/v1/records', { igsn: 'LPR2', visibility: 'reserved', description });
    await ask('DELETE', '/api/v1/records/LPR2');
    await ask('PUT', '/datacite/dois/10.60510/lpr3', { data: { type: 'dois', attributes: {} } }, 'vnd.api+json');
    await ask('GET', '/oai?verb=ListRecords&metadataPrefix=oai_dc');
    await ask('GET', '/api/v1/search?q=core');
  });

  it('does jobs, enters at a station, registers an expedition, tells upstream and chains the audit trail', async () => {
    const worker = startJobWorker(served, (error) => assert.fail(String(error)));
    try {
      const line = { igsn: 'LPR4', description: { title: 'Core 4' } };
      const { id } = (await ask('POST', '/api/v1/bulk', line, 'x-ndjson')).json() as { id: string };
      let state = '';
      while (!['done', 'failed'].includes(state))
        state = ((await ask('GET', `/api/v1/jobs/${id}`)).json() as { state: string }).state;
      assert.equal(state, 'done');
    } finally {
      await worker.stop();
    }
    const made = run(hole.holeId, 77);
    const { outcomes } = await enter(served, hole, [made, section(made.object.id, '1')]);
    assert.deepEqual(
      outcomes.map((one) => one.result),
      ['done', 'done'],
    );
    await registerExpedition(served.unitOfWork, hole.expeditionId, { actor: TESTER, rules: served.rules, phase: 'E' });
    assert.equal((await deliverOutbox(served.store, served.upstream!)).failed, 0);
    await chainAudit(served.unitOfWork);
    const broken = (await verifyRegister(served.store.read)).filter((one) => one.broken > 0);
    assert.deepEqual(broken, []);
  });

  const REFUSED = [
    'create table of_mine (id int)',
    'alter table record add column of_mine int',
    'drop table webhook',
    'truncate record',
    'create function of_mine() returns int language sql as $$ select 1 $$',
    "update audit set actor = 'nobody'",
    'delete from audit',
    'delete from identifier',
    "insert into kysely_migration values ('9999-of-mine', 'now')",
    'create role of_mine',
    'copy record to program $$cat$$',
    "select pg_read_file('/etc/passwd')",
  ];
  for (const statement of REFUSED)
    it(`may not ${statement}`, async () => {
      // 42501: insufficient_privilege.
      await assert.rejects(sql.raw(statement).execute(served.store.read), { code: '42501' });
    });

  it('is told whose matter it is where the tables are those of an older program', async () => {
    const last = sql`name = (select max(name) from kysely_migration)`;
    const taken = await sql<{ name: string }>`delete from kysely_migration where ${last} returning name`.execute(
      owner.store.read,
    );
    await assert.rejects(served.store.migrate(), { code: 'store-unavailable', message: /let their owner call/ });
    await sql`insert into kysely_migration values (${taken.rows[0]!.name}, 'now')`.execute(owner.store.read);
  });

  it('owns nothing', async () => {
    const query = sql<{ n: number }>`select count(*)::int as n from pg_class where relowner = ${role}::regrole`;
    assert.deepEqual((await query.execute(owner.store.read)).rows, [{ n: 0 }]);
  });
});
