import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { DESCRIPTION_FIELDS } from '../../domain/description/description-fields.ts';
import { FORMATS, READABLE } from '../../formats/formats.ts';
import { registerFieldsRoutes } from './fields-routes.ts';

interface Answer {
  readonly formats: readonly { readonly name: string; readonly isWritten: boolean; readonly isRead: boolean }[];
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly unit?: string;
    readonly formats: readonly { readonly format: string; readonly to?: string; readonly omitted?: string }[];
  }[];
}

describe('GET /api/v1/fields', () => {
  let app: FastifyInstance;
  let answer: Answer;
  before(async () => {
    app = Fastify();
    await app.register(async (api) => registerFieldsRoutes(api, FORMATS, READABLE), { prefix: '/api/v1' });
    const response = await app.inject('/api/v1/fields');
    assert.equal(response.statusCode, 200);
    assert.match(String(response.headers['content-type']), /^application\/json/);
    answer = response.json();
  });
  after(() => app.close());

  it('has every member in order, with label and unit', () => {
    assert.deepEqual(
      answer.fields.map((one) => one.name),
      Object.keys(DESCRIPTION_FIELDS),
    );
    const latitude = answer.fields.find((one) => one.name === 'latitudeDeg');
    assert.deepEqual([latitude?.label, latitude?.unit], ['Latitude', '°']);
  });

  it('says of every member what every format does with it', () => {
    const names = answer.formats.map((one) => one.name);
    for (const { formats } of answer.fields) {
      assert.deepEqual(
        formats.map((one) => one.format),
        names,
      );
      for (const one of formats) assert.notEqual(one.to === undefined, one.omitted === undefined);
    }
  });

  it('says which formats are written and read', () => {
    const ways = new Map(answer.formats.map((one) => [one.name, [one.isWritten, one.isRead]]));
    assert.deepEqual(ways.get('json'), [true, true]);
    assert.deepEqual(ways.get('csiro-2'), [false, true]);
    assert.deepEqual(ways.get('iso19139'), [true, true]);
    assert.deepEqual(ways.get('dcat'), [true, false]);
  });

  it('knows no other method', async () => {
    const response = await app.inject({ method: 'POST', url: '/api/v1/fields', payload: {} });
    assert.equal(response.statusCode, 404);
  });
});
