import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { FieldValues, IntakeItem, ObjectNames } from '../../src/domain/drilling/object-row.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import type { Store } from '../../src/store/store.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { pageServer, testFace } from './fixture/small-server.ts';

const ACTOR = { name: 'test', origin: 'test' } as const;
const RULES = { hasUpstream: false, hash: (text: string | Uint8Array) => Buffer.from(text).toString() };

for (const engine of ENGINES) {
  describe(`programs on ${engine.name}`, () => {
    let place: TemporaryStore;
    let app: FastifyInstance;

    before(async () => {
      place = await engine.open();
      await take(place.store, 'ICDP', '301', ['A']);
      await take(place.store, 'icdp', '301', ['B']);
      await take(place.store, 'IODP', '301', ['A', 'B', 'C']);
      const { id } = await place.store.read
        .selectFrom('tree_object')
        .select('id')
        .where('type', '=', 'expedition')
        .where('path', 'like', 'PIODP%')
        .executeTakeFirstOrThrow();
      await registerExpedition(unitOfWork(place.store), id, { actor: ACTOR, phase: 'E', rules: RULES });
      app = pageServer(testFace(place.store));
    });
    after(async () => {
      await app.close();
      await place.dispose();
    });

    const get = async (url: string) => {
      const { statusCode, body } = await app.inject({ url });
      return { statusCode, body, holes: body.match(/Site 1, hole \w/g) ?? [] };
    };

    it('are one program in whatever case they are written', async () => {
      const rows = await place.store.read
        .selectFrom('tree_object')
        .select('name')
        .where('type', '=', 'program')
        .orderBy('name')
        .execute();
      assert.deepEqual(
        rows.map((row) => row.name),
        ['ICDP', 'IODP'],
      );
    });

    it('keep their expeditions apart that have one code', async () => {
      const choice = await get('/expeditions/301');
      assert.equal(choice.statusCode, 300);
      assert.ok(choice.body.includes('/expeditions/301?program=ICDP') && choice.body.includes('program=IODP'));
      const icdp = await get('/expeditions/301?program=icdp');
      assert.deepEqual(icdp.holes, ['Site 1, hole A', 'Site 1, hole B']);
      assert.ok(icdp.body.includes('<dt>Records</dt><dd>0</dd>'), 'nothing of it is registered');
      const iodp = await get('/expeditions/301?program=IODP');
      assert.equal(iodp.holes.length, 3);
      assert.ok(iodp.body.includes('<dt>Records</dt><dd>4</dd>'), 'expedition and holes');
      assert.ok(iodp.body.includes('href="https://samples.example/expeditions/301?program=IODP"'), 'its own address');
      assert.equal((await get('/expeditions/301?program=ODP')).statusCode, 404);
    });
  });
}

async function take(store: Store, program: string, expedition: string, holes: readonly string[]): Promise<void> {
  const options = { actor: ACTOR, strict: true, dryRun: false };
  const result = await importExpedition(unitOfWork(store), () => rowsOf(program, expedition, holes), options);
  assert.ok(result.kept, JSON.stringify(result.findings));
}

async function* rowsOf(program: string, expedition: string, holes: readonly string[]): AsyncGenerator<IntakeItem> {
  const names = { program, expedition };
  yield row('program', { program }, { program });
  yield row('expedition', names, { expedition });
  yield row('site', { ...names, site: '1' }, { site: '1' });
  for (const hole of holes) yield row('hole', { ...names, site: '1', hole }, { hole });
}

function row(type: ObjectType, names: ObjectNames, values: FieldValues): IntakeItem {
  return { kind: 'row', row: { type, names, values, implied: false, at: { file: 'fixture' } } };
}
