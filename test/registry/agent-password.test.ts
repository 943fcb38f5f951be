import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import { signInMeans } from '../../src/api/sign-in/sign-in-request.ts';
import { type SignIn, type SignInMeans, signInByPassword } from '../../src/operations/access/sign-in.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const CLIENTS = ['GFZ.AA', 'GFZ.BB', 'GFZ.CC', 'GFZ.DD'];
const NAMESPACES = ['AAA', 'BBB', 'CCC', 'DDD'];
const DAY_MS = 86_400_000;
let today = new Date('2026-05-01T08:00:00Z');

onEachEngine(
  'the password of an agent, tried through its clients',
  (house) => {
    let means: SignInMeans;
    before(async () => {
      const passwordHash = quickHash('of the client');
      for (const [at, symbol] of CLIENTS.entries())
        await addClient(house(), symbol, [NAMESPACES[at]!], { passwordHash });
      const password_hash = quickHash('of the agent');
      await house().store.unitOfWork((db) =>
        db.updateTable('agent').set({ password_hash }).where('symbol', '=', 'GFZ').execute(),
      );
    });
    beforeEach(() => {
      today = new Date(today.getTime() + 3 * DAY_MS);
      means = signInMeans(house());
    });

    const nameOf = (result: SignIn) => (result.ok ? result.caller.name : result.reason);
    const signIn = async (name: string, password: string) => nameOf(await signInByPassword(name, password, means));
    const guess = async (times: number) => {
      const told: string[] = [];
      for (let time = 0; time < times; time++)
        told.push(await signIn(CLIENTS[time % CLIENTS.length]!, `guess ${today.toISOString()} ${time}`));
      return told;
    };

    it('ten guesses lock the agent under every name, and none of its clients', async () => {
      assert.deepEqual(await guess(10), Array(10).fill('unknown'));
      assert.equal(await signIn('GFZ', 'of the agent'), 'locked');
      for (const symbol of CLIENTS) {
        assert.equal(await signIn(symbol, 'of the agent'), 'locked', symbol);
        assert.equal(await signIn(symbol, 'of the client'), symbol);
      }
      today = new Date(today.getTime() + 16 * 60_000);
      assert.equal(await signIn('GFZ.AA', 'of the agent'), 'GFZ for GFZ.AA');
      assert.equal(await signIn('GFZ', 'of the agent'), 'GFZ');
    });

    it('a client that signs in does not give its agent new tries', async () => {
      for (let time = 0; time < 10; time++) {
        assert.equal(await signIn('GFZ.AA', `guess ${today.toISOString()} ${time}`), 'unknown');
        assert.equal(await signIn('GFZ.AA', 'of the client'), 'GFZ.AA');
      }
      assert.equal(await signIn('GFZ.AA', 'of the agent'), 'locked');
    });

    it('the right password of a locked agent counts against no client', async () => {
      await guess(10);
      for (let time = 0; time < 12; time++) assert.equal(await signIn('GFZ.BB', 'of the agent'), 'locked');
      assert.equal(await signIn('GFZ.BB', 'of the client'), 'GFZ.BB');
    });

    it('a client with an old password locks itself, not its agent', async () => {
      for (let time = 0; time < 30; time++) await signIn('GFZ.CC', 'of last year');
      assert.equal(await signIn('GFZ.CC', 'of the client'), 'locked');
      assert.equal(await signIn('GFZ.DD', 'of the agent'), 'GFZ for GFZ.DD');
    });

    it('guesses at the same moment are all counted, and those behind the tenth lift no lock', async () => {
      await Promise.all(Array.from({ length: 14 }, (_, at) => signIn('GFZ', `guess ${today.toISOString()} ${at}`)));
      const { count } = (await house().unitOfWork((work) => work.access.failures('GFZ')))!;
      assert.ok(count >= 10, String(count));
      assert.equal(await signIn('GFZ', 'of the agent'), 'locked');
    });

    it('a day without failures begins anew', async () => {
      await guess(9);
      today = new Date(today.getTime() + DAY_MS + 60_000);
      await guess(9);
      assert.equal(await signIn('GFZ', 'of the agent'), 'GFZ');
    });
  },
  { now: () => today },
);
