import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { RegistrationIntent } from '../../src/operations/register-identifiers.ts';
import { registerIdentifiers } from '../../src/operations/register-identifiers.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { describeSample } from '../conformance/oai-pmh/fill-store.ts';
import { onEachEngine } from './each-engine.ts';

const HOLDER = { namespace: 'ICDP', agent: 'ICDP', client: 'ICDP.ICDP' };

const intent = (igsn: string, title: string, landingUrl: string | null = null): RegistrationIntent => ({
  igsn,
  objectId: null,
  holder: HOLDER,
  description: describeSample(igsn, 'sample', '5054', title),
  landingUrl,
});

onEachEngine('registering one identifier again', (house) => {
  async function register(...intents: RegistrationIntent[]) {
    const { unitOfWork, rules }: House = house();
    return unitOfWork(async (work) => {
      const igsns = [...new Set(intents.map((one) => one.igsn))];
      const known = new Set((await work.identifiers.find(igsns)).map((one) => one.igsn));
      const rows = igsns
        .filter((igsn) => !known.has(igsn))
        .map((igsn) => ({
          igsn,
          namespace: 'ICDP',
          prefix: null,
          key: null,
          objectId: null,
          origin: 'adopted' as const,
        }));
      await work.identifiers.insert(rows, work.now());
      return registerIdentifiers(work, intents, rules, 'tester');
    });
  }
  const recordOf = (igsn: string) =>
    house()
      .store.read.selectFrom('record')
      .select(['version', 'title', 'landing_url'])
      .where('igsn', '=', igsn)
      .executeTakeFirstOrThrow();

  it('with the same description and place changes nothing', async () => {
    assert.deepEqual(await register(intent('AGAIN1', 'one')), { registered: 1, updated: 0, unchanged: 0 });
    assert.deepEqual(await register(intent('AGAIN1', 'one')), { registered: 0, updated: 0, unchanged: 1 });
  });

  it('with the same description and another place is a change, there and back', async () => {
    await register(intent('AGAIN2', 'one'));
    for (const [version, url] of [
      [2, 'https://example.org/2'],
      [3, null],
    ] as const) {
      assert.equal((await register(intent('AGAIN2', 'one', url))).updated, 1);
      assert.deepEqual(await recordOf('AGAIN2'), { version, title: 'one', landing_url: url });
    }
  });

  it('in one go makes one version after the other, the last of which counts', async () => {
    assert.deepEqual(await register(intent('AGAIN3', 'one'), intent('AGAIN3', 'two'), intent('AGAIN3', 'two')), {
      registered: 1,
      updated: 1,
      unchanged: 1,
    });
    assert.equal((await register(...['three', 'four', 'five'].map((title) => intent('AGAIN3', title)))).updated, 3);
    assert.deepEqual(await recordOf('AGAIN3'), { version: 5, title: 'five', landing_url: null });
    assert.deepEqual(
      (await verifyRegister(house().store.read)).filter((check) => check.broken > 0),
      [],
    );
  });
});
