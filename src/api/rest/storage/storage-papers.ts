import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { ZPL_DPIS } from '../../../labels/write-label-zpl.ts';
import { inventoryWords } from '../../../operations/curation/inventory-words.ts';
import { findDifferences } from '../../../operations/curation/take-inventory.ts';
import { inventoryList } from '../../../reports/inventory-list.ts';
import { storageStore } from '../../../store/ports/storage-store.ts';
import { LABEL_FORMATS, LABEL_TYPES, writeLabels } from '../../paper/make-labels.ts';
import { REPORT_TYPES, writeReport } from '../../paper/make-report.ts';
import { selectPlaceLabels } from '../../paper/place-labels.ts';
import { printPlaceLabels } from '../../paper/print-labels.ts';
import { callerOf } from '../caller-of.ts';
import { fileOf, PrintedShape } from '../paper/paper-shapes.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { KeyShape } from './storage-shapes.ts';

const Labels = Type.Object({
  place: Type.Union([Type.String({ maxLength: 200 }), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 500 })], {
    description: 'Code of a place; may stand several times.',
  }),
  below: Type.Optional(Type.Boolean({ description: 'All places in them, too.' })),
  layout: Type.Optional(Type.String({ maxLength: 60, description: 'That for places unless given.' })),
  format: Type.Optional(Word(LABEL_FORMATS, 'PDF unless given; SVG is the first label, to look at.')),
  dpi: Type.Optional(
    Type.Union(
      ZPL_DPIS.map((one) => Type.Literal(one)),
      { description: 'Dots an inch of ZPL; 203 unless given.' },
    ),
  ),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  skip: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2500, description: 'Places of the first sheet that are used already.' }),
  ),
});

const ForPrinter = Type.Object(
  {
    places: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500, description: 'Their codes.' }),
    below: Labels.properties.below,
    layout: Labels.properties.layout,
    printer: Type.String({ maxLength: 60, description: 'As `GET /printers` names it.' }),
    copies: Labels.properties.copies,
  },
  { additionalProperties: false },
);

const LIST_FORMATS = ['csv', 'xlsx', 'pdf'] as const;

/** `GET` and `POST /storage/labels`: labels of places, as a file or on a printer; `GET /storage/inventories/{id}/list`: all that an inventory found, as a file. */
export function registerStoragePapers(api: FastifyInstance, house: House): void {
  const tags = ['storage'];
  api.get<{ Querystring: Static<typeof Labels> }>(
    '/storage/labels',
    {
      schema: {
        tags,
        summary: 'Labels of places as PDF, ZPL or SVG',
        querystring: Labels,
        response: { 200: fileOf(Object.values(LABEL_TYPES)), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { place, below, layout, format = 'pdf', dpi, copies, skip } = request.query;
      const wanted = { codes: [place].flat(), below, layout };
      const labels = await selectPlaceLabels(house, callerOf(request), wanted);
      const { document, findings } = await writeLabels(house, labels, format, { dpi, copies, skip });
      return reply
        .type(LABEL_TYPES[format])
        .header('content-disposition', `inline; filename="place-labels.${format}"`)
        .header('corestone-findings', String(findings.length))
        .send(document);
    },
  );
  api.post<{ Body: Static<typeof ForPrinter> }>(
    '/storage/labels',
    {
      schema: {
        tags,
        summary: 'Send labels of places to a printer; the job as it stands then, which may be `failed`',
        body: ForPrinter,
        response: { 201: PrintedShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { places, below, layout, printer, copies } = request.body;
      const labels = await selectPlaceLabels(house, caller, { codes: places, below, layout });
      const printed = await printPlaceLabels(house, caller, labels, { printer, copies });
      return reply.code(201).header('location', `/api/v1/print-jobs/${printed.job.id}`).send(printed);
    },
  );
  const Query = Type.Object({ format: Type.Optional(Word(LIST_FORMATS, 'CSV unless given.')) });
  api.get<{ Params: { id: string }; Querystring: Static<typeof Query> }>(
    '/storage/inventories/:id/list',
    {
      schema: {
        tags,
        summary: 'All that an inventory found or missed, as a file',
        params: Type.Object({ id: KeyShape }),
        querystring: Query,
        response: { 200: fileOf(LIST_FORMATS.map((one) => REPORT_TYPES[one])), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'csv' } = request.query;
      const found = await findDifferences(house.unitOfWork, request.params.id, callerOf(request));
      const { inventory, place, differences } = found;
      const wordsOf = await inventoryWords(storageStore(house.store.read, house.store.engine), differences);
      const madeAt = house.now().toISOString();
      const list = inventoryList({ place: place.code, startedAt: inventory.startedAt, differences, wordsOf, madeAt });
      return reply
        .type(REPORT_TYPES[format])
        .header('content-disposition', `attachment; filename="inventory-${place.code}.${format}"`)
        .send(await writeReport(list, format, house.settings.paperFont));
    },
  );
}
