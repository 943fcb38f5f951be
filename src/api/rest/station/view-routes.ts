import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { LONGEST_VIEW_NAME, readGridView } from '../../../domain/station/filter/grid-view.ts';
import { removeView, shareView } from '../../../operations/station/share-views.ts';
import { viewStore } from '../../../store/ports/view-store.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS, Word } from '../shapes.ts';
import { enterExpedition, readExpedition } from './find-expedition.ts';
import { CodeParams, ObjectParams } from './station-shapes.ts';

const View = {
  id: Type.String({ description: 'A UUIDv7, made by whoever makes the view.' }),
  type: Word(OBJECT_TYPES, 'Type of the objects in the grid.'),
  name: Type.String({ description: `At most ${LONGEST_VIEW_NAME} characters.` }),
  columns: Type.Array(Type.String(), { description: 'Names of fields, and of what stations know beside them.' }),
  typed: Type.Record(Type.String(), Type.String(), { description: 'What stands in the filter row, by column.' }),
  filter: Type.Object({}, { additionalProperties: true, description: 'Groups of conditions: `join`, `parts`.' }),
  order: Type.Optional(Type.Object({ key: Type.String(), isDown: Type.Boolean() })),
  widths: Type.Optional(
    Type.Record(Type.String(), Type.Integer(), { description: 'Widths of columns in px, by column.' }),
  ),
  isDefault: Type.Boolean({ description: 'Whether grids of the type open with it. One view of a type does.' }),
};
const Shared = Type.Object(
  {
    ...View,
    revision: Type.Integer({ description: 'Counts its changes, from 1.' }),
    changedAt: Moment('When it was changed.'),
    changedBy: Type.String({ description: 'By whom.' }),
  },
  { title: 'SharedView' },
);
const Views = Type.Object({ views: Type.Array(Shared) });
const Revision = { revision: Type.Integer({ minimum: 0, description: 'The one you saw; 0 for a new view.' }) };
const Wanted = Type.Object({ ...Revision, view: Type.Object(View) });
const Seen = Type.Object(Revision);

interface Code {
  Params: Static<typeof CodeParams>;
}
interface One {
  Params: Static<typeof ObjectParams>;
}

/** Views of grids that people share: whoever may read the expedition sees them, whoever may enter shares and changes them. */
export function registerViewRoutes(api: FastifyInstance, house: House): void {
  const tags = ['station'];
  const path = '/station/expeditions/:code/views';
  const listing = { tags, summary: 'The shared views of grids', params: CodeParams };
  api.get<Code>(path, { schema: { ...listing, response: { 200: Views, ...PROBLEMS } } }, async (request) => {
    const { id } = await readExpedition(house, request, request.params.code);
    return { views: await viewStore(house.store.read).views(id) };
  });
  const sharing = { tags, summary: 'Shares a view of a grid, or changes a shared one', params: ObjectParams };
  api.put<One & { Body: Static<typeof Wanted> }>(
    `${path}/:id`,
    { schema: { ...sharing, body: Wanted, response: { 200: Shared, ...PROBLEMS } } },
    async (request) => {
      const expedition = await enterExpedition(house, request, request.params.code);
      const view = readGridView(request.body.view);
      if (view === undefined || view.id !== request.params.id)
        throw new CorestoneError('invalid-input', 'This is no view of a grid, or not the one the address names.');
      const wanted = { expeditionId: expedition.id, view, revision: request.body.revision };
      return shareView(house.unitOfWork, wanted, callerOf(request));
    },
  );
  const removing = { tags, summary: 'Removes a shared view', params: ObjectParams, querystring: Seen };
  api.delete<One & { Querystring: Static<typeof Seen> }>(
    `${path}/:id`,
    { schema: { ...removing, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      const expedition = await enterExpedition(house, request, request.params.code);
      const { id } = request.params;
      const { revision } = request.query;
      await removeView(house.unitOfWork, { expeditionId: expedition.id, id, revision }, callerOf(request));
      return reply.code(204).send();
    },
  );
}
