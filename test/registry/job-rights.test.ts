import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { newTokenSecret } from '../../src/api/rest/parties/token-routes.ts';
import { buildServer } from '../../src/api/server.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { initialise } from '../../src/context.ts';
import { changeUser } from '../../src/operations/access/change-user.ts';
import { issueToken, revokeToken } from '../../src/operations/access/issue-token.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, OPERATOR } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'whose cores are these';
const ITEMS = 4000;
const OF_CLIENT = [{ role: 'depositor', party: 'GFZ.ICDP' }] as const;
let aheadMs = 0;

const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;

onEachEngine(
  'a job whose caller loses its rights',
  (house) => {
    let app: FastifyInstance;
    let passwordHash: string;
    before(async () => {
      passwordHash = quickHash(PASSWORD);
      await initialise(house(), { password: PASSWORD });
      await addClient(house(), 'GFZ.ICDP', ['ICD'], { passwordHash });
      await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
      app = await buildServer(house());
    });
    after(() => app.close());

    let users = 0;
    const user = async () => {
      const name = `ines${users++}`;
      await createUser(house().unitOfWork, { name, grants: OF_CLIENT, passwordHash }, OPERATOR);
      return name;
    };
    const token = async (account: string, expiresAt: string | null = null) => {
      const secret = newTokenSecret();
      const wanted = { account, name: 'script', scope: 'deposit', party: '', expiresAt } as const;
      const { id } = await issueToken(house().unitOfWork, { ...wanted, hash: hashSecret(secret) }, OPERATOR);
      return { id, authorization: `Bearer ${secret}` };
    };
    const call = (method: 'GET' | 'POST', url: string, authorization: string, payload?: string) =>
      app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization, ...(payload !== undefined && { 'content-type': 'application/x-ndjson' }) },
        ...(payload !== undefined && { payload }),
      });
    const job = async (id: string) => (await call('GET', `/jobs/${id}`, basic('admin'))).json();
    const makeJob = async (authorization: string, prefix: string, items = 10) => {
      const lines = Array.from({ length: items }, (_, n) => JSON.stringify({ igsn: `ICD${prefix}${n}` })).join('\n');
      const answer = await call('POST', '/bulk', authorization, lines);
      assert.equal(answer.statusCode, 202, answer.body);
      return answer.json().id as string;
    };
    const whileWorking = async (body: () => Promise<void>) => {
      const errors: unknown[] = [];
      const worker = startJobWorker(house(), (error) => errors.push(error));
      await body().finally(() => worker.stop());
      assert.deepEqual(errors, []);
    };
    const untilRest = async (id: string) => {
      for (;;) {
        const now = await job(id);
        if (!['queued', 'running'].includes(now.state)) return now;
        await sleep(20);
      }
    };

    const WAYS: readonly [
      how: string,
      lose: () => Promise<{ id: string; lose: () => Promise<unknown> }>,
      told: RegExp,
    ][] = [
      [
        'role changed',
        async () => {
          const name = await user();
          const grants = [{ role: 'reader', party: 'GFZ.ICDP' }] as const;
          const lose = () => changeUser(house().unitOfWork, name, { grants }, OPERATOR);
          return { id: await makeJob(basic(name), 'A'), lose };
        },
        /^ines\d may no longer deposit for GFZ\.ICDP\./,
      ],
      [
        'account deactivated',
        async () => {
          const name = await user();
          const lose = () => changeUser(house().unitOfWork, name, { isActive: false }, OPERATOR);
          return { id: await makeJob(basic(name), 'B'), lose };
        },
        /^ines\d may no longer sign in/,
      ],
      [
        'token revoked',
        async () => {
          const { id, authorization } = await token('GFZ.ICDP');
          return { id: await makeJob(authorization, 'C'), lose: () => revokeToken(house().unitOfWork, id, OPERATOR) };
        },
        /^GFZ\.ICDP may no longer use the token of then: it was revoked/,
      ],
      [
        'token expired',
        async () => {
          const end = new Date(house().now().getTime() + 3_600_000).toISOString();
          const { authorization } = await token('GFZ.ICDP', end);
          const lose = async () => {
            aheadMs += 2 * 3_600_000;
          };
          return { id: await makeJob(authorization, 'D'), lose };
        },
        /^GFZ\.ICDP may no longer use the token of then: it expired at 2/,
      ],
    ];

    for (const [how, prepare, told] of WAYS)
      it(`${how}: it stops before its next batch, and goes on for who may`, async () => {
        const { id, lose } = await prepare();
        await lose();
        await whileWorking(async () => {
          const { state, done, lastError } = await untilRest(id);
          assert.deepEqual([state, done], ['failed', 0]);
          assert.match(lastError, told);
          assert.equal((await call('POST', `/jobs/${id}/resume`, basic('admin'))).statusCode, 200);
          const resumed = await untilRest(id);
          assert.deepEqual([resumed.state, resumed.accepted, resumed.lastError], ['done', 10, null]);
        });
        const rows = await house().store.read.selectFrom('audit').select('action').where('subject', '=', id).execute();
        assert.deepEqual(rows.map((row) => row.action).toSorted(), ['create-job', 'resume-job', 'stop-job']);
      });

    it('stops in the middle: what was kept stays, nothing is taken twice', async () => {
      const name = await user();
      const id = await makeJob(basic(name), 'E', ITEMS);
      await whileWorking(async () => {
        while ((await job(id)).done === 0) await sleep(2);
        await changeUser(house().unitOfWork, name, { grants: [] }, OPERATOR);
        const { state, done, lastError } = await untilRest(id);
        assert.ok(state === 'failed' && done > 0 && done < ITEMS, JSON.stringify({ state, done, lastError }));
        assert.equal((await call('POST', `/jobs/${id}/resume`, basic(name))).statusCode, 403);
        await changeUser(house().unitOfWork, name, { grants: OF_CLIENT }, OPERATOR);
        assert.equal((await call('POST', `/jobs/${id}/resume`, basic(name))).statusCode, 200);
        assert.deepEqual((await untilRest(id)).accepted, ITEMS);
      });
    });

    it('does not do more for who resumes it than for who asked for it', async () => {
      const lines = '{"igsn":"ICDF1"}\n{"igsn":"OTHF1"}';
      const { id } = (await call('POST', '/bulk', basic('GFZ.ICDP'), lines)).json();
      assert.equal((await call('POST', `/jobs/${id}/pause`, basic('admin'))).statusCode, 200);
      assert.equal((await call('POST', `/jobs/${id}/resume`, basic('admin'))).statusCode, 200);
      await whileWorking(async () => {
        const { accepted, rejected } = await untilRest(id);
        assert.deepEqual([accepted, rejected], [1, 1]);
      });
    });
  },
  { now: () => new Date(Date.now() + aheadMs) },
);
