import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { readText } from '../../dissemination/frame/read-text.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { readCursor, writeCursor } from '../../dissemination/search/search-cursor.ts';
import { seenHit } from '../../dissemination/search/seen-hit.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { FACETS, type Facet } from '../../domain/search/facets.ts';
import { readSearchRequest } from '../../domain/search/read-search-request.ts';
import { type SearchRequest, SORTS } from '../../domain/search/search-request.ts';
import type { CountedFacets } from '../../store/search/facet-names.ts';
import { searchCatalogue } from '../../store/search/search-catalogue.ts';
import { suggest } from '../../store/search/suggest.ts';
import { Nullable, PROBLEMS, Word } from './shapes.ts';

const MOST_VALUES = 100;
const Values = (description: string) => Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { description }));
const Number9 = (description: string) => Type.Optional(Type.String({ maxLength: 20, description }));
const Query = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 300,
      description: 'Words, all of which must be found; phrases in quotation marks; the last word may be unfinished.',
    }),
  ),
  ...(Object.fromEntries(
    FACETS.map((facet) => [facet, Values(`Values of ${facet}, of which one is enough; may be repeated.`)]),
  ) as Record<Facet, ReturnType<typeof Values>>),
  depth_from: Number9('Metres, as the record states them.'),
  depth_to: Number9('Metres.'),
  year_from: Number9('Year in which the object was taken.'),
  year_to: Number9('Year.'),
  age_from: Number9('Millions of years before present.'),
  age_to: Number9('Millions of years.'),
  bbox: Type.Optional(Type.String({ maxLength: 120, description: 'west,south,east,north in degrees, WGS 84.' })),
  polygon: Type.Optional(
    Type.String({ maxLength: 4000, description: 'Corners as longitude,latitude with semicolons between, WGS 84.' }),
  ),
  within: Type.Optional(
    Type.String({
      maxLength: 300,
      description: 'IGSN or name of a record, such as a hole: only what lies below it, at whatever height.',
    }),
  ),
  sort: Type.Optional(Word(SORTS, 'Order of the results.')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 25 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000, description: '`next` of the page before.' })),
  counts: Type.Optional(Type.Boolean({ default: true, description: 'Whether to count the values of the facets.' })),
});
const Depth = Type.Object({ scale: Type.String(), topM: Type.Number(), bottomM: Type.Number() });
const Position = Type.Object({ latitudeDeg: Type.Number(), longitudeDeg: Type.Number() });
const Hit = Type.Object(
  {
    igsn: Nullable(Type.String({ description: 'Null for a harvested record that has none; `url` leads to any.' })),
    url: Type.String({ description: 'Its page here.' }),
    item: Type.Optional(Type.String({ description: 'What its source calls it; absent for our own.' })),
    title: Type.String(),
    objectType: Word(OBJECT_TYPES, 'What it is.'),
    source: Type.String({ description: '`own`, or the source that it was harvested from.' }),
    state: Type.Optional(Word(['registered', 'withdrawn'], 'How our own record stands; absent for a harvested one.')),
    depth: Type.Optional(Depth),
    position: Type.Optional(Position),
    year: Type.Optional(Type.Integer()),
  },
  { additionalProperties: true, title: 'SearchHit' },
);
const FacetCount = Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer() });
const Answer = Type.Object(
  {
    total: Type.Object({ count: Type.Integer(), isExact: Type.Boolean({ description: 'False: there are more.' }) }),
    hits: Type.Array(Hit),
    next: Nullable(Type.String()),
    corrections: Type.Array(Type.Object({ word: Type.String(), instead: Type.Array(Type.String()) })),
    isCorrected: Type.Boolean({ description: 'Whether the corrections were sought too, as the words found nothing.' }),
    isEstimated: Type.Boolean({ description: 'Whether counts of facets are estimates.' }),
    facets: Type.Record(Type.String(), Type.Array(FacetCount)),
  },
  { title: 'SearchResults' },
);
const Suggestions = Type.Object(
  {
    words: Type.Array(Type.String()),
    records: Type.Array(Type.Object({ igsn: Nullable(Type.String()), title: Type.String(), url: Type.String() })),
  },
  { title: 'Suggestions' },
);
const Start = Type.Object({ q: Type.String({ maxLength: 300, description: 'What is typed so far.' }) });

/** `/search` and `/suggest`: what is public of our own and of harvested records. */
export function registerSearchRoutes(api: FastifyInstance, face: PublicFace): void {
  const schema = {
    tags: ['search'],
    summary: 'Search own and harvested records',
    security: [],
    querystring: Query,
    response: { 200: Answer, ...PROBLEMS },
  };
  api.get<{ Querystring: Static<typeof Query> }>('/search', { schema }, async (request, reply) => {
    void reply.header('access-control-allow-origin', '*');
    const { limit = 25, cursor = '', counts = true } = request.query;
    return answer(face, wantedOf(request.url), { limit, cursor, counts });
  });
  api.get<{ Querystring: Static<typeof Start> }>(
    '/suggest',
    {
      schema: {
        tags: ['search'],
        summary: 'Words and records that begin with what is typed',
        security: [],
        querystring: Start,
        response: { 200: Suggestions, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      void reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60');
      return suggest(face.store.read, readText(request.query.q), face.baseUrl);
    },
  );
}

function wantedOf(address: string): SearchRequest {
  const { request, findings } = readSearchRequest(rawQuery(address));
  if (findings.length === 0) return request;
  throw new CorestoneError('invalid-input', findings[0]!.message, {
    findings: findings.map(({ slip: _, ...one }) => one),
  });
}

async function answer(
  face: PublicFace,
  request: SearchRequest,
  options: { readonly limit: number; readonly cursor: string; readonly counts: boolean },
): Promise<Static<typeof Answer>> {
  const after = options.cursor === '' ? undefined : readCursor(options.cursor, request.sort);
  if (options.cursor !== '' && after === undefined) throw unknownCursor(options.cursor);
  const { read, engine } = face.store;
  const found = await searchCatalogue(read, engine, request, {
    after,
    limit: options.limit,
    withSurvey: options.counts,
  });
  return {
    total: found.total,
    hits: found.hits.map((hit) => seenHit(face.baseUrl, hit)) as Static<typeof Hit>[],
    next: found.next === undefined ? null : writeCursor(found.next),
    corrections: found.corrections.map(({ word, instead }) => ({ word, instead: [...instead] })),
    isCorrected: found.isCorrected,
    isEstimated: (found.survey?.estimated.length ?? 0) > 0,
    facets: found.survey === undefined ? {} : countsOf(found.survey.facets),
  };
}

function countsOf(facets: CountedFacets) {
  const seen = FACETS.map((facet) => [
    facet,
    facets[facet].slice(0, MOST_VALUES).map(({ value, label, count }) => ({ value, label, count })),
  ]);
  return Object.fromEntries(seen) as Record<Facet, { value: string; label: string; count: number }[]>;
}

function unknownCursor(value: string): CorestoneError {
  const message = 'The cursor is none that was given.';
  const rule = '`next` of the page before';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('bad-search-value', message, { field: 'cursor', value, rule })],
  });
}
