import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { keepMapping, removeMapping } from '../../../operations/import/keep-mapping.ts';
import type { KeptMapping } from '../../../operations/import/mapping-ports.ts';
import { mappingStore } from '../../../store/ports/mapping-store.ts';
import { mappingIn, ownFieldsOf } from '../../imports/take-tables.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { Mapping } from './import-shapes.ts';

const Kept = Type.Object(
  {
    name: Type.String(),
    revision: Type.Integer({ description: 'One more each time it is kept anew.' }),
    changedAt: Type.String(),
    changedBy: Type.String(),
    mapping: Mapping,
  },
  { title: 'KeptMapping' },
);
const Named = Type.Object({ name: Type.String({ maxLength: 60 }) });
interface ByName {
  Params: { name: string };
}

/** `/api/v1/import-mappings`: mappings of columns kept under a name; an import says the name as its `mapping`. */
export function registerMappingRoutes(api: FastifyInstance, house: House): void {
  const tags = ['imports'];
  const { store, unitOfWork } = house;
  const all = Type.Object({ mappings: Type.Array(Kept) });
  api.get(
    '/import-mappings',
    { schema: { tags, summary: 'Mappings of columns that are kept', response: { 200: all, ...PROBLEMS } } },
    async (request) => {
      callerOf(request);
      return { mappings: (await mappingStore(store.read).all()).map(shown) };
    },
  );
  api.put<ByName & { Body: unknown }>(
    '/import-mappings/:name',
    {
      schema: {
        tags,
        summary: 'Keep a mapping of columns under a name, in place of one that has it',
        params: Named,
        body: Type.Unsafe<unknown>({ type: 'object', description: 'A mapping, as previews give it.' }),
        response: { 200: Kept, ...PROBLEMS },
      },
    },
    async (request) => {
      const mapping = mappingIn(JSON.stringify(request.body), await ownFieldsOf(store));
      if (mapping === undefined) throw new CorestoneError('wrong-call', 'The request has no mapping.');
      const wanted = { name: request.params.name, mapping: JSON.stringify(mapping) };
      return shown(await keepMapping(unitOfWork, wanted, callerOf(request)));
    },
  );
  api.delete<ByName>(
    '/import-mappings/:name',
    {
      schema: {
        tags,
        summary: 'Remove a mapping of columns; what was imported by it stays',
        params: Named,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removeMapping(unitOfWork, request.params.name, callerOf(request));
      return reply.code(204).send(null);
    },
  );
}

const shown = ({ mapping, ...rest }: KeptMapping) => ({ ...rest, mapping: JSON.parse(mapping) });
