import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifySchema } from 'fastify';
import { type ApiDocument, operationsOf } from '../../../src/api/rest/docs/api-document.ts';
import { MOST_USED } from '../../../src/api/rest/docs/openapi-most-used.ts';
import { OPERATION_NOTES } from '../../../src/api/rest/docs/openapi-notes.ts';
import { type ApiPromise, brokenPromises, promiseOf } from '../../../src/api/rest/docs/openapi-promise.ts';
import { SAID_OF_READING } from '../../../src/api/rest/docs/openapi-reads.ts';
import { SAID } from '../../../src/api/rest/docs/openapi-said.ts';
import { compileRequestPart } from '../../../src/api/rest/validate-requests.ts';
import { compileAnswer } from '../../../src/api/rest/write-answers.ts';
import { type DescribedApi, describedApi } from './described-api.ts';
import { againstOpenApi, examplesOf, lackingOf } from './openapi-rules.ts';

const PROMISE = join(import.meta.dirname, '../../../docs/api/routes-0.1.json');

/** The descriptions themselves, and what answers where nothing is. */
const UNDESCRIBED = ['GET /api/v1/*', 'GET /api/v1/docs', 'GET /api/v1/openapi.json'];

describe('the descriptions of the APIs', () => {
  let api: DescribedApi;
  before(async () => {
    api = await describedApi();
  });
  after(() => api.close());

  const each = (check: (document: ApiDocument) => readonly string[]) =>
    assert.deepEqual([...check(api.own), ...check(api.datacite)], []);

  it('keep the rules of OpenAPI 3.1', () => each(againstOpenApi));

  it('say of every operation what it does, takes, gives and refuses, with examples', () =>
    each((document) =>
      operationsOf(document).flatMap((one) =>
        lackingOf(document, one).map((what) => `${one.method} ${one.path}: ${what}`),
      ),
    ));

  it('have examples that fit their schemas', () =>
    each((document) => {
      const ajv = ajvFor(document);
      // Problems are the same everywhere.
      const seen = new Set<string>();
      return operationsOf(document).flatMap((one) =>
        examplesOf(document, one).flatMap(({ where, schema, value }) => {
          const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
          const pair = `${text} ${JSON.stringify(value)}`;
          if (seen.has(pair)) return [];
          seen.add(pair);
          const check = ajv.compile(JSON.parse(text) as object);
          return check(value) ? [] : [`${where}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(value)}`];
        }),
      );
    }));

  it('come from schemas that can be compiled, which a server does when one is first needed', () => {
    assert.ok(api.schemas.size > 150, `${api.schemas.size} routes`);
    for (const [route, schema] of api.schemas)
      for (const [part, compile] of compilationsOf(schema)) assert.doesNotThrow(compile, `${part} of ${route}`);
  });

  it('say nothing of operations that there are not, and each thing in one place', () => {
    const names = new Set(operationsOf(api.own).map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`));
    const noted = [SAID, SAID_OF_READING, OPERATION_NOTES, MOST_USED].flatMap((one) => Object.keys(one));
    assert.deepEqual(
      noted.filter((one) => !names.has(one)),
      [],
    );
    const says = (one: string) => [OPERATION_NOTES[one]?.says, MOST_USED[one]?.says, SAID[one], SAID_OF_READING[one]];
    assert.deepEqual(
      [...names].filter((one) => says(one).filter((words) => words !== undefined).length > 1),
      [],
    );
  });

  it('describe each operation in words of its own: none is put together of its summary', () => {
    const described = new Set<string>();
    const derived = [...operationsOf(api.own), ...operationsOf(api.datacite)].filter(
      ({ method, path, summary = '', description = '' }) => {
        const isBare = description.startsWith(`${summary.replace(/\.$/, '')}.`) || description.length < 15;
        const isCopied = method === 'GET' && path.startsWith('/api/') && described.has(description);
        described.add(description);
        return isBare || isCopied;
      },
    );
    assert.deepEqual(
      derived.map(({ method, path }) => `${method} ${path}: words in openapi-said.ts or openapi-reads.ts`),
      [],
    );
  });

  it('leave out no route', () => {
    const described = operationsOf(api.own).map(({ method, path }) => `${method} ${path}`);
    const own = api.routes.filter((one) => one.includes(' /api/v1/'));
    assert.ok(own.length > 150);
    assert.deepEqual(
      own.filter((one) => !described.includes(one) && !UNDESCRIBED.includes(one)),
      [],
    );
    assert.deepEqual(
      described.filter((one) => !own.includes(one)),
      [],
    );
  });

  it('leave out no route of the DataCite API', () => {
    const described = operationsOf(api.datacite).map(({ method, path }) => `${method} ${path}`);
    // Behind the DOI, whose slash is part of the path, stand its parts.
    const patterns = described.map((one) => one.replace(/\{doi\}.*$/, '*'));
    const own = api.routes.filter((one) => one.includes(' /datacite/')).map((one) => one.replace(/\/$/, ''));
    assert.ok(own.length > 20);
    assert.deepEqual(
      own.filter((one) => !patterns.includes(one)),
      [],
    );
    assert.deepEqual(
      patterns.filter((one) => !own.includes(one)),
      [],
    );
  });

  it('keep what a release promised', () => {
    const promised = JSON.parse(readFileSync(PROMISE, 'utf8')) as ApiPromise;
    assert.deepEqual(brokenPromises(promised, promiseOf(api.own)), []);
    const unkept = Object.keys(promiseOf(api.own)).filter((one) => !(one in promised));
    assert.deepEqual(
      unkept,
      [],
      'new: `node scripts/generate-client.ts --promise` adds them while 0.1 is not released',
    );
  });
});

type Compilation = readonly [part: string, compile: () => unknown];
type Shape = object & { readonly content?: Readonly<Record<string, { readonly schema: object }>> };

/** Everything of a route that is compiled, with what it is. */
function compilationsOf({ body, params, querystring, headers, response }: FastifySchema): readonly Compilation[] {
  const asked = Object.entries({ body, params, querystring, headers } as Record<string, Shape | undefined>);
  const answered = Object.entries((response ?? {}) as Record<string, Shape>);
  return [
    ...asked.flatMap(([part, shape]) =>
      shapesOf(shape).map((one): Compilation => [part, () => compileRequestPart(one, part)]),
    ),
    ...answered.flatMap(([status, shape]) =>
      shapesOf(shape).map((one): Compilation => [status, () => compileAnswer(one)]),
    ),
  ];
}

/** The shape of each media type, where there are several. */
function shapesOf(shape: Shape | undefined): readonly object[] {
  if (shape?.content !== undefined) return Object.values(shape.content).map(({ schema }) => schema);
  return shape === undefined ? [] : [shape];
}

function ajvFor(document: ApiDocument): Ajv2020 {
  const formats = {
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    date: /^\d{4}-\d{2}-\d{2}$/,
    binary: () => true,
  };
  const ajv = new Ajv2020({ strict: false, formats });
  ajv.addSchema({ $id: 'document', components: document.components });
  return ajv;
}
