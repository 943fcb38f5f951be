import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { ZPL_DPIS } from '../../../labels/write-label-zpl.ts';
import { recordPrinting } from '../../../operations/paper/record-printing.ts';
import { paperStore } from '../../../store/ports/paper-store.ts';
import { LABEL_FORMATS, LABEL_TYPES, selectLabels, writeLabels } from '../../paper/make-labels.ts';
import { printLabels } from '../../paper/print-labels.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { fileOf, PartShape, PrintedShape } from './paper-shapes.ts';

const Selection = {
  ...PartShape,
  type: Type.Optional(Word(OBJECT_TYPES, 'Objects of one type.')),
  ids: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 10_000,
      description: 'Only these: IGSNs, names or keys of objects.',
    }),
  ),
  layout: Type.Optional(Type.String({ maxLength: 60, description: 'That of the type unless given.' })),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

const Wanted = Type.Object(
  {
    ...Selection,
    format: Type.Optional(Word(LABEL_FORMATS, 'PDF unless given; SVG is the first label, to look at.')),
    dpi: Type.Optional(
      Type.Union(
        ZPL_DPIS.map((one) => Type.Literal(one)),
        { description: 'Dots an inch of ZPL; 203 unless given.' },
      ),
    ),
    skip: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2500, description: 'Places of the first sheet that are used already.' }),
    ),
    isPreview: Type.Optional(Type.Boolean({ description: 'Only to look at: nothing is recorded.' })),
  },
  { additionalProperties: false },
);

const ForPrinter = Type.Object(
  { ...Selection, printer: Type.String({ maxLength: 60, description: 'As `GET /printers` names it.' }) },
  { additionalProperties: false },
);

/**
 * `POST /labels`: a document of labels, recorded object by object as printed unless it is a look; `POST /print-jobs`: labels for a
 * printer. Findings of a document are counted in `Corestone-Findings`; one that is an error keeps it back, with all of them.
 * `Corestone-Printed-Before` is how many of the objects had a label before.
 */
export function registerLabelRoutes(api: FastifyInstance, house: House): void {
  const tags = ['paper'];
  api.post<{ Body: Static<typeof Wanted> }>(
    '/labels',
    {
      schema: {
        tags,
        summary: 'Labels of any selection of objects as PDF, ZPL or SVG',
        body: Wanted,
        response: { 200: fileOf(Object.values(LABEL_TYPES)), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'pdf', dpi, skip, copies = 1, isPreview = false, ...wanted } = request.body;
      const caller = callerOf(request);
      const labels = await selectLabels(house, caller, wanted);
      const ids = labels.printing.objects.map((one) => one.id);
      const again = await paperStore(house.store.read, house.store.engine).countPrinted(ids);
      const { document, findings } = await writeLabels(house, labels, format, { dpi, skip, copies });
      const isTaken = !isPreview && format !== 'svg';
      if (isTaken)
        await recordPrinting(house.unitOfWork, { ...labels.printing, to: format.toUpperCase(), copies }, caller);
      return reply
        .type(LABEL_TYPES[format])
        .header('content-disposition', `${isTaken ? 'attachment' : 'inline'}; filename="labels.${format}"`)
        .header('corestone-labels', labels.values.length)
        .header('corestone-printed-before', again)
        .header('corestone-findings', findings.length)
        .send(document);
    },
  );
  api.post<{ Body: Static<typeof ForPrinter> }>(
    '/print-jobs',
    {
      schema: {
        tags,
        summary: 'Send labels to a printer; the job as it stands then, which may be `failed`',
        body: ForPrinter,
        response: { 201: PrintedShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { printer, copies, ...wanted } = request.body;
      const caller = callerOf(request);
      const printed = await printLabels(house, caller, await selectLabels(house, caller, wanted), { printer, copies });
      return reply.code(201).header('location', `/api/v1/print-jobs/${printed.job.id}`).send(printed);
    },
  );
}
