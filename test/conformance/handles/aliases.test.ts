import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerHandleRoutes } from '../../../src/api/handles/register-handle-routes.ts';
import { handleBatch } from '../../../src/dissemination/feeds/handle-batch.ts';
import { registerLandingRoutes } from '../../../src/dissemination/landing/register-landing-routes.ts';
import { registerPageRoutes } from '../../../src/dissemination/pages/register-page-routes.ts';
import type { PublicFace } from '../../../src/dissemination/public-face.ts';
import { registerResolverRoutes } from '../../../src/dissemination/resolver/register-resolver-routes.ts';
import { localCaller } from '../../../src/operations/caller.ts';
import { addAliases } from '../../../src/operations/registry/add-aliases.ts';
import { unitOfWork } from '../../../src/store/unit-of-work.ts';
import { fillStore, igsnOf } from '../oai-pmh/fill-store.ts';
import { faceOf } from '../oai-pmh/serve-oai.ts';
import { ENGINES } from '../oai-pmh/temporary-store.ts';
import { readHandleBatch } from './read-handle-batch.ts';

const CALLER = localCaller({ name: 'curator', origin: 'test' });
const [ONE, TWO, HIDDEN] = [igsnOf(1), igsnOf(2), igsnOf(3)];

for (const engine of ENGINES) {
  const withNames = (name: string, body: (app: FastifyInstance, face: PublicFace) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const { store, dispose } = await engine.open();
      const app = Fastify();
      try {
        await fillStore(store, [
          { igsn: ONE },
          { igsn: TWO, landingUrl: 'https://samples.example.org/blå dør' },
          { igsn: HIDDEN, state: 'pending' },
        ]);
        const names: readonly (readonly [string, string])[] = [
          ['10273/OLD-1', ONE],
          ['10.58095/old1', `10.60510/${ONE}`],
          ['Drawer 7', ONE.toLowerCase()],
          ['10273/OLD-3', HIDDEN],
        ];
        const wanted = names.map(([alias, target]) => ({ name: alias, target }));
        const added = await addAliases(unitOfWork(store), wanted, CALLER);
        assert.deepEqual(added, { added: 4, unchanged: 0, findings: [] });
        const face = faceOf(store, { baseUrl: 'https://igsn.example.org' });
        registerResolverRoutes(app, face);
        registerHandleRoutes(app, face);
        registerPageRoutes(app, face);
        registerLandingRoutes(app, face, []);
        await body(app, face);
      } finally {
        await app.close();
        await dispose();
      }
    });

  withNames('the resolver leads other names to the DOI, as HS_ALIAS does', async (app) => {
    const doi = `https://igsn.example.org/10.60510/${ONE}`;
    const cases: readonly (readonly [string, string])[] = [
      ['/10273/OLD-1', doi],
      ['/10273/old-1', doi],
      ['/10.60510/old-1', ''],
      ['/10.58095/OLD1', doi],
      ['/hdl:10273/OLD-1', doi],
      ['/10273/OLD-1?urlappend=%3Fa', `${doi}?urlappend=%3Fa`],
      ['/10273/drawer%207', doi],
      ['/10273/OLD-3', ''],
      ['/10273/OLD-2', ''],
      ['/10.9999/OLD1', ''],
    ];
    for (const [url, location] of cases) {
      const answer = await app.inject({ url });
      const wanted = location === '' ? [404, undefined] : [301, location];
      assert.deepEqual([answer.statusCode, answer.headers.location], wanted, url);
    }
    const shown = await app.inject({ url: '/10273/OLD-1?noredirect' });
    assert.equal(shown.statusCode, 200);
    assert.match(shown.body, new RegExp(`<td>HS_ALIAS</td>.*10\\.60510/${ONE}`));
  });

  withNames('the handle API gives HS_ALIAS for other names', async (app) => {
    const answer = await app.inject({ url: '/api/handles/10273/old-1' });
    assert.equal(answer.statusCode, 200);
    const { responseCode, values } = answer.json<{ responseCode: number; values: { type: string; data: object }[] }>();
    assert.equal(responseCode, 1);
    assert.deepEqual(
      values.map(({ type, data }) => [type, data]),
      [
        ['HS_ALIAS', { format: 'string', value: `10.60510/${ONE}` }],
        ['HS_ADMIN', { format: 'admin', value: { handle: '0.NA/10273', index: 300, permissions: '111111111111' } }],
      ],
    );
    assert.equal((await app.inject({ url: '/api/handles/10273/OLD-3' })).statusCode, 404);
  });

  withNames('pages and the search box find a record by every name', async (app) => {
    for (const name of ['10273%2FOLD-1', 'OLD-1', '10.58095%2Fold1']) {
      let answer = await app.inject({ url: `/igsn/${name}?format=x` });
      if (!answer.headers.location?.includes(ONE)) answer = await app.inject({ url: String(answer.headers.location) });
      assert.equal(answer.statusCode, 301, name);
      assert.equal(answer.headers.location, `/igsn/${ONE}?format=x`, name);
    }
    assert.equal((await app.inject({ url: '/igsn/OLD-2' })).statusCode, 404);
    for (const q of ['10273/OLD-1', 'https://doi.org/10.58095/old1', 'drawer 7']) {
      const answer = await app.inject({ url: `/search?${new URLSearchParams({ q })}` });
      assert.equal(answer.statusCode, 302, q);
      assert.match(String(answer.headers.location), new RegExp(`/igsn/${ONE}$`), q);
    }
  });

  withNames('the batch file says of every public handle what the handle API says', async (app, face) => {
    for (const aliasToDoi of [false, true]) {
      let text = '';
      for await (const part of handleBatch(face, {
        aliasToDoi,
        authentication: 'AUTHENTICATE SECKEY:300:0.NA/1\nkey\n',
      }))
        text += part;
      const { authentication, creates } = readHandleBatch(text);
      assert.deepEqual(authentication, ['AUTHENTICATE SECKEY:300:0.NA/1', 'key']);
      assert.deepEqual([...creates.keys()], [`10273/${ONE}`, '10273/OLD-1', `10273/${TWO}`]);
      for (const [handle, values] of creates) {
        const isOwn = handle !== '10273/OLD-1';
        if (isOwn && aliasToDoi) {
          const alias = { format: 'string', value: handle.replace('10273', '10.60510') };
          assert.deepEqual(values.find(({ index }) => index === 1)?.data, alias);
          continue;
        }
        const { values: told } = (await app.inject({ url: `/api/handles/${handle}` })).json<{ values: object[] }>();
        const without = told.map((one) => ({ ...one, timestamp: undefined }));
        assert.deepEqual(
          values.toSorted((a, b) => a.index - b.index).map((one) => ({ ...one, timestamp: undefined })),
          without,
          handle,
        );
      }
    }
  });
}
