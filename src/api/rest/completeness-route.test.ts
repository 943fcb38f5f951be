import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { type TemporaryStore, temporarySqlite } from '../../../test/conformance/oai-pmh/temporary-store.ts';
import { fillSmallExpedition, type Marked } from '../../../test/journeys/fixture/small-expedition.ts';
import { testFace } from '../../../test/journeys/fixture/small-server.ts';
import type { Completeness } from '../../domain/description/completeness/completeness-of.ts';
import { PROFILES } from '../../domain/description/completeness/profiles.ts';
import { problemOf } from '../problem.ts';
import { registerCompletenessRoute } from './register-completeness-route.ts';
import { validateRequests } from './validate-requests.ts';

describe('GET /api/v1/igsn/{IGSN}/completeness', () => {
  let place: TemporaryStore;
  let marked: Marked;
  let app: FastifyInstance;

  before(async () => {
    place = await temporarySqlite();
    marked = await fillSmallExpedition(place.store);
    app = Fastify({ routerOptions: { maxParamLength: 1000 } });
    app.setErrorHandler((error, _request, reply) => reply.code(problemOf(error).status).send(problemOf(error)));
    const face = testFace(place.store);
    await app.register(
      async (api) => {
        validateRequests(api);
        registerCompletenessRoute(api, face);
      },
      { prefix: '/api/v1' },
    );
  });
  after(async () => {
    await app.close();
    await place.dispose();
  });

  const get = async (query: string, igsn: string = marked.sample) => {
    const response = await app.inject({ url: `/api/v1/igsn/${igsn}/completeness${query}` });
    return { status: response.statusCode, body: response.json<{ igsn: string; completeness: Completeness[] }>() };
  };

  test('judges by every profile, in any case of the IGSN, with publisher and year known', async () => {
    const { status, body } = await get('', marked.sample.toLowerCase());
    assert.equal(status, 200);
    assert.equal(body.igsn, marked.sample);
    assert.deepEqual(
      body.completeness.map(({ profile }) => profile),
      PROFILES.map(({ name }) => name),
    );
    const [general] = body.completeness;
    assert.ok(general && general.score > 30 && general.score <= 100);
    assert.ok(general.gaps.every(({ property }) => property !== 'publisher' && property !== 'publicationYear'));
    assert.ok(general.gaps.every(({ advice }) => advice.endsWith('.')));
  });

  test('by the profiles that are asked for', async () => {
    const { body } = await get('?profile=archaeology');
    assert.deepEqual(
      body.completeness.map(({ profile }) => profile),
      ['archaeology'],
    );
  });

  test('404 for what is not there', async () => {
    assert.equal((await get('?profile=none')).status, 404);
    assert.equal((await get('', 'NOTHING1')).status, 404);
    assert.equal((await get('', '%00')).status, 404);
  });
});
