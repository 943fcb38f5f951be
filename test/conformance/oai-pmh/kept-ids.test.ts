import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localCaller } from '../../../src/operations/caller.ts';
import { addAliases } from '../../../src/operations/registry/add-aliases.ts';
import { unitOfWork } from '../../../src/store/unit-of-work.ts';
import { fillStore, igsnOf } from './fill-store.ts';
import { faceOf, serveOai } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const OLD = ['oai:registry.igsn.org:1234', 'oai:registry.igsn.org:77', 'oai:registry.igsn.org:9'] as const;
const OWN = (igsn: string) => `oai:registry.example.org:${igsn}`;
const [ONE, TWO, PENDING] = [igsnOf(1), igsnOf(2), igsnOf(3)];

for (const engine of ENGINES) {
  for (const keepsIds of [false, true]) {
    test(`${engine.name}: ids of a former registry are answered, ${keepsIds ? 'and kept' : 'ours are shown'}`, async () => {
      const { store, dispose } = await engine.open();
      await fillStore(store, [{ igsn: ONE }, { igsn: TWO }, { igsn: PENDING, state: 'pending' }]);
      const wanted = [
        { name: OLD[0], target: ONE },
        { name: OLD[1], target: ONE },
        { name: OLD[2], target: PENDING },
      ];
      await addAliases(unitOfWork(store), wanted, localCaller({ name: 'curator', origin: 'test' }));
      const app = serveOai(faceOf(store), undefined, { keepsIds });
      const ask = async (query: Record<string, string>) =>
        (await app.inject({ url: `/oai?${new URLSearchParams(query)}` })).body;
      const idsIn = (body: string) => [...body.matchAll(/<identifier>([^<]*)<\/identifier>/g)].map((found) => found[1]);
      try {
        const shown = keepsIds ? OLD[1] : OWN(ONE);
        for (const identifier of [OLD[0], OLD[1], OLD[1].toUpperCase().replace('OAI:', 'oai:'), OWN(ONE)]) {
          const body = await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier });
          assert.equal(idsIn(body)[0], shown, identifier);
        }
        for (const identifier of [OLD[2], 'oai:registry.igsn.org:5'])
          assert.match(await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier }), /idDoesNotExist/);
        for (const verb of ['ListRecords', 'ListIdentifiers'])
          assert.deepEqual(idsIn(await ask({ verb, metadataPrefix: 'oai_dc' })), [shown, OWN(TWO)], verb);
      } finally {
        await app.close();
        await dispose();
      }
    });
  }
}
