import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { verifyPassword } from '../../src/api/password.ts';
import type { House } from '../../src/context.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { TESTER } from '../store/tree-rows.ts';

onEachPlace('a new password from the command line', (place) => {
  let house: House;
  before(async () => {
    house = await houseAt(place());
    await createUser(house.unitOfWork, { name: 'ines', passwordHash: 'none', grants: [] }, TESTER);
    const { id } = await user();
    const session = { hash: 'x', userId: id, at: house.now().toISOString(), expiresAt: '2999-01-01T00:00:00Z' };
    await house.unitOfWork((work) => work.access.addSession(session));
    // Somebody has to remain who administers.
    const grants = [{ role: 'administrator', party: '' } as const];
    await createUser(house.unitOfWork, { name: 'admin', passwordHash: 'none', grants }, TESTER);
  });
  after(() => house.close());
  const user = async () => (await house.unitOfWork((work) => work.access.findUser('ines')))!;
  const sessions = () => house.store.read.selectFrom('login_session').selectAll().execute();

  it('is made up and shown where nobody is at a terminal, ends sessions, and is in the audit trail', async () => {
    assert.equal((await sessions()).length, 1);
    const { status, out, error } = await callHere(['user', 'password', 'ines', '--generate', ...place().flags]);
    assert.equal(status, 0, error);
    const [, password] = /: (\S{16}) \(shown only now\)/.exec(out) ?? [];
    assert.ok(await verifyPassword(password ?? '', (await user()).passwordHash));
    assert.deepEqual(await sessions(), []);
    const trail = await house.store.read.selectFrom('audit').selectAll().where('action', '=', 'change-user').execute();
    assert.deepEqual(
      trail.map(({ subject, origin, after: changed }) => [subject, origin, changed]),
      [['ines', 'cli', '{"password":"changed"}']],
    );
    assert.ok(!JSON.stringify(trail).includes(password!));
  });

  it('may come from standard input, and is then not shown', async () => {
    const words = ['user', 'password', 'ines', '--password-stdin', ...place().flags];
    const { status, out, error } = await call(words, { input: 'correct horse battery\n' });
    assert.equal(status, 0, error);
    assert.doesNotMatch(out, /horse/);
    assert.ok(await verifyPassword('correct horse battery', (await user()).passwordHash));
    const short = await call(words, { input: 'short\n' });
    assert.deepEqual([short.status, /12 characters/.test(short.error)], [1, true]);
    assert.ok(await verifyPassword('correct horse battery', (await user()).passwordHash));
  });

  it('is not made for nobody', async () => {
    const nobody = await callHere(['user', 'password', 'nobody', ...place().flags]);
    assert.deepEqual([nobody.status, /no user nobody/.test(nobody.error)], [1, true]);
    const unsaid = await callHere(['user', 'password', ...place().flags]);
    assert.deepEqual([unsaid.status, /Say one user/.test(unsaid.error)], [2, true]);
  });
});
