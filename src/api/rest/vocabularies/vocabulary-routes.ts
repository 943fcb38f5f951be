import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Scheme, Term } from '../../../domain/vocabulary/term.ts';
import { isTermOf } from '../../../domain/vocabulary/terms-in-tree.ts';
import { BUILT_IN } from '../../../domain/vocabulary/vocabularies.ts';
import { schemeOfVersion } from '../../../operations/own-vocabularies.ts';
import type { VocabularyVersion } from '../../../operations/vocabulary-ports.ts';
import { vocabularyStore } from '../../../store/ports/vocabulary-store.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS } from '../shapes.ts';

const PAGE = 500;

const Head = {
  name: Type.String({ description: 'As it is called here, `publisher/list`.' }),
  title: Type.String(),
  uri: Type.Optional(Type.String({ description: 'Address of the list, where it has one.' })),
  version: Type.String({ description: 'The publisher’s.' }),
  source: Type.String({ description: 'Where the terms are from.' }),
  isOwn: Type.Boolean({ description: 'Whether this installation took it, in place of or beside those of Corestone.' }),
  takenAt: Type.Optional(Moment('When it was taken.')),
  count: Type.Integer({ description: 'How many terms it has.' }),
};
const List = Type.Object({ vocabularies: Type.Array(Type.Object(Head, { title: 'Vocabulary' })) });
const TermShape = Type.Object(
  {
    key: Type.String({ description: 'Unique in its list: address, notation or label.' }),
    label: Type.String(),
    notation: Type.Optional(Type.String()),
    uri: Type.Optional(Type.String()),
    broader: Type.Array(Type.String(), { description: 'Keys of the terms above it.' }),
    alternatives: Type.Optional(Type.Array(Type.String())),
    deprecated: Type.Optional(Type.Boolean({ description: 'Not to be used any more.' })),
  },
  { additionalProperties: true, title: 'Term' },
);
const Terms = Type.Object(
  {
    ...Head,
    terms: Type.Array(TermShape),
    next: Type.Optional(Type.Integer({ description: 'The `from` of the next page; absent where nothing is left.' })),
  },
  { title: 'VocabularyTerms' },
);
const Params = Type.Object({
  publisher: Type.String({ maxLength: 80, description: 'What stands before the slash of its name.' }),
  list: Type.String({ maxLength: 120, description: 'What stands behind it.' }),
});
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Only terms with this in a name or address.' })),
  from: Type.Optional(Type.Integer({ minimum: 0, description: 'How many are passed over.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, description: `${PAGE} unless given.` })),
});

/** `/vocabularies` below `/api/v1`: the lists in use here and their terms, for everybody with an account. */
export function registerVocabularyRoutes(api: FastifyInstance, { store }: House): void {
  const tags = ['objects'];
  const listing = { tags, summary: 'The vocabularies in use', response: { 200: List, ...PROBLEMS } };
  api.get('/vocabularies', { schema: listing }, async (request) => {
    callerOf(request);
    const own = new Map((await vocabularyStore(store.read).latest()).map((one) => [one.name, one]));
    const { schemes } = BUILT_IN.with([...own.values()].map(schemeOfVersion));
    return { vocabularies: schemes.map((one) => headOf(one, own.get(one.name))) };
  });
  const showing = { tags, summary: 'A vocabulary with its terms', params: Params, querystring: Query };
  api.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/vocabularies/:publisher/:list',
    { schema: { ...showing, response: { 200: Terms, ...PROBLEMS } } },
    async (request) => {
      callerOf(request);
      const name = `${request.params.publisher}/${request.params.list}`;
      const own = (await vocabularyStore(store.read).latest()).find((one) => one.name === name);
      const scheme = own === undefined ? BUILT_IN.scheme(name) : schemeOfVersion(own);
      if (scheme === undefined) throw new CorestoneError('not-found', `There is no vocabulary ${name}.`);
      return { ...headOf(scheme, own), ...pageOf(scheme, request.query) };
    },
  );
}

function headOf(scheme: Scheme, own: VocabularyVersion | undefined) {
  const { terms, ...head } = scheme;
  const { name, title, uri, version, source } = head;
  const said = { name, title, version, source, ...(uri !== undefined && { uri }) };
  return { ...said, isOwn: own !== undefined, ...(own && { takenAt: own.createdAt }), count: terms().length };
}

function pageOf(scheme: Scheme, { q = '', from = 0, limit = PAGE }: Static<typeof Query>) {
  const all: readonly Term[] = scheme.terms();
  const found = q.trim() === '' ? all : all.filter((term) => isTermOf(term, q));
  const next = from + limit;
  return { terms: found.slice(from, next), ...(next < found.length && { next }) };
}
