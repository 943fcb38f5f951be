import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { checkLabelLayout } from '../../../domain/label/check-label-layout.ts';
import { LABEL_FIELDS, type LabelValues } from '../../../domain/label/label-fields.ts';
import { planLabel } from '../../../labels/plan-label.ts';
import { writeLabelPdf } from '../../../labels/write-label-pdf.ts';
import { writeLabelSvg } from '../../../labels/write-label-svg.ts';
import { type Caller, may } from '../../../operations/caller.ts';
import { findLayout, keepLayout, listLayouts, removeLayout } from '../../../operations/paper/keep-layouts.ts';
import { paperType } from '../../../paper/paper-type.ts';
import { paperStore } from '../../../store/ports/paper-store.ts';
import { EXAMPLE_VALUES } from '../../paper/example-values.ts';
import { findExpedition } from '../../paper/find-part.ts';
import { LABEL_TYPES, selectLabels } from '../../paper/make-labels.ts';
import { printTestLabel } from '../../paper/print-labels.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { FindingShape, PROBLEMS, Word } from '../shapes.ts';
import { LayoutBody, PartShape, PrintedShape } from './paper-shapes.ts';

const Which = Type.Object({ name: Type.String({ maxLength: 60 }) });
const Party = Type.Object({
  party: Type.Optional(
    Type.String({ maxLength: 60, description: 'Who may change it; what you are granted first unless given.' }),
  ),
});
const Listed = Type.Object(
  {
    layout: LayoutBody,
    isPreset: Type.Boolean(),
    party: Type.String(),
    mayChange: Type.Boolean({ description: 'Whether you may keep it changed; of a preset, a copy of it.' }),
  },
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
      const caller = callerOf(request);
      const mayKeep = may(caller, 'deposit', caller.within ?? firstGranted(caller));
      return (await listLayouts(paper)).map((one) => ({
        ...one,
        mayChange: one.isPreset ? mayKeep : may(caller, 'deposit', one.party),
      }));
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
      const party = (request.query.party ?? caller.within ?? firstGranted(caller)).toUpperCase();
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
  registerLooks(api, house);
}

/** What somebody may deposit for first, since a right to read keeps no layout. */
function firstGranted(caller: Caller): string {
  const able = caller.grants.find((one) => may(caller, 'deposit', one.party));
  return (able ?? caller.grants[0])?.party ?? '';
}

const Look = Type.Object({
  expedition: Type.Optional(PartShape.expedition),
  object: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'IGSN, name or key of an object of the expedition; an invented one unless given.',
    }),
  ),
  format: Type.Optional(
    Word(['json', 'pdf'], 'JSON with the label as SVG unless given; PDF is one label on its paper.'),
  ),
});
const Test = Type.Object(
  {
    layout: LayoutBody,
    expedition: PartShape.expedition,
    printer: Type.String({ maxLength: 60, description: 'As `GET /printers` names it.' }),
  },
  { additionalProperties: false },
);

/** `/label-layouts/preview` and `/label-layouts/test`: a layout that need not be kept yet, to look at and on a printer. */
function registerLooks(api: FastifyInstance, house: House): void {
  const tags = ['paper'];
  api.post<{ Body: unknown; Querystring: Static<typeof Look> }>(
    '/label-layouts/preview',
    {
      schema: {
        tags,
        summary: 'Look at a layout with an object or an invented sample, and what is to say about it; nothing is kept',
        querystring: Look,
        body: LayoutBody,
        response: { 200: Looked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const checked = checkLabelLayout(request.body);
      const layout = checkedValue(checked);
      const values = await valuesFor(house, caller, request.query);
      const type = paperType(house.settings.paperFont);
      const planned = planLabel(layout, values, type);
      if (request.query.format !== 'pdf')
        return { svg: writeLabelSvg(layout, planned), findings: [...checked.findings, ...planned.findings] };
      const options = { type, title: `Test of ${layout.name}`, at: house.now(), onFinding: () => undefined };
      // Bytes go out as they are, whatever the schema says of JSON.
      return reply
        .type(LABEL_TYPES.pdf)
        .header('content-disposition', `attachment; filename="test-${layout.name}.pdf"`)
        .send(await buffer(writeLabelPdf(layout, [values], options)));
    },
  );
  api.post<{ Body: Static<typeof Test> }>(
    '/label-layouts/test',
    {
      schema: {
        tags,
        summary: 'Print one label of a layout, kept or not, with an invented sample',
        body: Test,
        response: { 201: PrintedShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { printer, expedition: code, layout } = request.body;
      const caller = callerOf(request);
      const expedition = await findExpedition(house.store.read, caller, code);
      const sound = checkedValue(checkLabelLayout(layout));
      return reply.code(201).send(await printTestLabel(house, caller, sound, { printer, expedition }));
    },
  );
}

async function valuesFor(
  house: House,
  caller: Caller,
  { expedition, object }: Static<typeof Look>,
): Promise<LabelValues> {
  if (expedition === undefined || object === undefined) return EXAMPLE_VALUES;
  return (await selectLabels(house, caller, { expedition, ids: [object] })).values[0]!;
}
