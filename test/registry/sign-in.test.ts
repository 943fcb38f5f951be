import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { hashSecret, signInMeans } from '../../src/api/sign-in/sign-in-request.ts';
import { type SignIn, type SignInMeans, signInByPassword, signInByToken } from '../../src/operations/access/sign-in.ts';
import { unlockAccount } from '../../src/operations/access/unlock-account.ts';
import { may } from '../../src/operations/caller.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { changeClient } from '../../src/operations/parties/change-client.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, OPERATOR } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const MORNING = new Date('2026-05-01T08:00:00Z');
let today = MORNING;

onEachEngine(
  'signing in',
  (house) => {
    let means: SignInMeans;
    before(async () => {
      today = MORNING;
      await addClient(house(), 'GFZ.ICDP', ['ICD'], { passwordHash: quickHash('the core is wet') });
      await createUser(
        house().unitOfWork,
        { name: 'ines', grants: [{ role: 'reader', party: '' }], passwordHash: quickHash('geheim äöü!') },
        OPERATOR,
      );
      await house().store.unitOfWork(async (db) => {
        const password_hash = quickHash('upper password');
        await db.updateTable('agent').set({ password_hash }).where('symbol', '=', 'GFZ').execute();
      });
      means = signInMeans(house());
    });

    const nameOf = (result: SignIn) => (result.ok ? result.caller.name : result.reason);

    it('as a client, in any case', async () => {
      const result = await signInByPassword('gfz.icdp', 'the core is wet', means);
      assert.equal(nameOf(result), 'GFZ.ICDP');
      assert.ok(result.ok && may(result.caller, 'deposit', 'GFZ.ICDP') && !may(result.caller, 'deposit', 'GFZ.X'));
    });

    it('as a user', async () => {
      const result = await signInByPassword('ines', 'geheim äöü!', means);
      assert.ok(result.ok && may(result.caller, 'read', 'GFZ.ICDP') && !may(result.caller, 'deposit', 'GFZ.ICDP'));
    });

    it('as an agent over its client, which the name says', async () => {
      const result = await signInByPassword('GFZ.ICDP', 'upper password', means);
      assert.equal(nameOf(result), 'GFZ for GFZ.ICDP');
      assert.ok(result.ok && !may(result.caller, 'deposit', 'GFZ.OTHER'));
    });

    it('not with a wrong password, nor as nobody', async () => {
      assert.equal(nameOf(await signInByPassword('GFZ.ICDP', 'wrong', means)), 'unknown');
      assert.equal(nameOf(await signInByPassword('nobody', 'wrong', means)), 'unknown');
    });

    it('with a token: within its scope, until it expires or is revoked', async () => {
      const secret = 'cst_0123456789';
      const at = today.toISOString();
      const token = {
        id: '0190aaaa-0000-7000-8000-000000000001',
        hash: hashSecret(secret),
        account: 'GFZ.ICDP',
        name: 'script',
      };
      await house().unitOfWork((work) =>
        work.access.addToken({
          ...token,
          scope: 'read',
          party: '',
          createdAt: at,
          createdBy: 'test',
          expiresAt: '2026-05-02T00:00:00.000Z',
        }),
      );
      const result = await signInByPassword('whoever', secret, means);
      assert.ok(result.ok && may(result.caller, 'read', 'GFZ.ICDP') && !may(result.caller, 'deposit', 'GFZ.ICDP'));
      assert.equal((await house().unitOfWork((work) => work.access.findTokenById(token.id)))?.usedAt, at);
      today = new Date('2026-05-02T08:00:00Z');
      assert.equal(nameOf(await signInByToken(secret, means)), 'expired');
      await house().unitOfWork((work) => work.access.revokeToken(token.id, at));
      assert.equal(nameOf(await signInByToken(secret, means)), 'unknown');
    });

    it('is locked after ten failures, for a while', async () => {
      for (let time = 0; time < 10; time++) await signInByPassword('ines', `guess ${time}`, means);
      assert.equal(nameOf(await signInByPassword('ines', 'geheim äöü!', means)), 'locked');
      today = new Date(today.getTime() + 16 * 60_000);
      assert.equal(nameOf(await signInByPassword('ines', 'geheim äöü!', means)), 'ines');
    });

    it('again at once when somebody lifts the lock, which the audit trail says, or sets a new password', async () => {
      const lock = async (name: string) => {
        for (let time = 0; time < 10; time++) await signInByPassword(name, `guess ${time}`, means);
        assert.equal(nameOf(await signInByPassword(name, 'whatever', means)), 'locked');
      };
      const { unitOfWork, store } = house();
      await lock('ines');
      await lock('gfz.icdp');
      const stranger = clientCaller('GFZ.OTHER');
      for (const [name, caller, code] of [
        ['ines', clientCaller('GFZ.ICDP'), 'not-allowed'],
        ['GFZ.ICDP', clientCaller('GFZ.ICDP'), 'not-allowed'],
        ['GFZ.ICDP', stranger, 'not-allowed'],
        ['nobody', OPERATOR, 'not-found'],
        ['', OPERATOR, 'not-found'],
      ] as const)
        await assert.rejects(unlockAccount(unitOfWork, name, caller), { code }, `${name} by ${caller.account}`);
      assert.equal(await unlockAccount(unitOfWork, 'ines', OPERATOR), true);
      assert.equal(await unlockAccount(unitOfWork, 'ines', OPERATOR), false);
      assert.equal(nameOf(await signInByPassword('ines', 'geheim äöü!', means)), 'ines');
      const lines = store.read.selectFrom('audit').select(['subject', 'before']).where('action', '=', 'unlock-account');
      const [line, ...more] = await lines.execute();
      assert.deepEqual([line!.subject, JSON.parse(line!.before!).failures, more.length], ['ines', 10, 0]);
      const passwordHash = quickHash('a new password');
      await changeClient(unitOfWork, 'GFZ.ICDP', { passwordHash }, OPERATOR);
      assert.equal(nameOf(await signInByPassword('GFZ.ICDP', 'a new password', means)), 'GFZ.ICDP');
    });
  },
  { now: () => today },
);
