import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { checkLabelLayout } from '../../../domain/label/check-label-layout.ts';
import { LABEL_FIELDS } from '../../../domain/label/label-fields.ts';
import { planLabel } from '../../../labels/plan-label.ts';
import { writeLabelSvg } from '../../../labels/write-label-svg.ts';
import { findLayout, keepLayout, listLayouts, removeLayout } from '../../../operations/paper/keep-layouts.ts';
import { paperType } from '../../../paper/paper-type.ts';
import { paperStore } from '../../../store/ports/paper-store.ts';
import { EXAMPLE_VALUES } from '../../paper/example-values.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { FindingShape, PROBLEMS } from '../shapes.ts';
import { LayoutBody } from './paper-shapes.ts';

const Which = Type.Object({ name: Type.String({ maxLength: 60 }) });
const Party = Type.Object({
  party: Type.Optional(
    Type.String({ maxLength: 60, description: 'Who may change it; what you are granted first unless given.' }),
  ),
});
const Listed = Type.Object(
  { layout: LayoutBody, isPreset: Type.Boolean(), party: Type.String() },
  { title: 'UsableLayout' },
);
const Looked = Type.Object({ svg: Type.String(), findings: Type.Array(FindingShape) });
const Field = Type.Object({ name: Type.String(), meaning: Type.String() });

type ByName = { Params: Static<typeof Which> };

/** `/api/v1/label-layouts`: layouts to choose from, to take along and to change; `/label-fields`: what may stand in braces. */
export function registerLayoutRoutes(api: FastifyInstance, house: House): void {
  const tags = ['paper'];
  const paper = paperStore(house.store.read, house.store.engine);
  api.get(
    '/label-fields',
    {
      schema: {
        tags,
        summary: 'What may stand in braces on a label',
        response: { 200: Type.Array(Field), ...PROBLEMS },
      },
    },
    async (request) => {
      callerOf(request);
      return Object.entries(LABEL_FIELDS).map(([name, meaning]) => ({ name, meaning }));
    },
  );
  api.get(
    '/label-layouts',
    {
      schema: {
        tags,
        summary: 'Label layouts, those of the program first',
        response: { 200: Type.Array(Listed), ...PROBLEMS },
      },
    },
    async (request) => {
      callerOf(request);
      return listLayouts(paper);
    },
  );
  api.get<ByName>(
    '/label-layouts/:name',
    { schema: { tags, summary: 'One label layout', params: Which, response: { 200: LayoutBody, ...PROBLEMS } } },
    async (request) => {
      callerOf(request);
      return findLayout(paper, request.params.name);
    },
  );
  api.put<ByName & { Body: unknown; Querystring: Static<typeof Party> }>(
    '/label-layouts/:name',
    {
      schema: {
        tags,
        summary: 'Keep a label layout under this name',
        params: Which,
        querystring: Party,
        body: LayoutBody,
        response: { 200: LayoutBody, ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const party = (request.query.party ?? caller.within ?? caller.grants[0]?.party ?? '').toUpperCase();
      const named = { ...(request.body as object), name: request.params.name };
      return checkedValue(await keepLayout(house.unitOfWork, named, party, caller));
    },
  );
  api.delete<ByName>(
    '/label-layouts/:name',
    { schema: { tags, summary: 'Remove a label layout', params: Which, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      await removeLayout(house.unitOfWork, request.params.name, callerOf(request));
      return reply.code(204).send();
    },
  );
  api.post<{ Body: unknown }>(
    '/label-layouts/preview',
    {
      schema: {
        tags,
        summary: 'Look at a layout with an invented sample, and what is to say about it; nothing is kept',
        body: LayoutBody,
        response: { 200: Looked, ...PROBLEMS },
      },
    },
    async (request) => {
      callerOf(request);
      const checked = checkLabelLayout(request.body);
      const layout = checkedValue(checked);
      const planned = planLabel(layout, EXAMPLE_VALUES, paperType(house.settings.paperFont));
      return { svg: writeLabelSvg(layout, planned), findings: [...checked.findings, ...planned.findings] };
    },
  );
}
