import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import { registerIdentifiers } from '../../src/operations/register-identifiers.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const CALLER = clientCaller('GFZ.ICDP');
const HOLDER = { namespace: 'ICD', agent: 'GFZ', client: 'GFZ.ICDP' };

onEachEngine('what a client changes of an object of the core tree', (house) => {
  before(() => addClient(house(), 'GFZ.ICDP', ['ICD']));

  /** What the core tree says of the object. */
  const tree = (igsn: string, said: Partial<SampleDescription>): SampleDescription => ({
    ...described(igsn),
    locality: 'Fröå mine',
    keywords: ['orogeny', 'gneiss'],
    ...said,
  });
  const register = (igsn: string, said: Partial<SampleDescription> = {}) =>
    house().unitOfWork(async (work) => {
      const [known] = await work.identifiers.find([igsn]);
      const objectId = known?.objectId ?? work.newKey();
      const rows = [{ igsn, namespace: 'ICD', prefix: null, key: null, objectId, origin: 'adopted' as const }];
      if (known === undefined) await work.identifiers.insert(rows, work.now());
      const intent = { igsn, objectId, holder: HOLDER, description: tree(igsn, said), landingUrl: null };
      return registerIdentifiers(work, [intent], house().rules, 'tester');
    });
  const says = async (igsn: string) => (await findRecord(house().store.read, igsn))!.description;
  const change = async (igsn: string, said: Partial<SampleDescription>) => {
    const description = { ...(await says(igsn)), ...said };
    const [outcome] = await house().unitOfWork((work) =>
      changeRecords(work, [{ caller: CALLER, igsn, description, wish: 'keep' }], house().rules),
    );
    assert.equal(outcome?.outcome, 'updated');
  };
  const keeps = async (igsn: string) =>
    (
      await house()
        .store.read.selectFrom('record')
        .select('tree_description')
        .where('igsn', '=', igsn)
        .executeTakeFirstOrThrow()
    ).tree_description !== null;

  it('stays when the object is registered again, beside what the tree changes', async () => {
    await register('ICD1');
    assert.equal(await keeps('ICD1'), false);
    await change('ICD1', { comment: 'Looked at again', keywords: ['gneiss', 'mylonite'] });
    assert.deepEqual(await register('ICD1'), { registered: 0, updated: 0, unchanged: 1 });
    assert.deepEqual(await register('ICD1', { locality: 'Åre', keywords: ['orogeny', 'gneiss', 'garnet'] }), {
      registered: 0,
      updated: 1,
      unchanged: 0,
    });
    const { comment, locality, keywords } = await says('ICD1');
    assert.deepEqual([comment, locality, keywords], ['Looked at again', 'Åre', ['gneiss', 'garnet', 'mylonite']]);
    await change('ICD1', { abstract: 'Dark.' });
    await register('ICD1', { locality: 'Duved', keywords: ['orogeny', 'gneiss', 'garnet'] });
    const { abstract, ...rest } = await says('ICD1');
    assert.deepEqual([abstract, rest.comment, rest.locality], ['Dark.', 'Looked at again', 'Duved']);
  });

  it('stays where the client took something away', async () => {
    await register('ICD2', { comment: 'From the rig' });
    await change('ICD2', { comment: undefined as never });
    await register('ICD2', { comment: 'From the rig', locality: 'Åre' });
    const { comment, locality } = await says('ICD2');
    assert.deepEqual([comment, locality], [undefined, 'Åre']);
  });

  it('ends when the client says again what the tree says', async () => {
    await register('ICD3');
    await change('ICD3', { locality: 'Elsewhere' });
    await change('ICD3', { locality: 'Fröå mine' });
    assert.deepEqual(await register('ICD3'), { registered: 0, updated: 0, unchanged: 1 });
    assert.equal(await keeps('ICD3'), false);
    await register('ICD3', { locality: 'Åre' });
    assert.equal((await says('ICD3')).locality, 'Åre');
  });

  it('never opens what a moratorium of the tree closes, and may close it for longer', async () => {
    const closed = { isPublic: false, moratoriumUntil: '2030-01-01' };
    const access = async () => {
      const { isPublic, moratoriumUntil, comment } = await says('ICD5');
      return [isPublic, moratoriumUntil, comment];
    };
    await register('ICD5', closed);
    await change('ICD5', { isPublic: true, moratoriumUntil: undefined as never, comment: 'x' });
    await register('ICD5', closed);
    assert.deepEqual(await access(), [false, '2030-01-01', 'x']);
    await change('ICD5', { moratoriumUntil: '2040-01-01' });
    await register('ICD5', { ...closed, moratoriumUntil: '2031-01-01' });
    assert.deepEqual(await access(), [false, '2040-01-01', 'x']);
    await register('ICD5', { ...closed, moratoriumUntil: '2041-01-01' });
    assert.deepEqual(await access(), [false, '2041-01-01', 'x']);
  });

  it('is asked for by the same few questions for one object and for many', async () => {
    await register('ICD4');
    await change('ICD4', { comment: 'x' });
    const calls: string[] = [];
    await house().unitOfWork(async (work) => {
      const watched = new Proxy(work.register, {
        get:
          (port, name: keyof typeof work.register) =>
          (...args: never[]) => {
            calls.push(name);
            return (port[name] as (...args: never[]) => unknown)(...args);
          },
      });
      const found = await work.identifiers.find(['ICD1', 'ICD4']);
      const intents = found.map(({ igsn, objectId }) => ({
        ...{ igsn, objectId, holder: HOLDER, description: tree(igsn, { locality: 'Both' }), landingUrl: null },
      }));
      await registerIdentifiers({ ...work, register: watched }, intents, house().rules, 'tester');
    });
    assert.deepEqual(calls.toSorted(), ['descriptions', 'setTreeDescriptions', 'states', 'treeDescriptions', 'write']);
  });
});
