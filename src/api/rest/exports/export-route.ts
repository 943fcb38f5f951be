import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { type House, publicFace } from '../../../context.ts';
import {
  BUNDLE_FORMAT,
  expeditionFile,
  FILE_FORMATS,
  type FileFormat,
} from '../../../dissemination/tables/expedition-file.ts';
import { igsnBundle } from '../../../dissemination/tables/igsn-bundle.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { OwnFields } from '../../../domain/own-fields/own-field.ts';
import { FORMATS } from '../../../formats/formats.ts';
import { type Caller, may } from '../../../operations/caller.ts';
import { ownFieldStore } from '../../../store/ports/own-field-store.ts';
import { type FoundPart, findPart } from '../../paper/find-part.ts';
import { callerOf } from '../caller-of.ts';
import { fileOf, PartShape } from '../paper/paper-shapes.ts';
import { PROBLEMS, Word } from '../shapes.ts';

const XML_FORMATS = FORMATS.filter((one) => one.syntax === 'xml');

const Which = Type.Object({ code: PartShape.expedition });
const Query = Type.Object({
  format: Type.Optional(
    Word([...FILE_FORMATS, BUNDLE_FORMAT], 'CSV tables in a ZIP archive unless given; see docs/export.md.'),
  ),
  hole: PartShape.hole,
  xml: Type.Optional(
    Word(
      XML_FORMATS.map((one) => one.name),
      'Metadata format of the documents of igsn-xml; igsngfz unless given.',
    ),
  ),
});

/** What each format is called in HTTP, and how its file ends. */
const KINDS: Readonly<Record<string, readonly [type: string, ending: string]>> = {
  csv: ['application/zip', 'zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  json: ['application/json; charset=utf-8', 'json'],
  [BUNDLE_FORMAT]: ['application/zip', 'zip'],
};
const TABLE = ['text/csv; charset=utf-8', 'csv'] as const;

/**
 * `GET /expeditions/{code}/export`: what `corestone expedition export` writes, as it is written, for whoever may read everything of
 * the expedition. A hole comes with what it lies in, so that it can be imported by itself.
 */
export function registerExportRoute(api: FastifyInstance, house: House): void {
  const types = [...new Set([...Object.values(KINDS), TABLE].map(([type]) => type))];
  api.get<{ Params: Static<typeof Which>; Querystring: Static<typeof Query> }>(
    '/expeditions/:code/export',
    {
      schema: {
        tags: ['paper'],
        summary: 'All core data of an expedition or one of its holes, or a table of it for another program',
        params: Which,
        querystring: Query,
        response: { 200: fileOf(types), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'csv', xml } = request.query;
      // Forms send an empty one for the whole.
      const hole = request.query.hole || undefined;
      const caller = callerOf(request);
      const part = await findPart(house.store, caller, { expedition: request.params.code, hole });
      ensureReadsAll(caller, part);
      const content =
        format === BUNDLE_FORMAT ? await bundleOf(house, part, hole, xml) : await fileOfPart(house, part, format);
      const [type, ending] = KINDS[format] ?? TABLE;
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${fileName(part, format, hole)}.${ending}"`)
        .send(Readable.from(content, { objectMode: false }));
    },
  );
}

/** Throws `not-found` for who may read only some of it: an export holds everything, whatever the public may see. */
function ensureReadsAll(caller: Caller, { expedition }: FoundPart): void {
  if (may(caller, 'read', expedition.holder ?? '')) return;
  throw new CorestoneError('not-found', `There is no expedition ${expedition.code} of which you may read everything.`);
}

async function fileOfPart({ store }: House, { expedition, holes, words }: FoundPart, format: string) {
  const ownFields = new OwnFields(await ownFieldStore(store.read).all());
  const path = words === '' ? expedition.path : holes[0]!.path;
  return expeditionFile(store, path, format as FileFormat, ownFields);
}

async function bundleOf(house: House, { expedition }: FoundPart, hole: string | undefined, xml = 'igsngfz') {
  if (hole !== undefined) {
    const message = 'The archive of public records is of a whole expedition.';
    const findings = [
      finding('export-hole', message, { field: 'hole', value: hole, rule: `nothing, for ${BUNDLE_FORMAT}` }),
    ];
    throw new CorestoneError('invalid-input', message, { findings });
  }
  const format = XML_FORMATS.find((one) => one.name === xml)!;
  // Those who cannot be said are named in the archive.
  const nobody = { onRecord: () => undefined, onBadRecord: () => undefined };
  return igsnBundle(await publicFace(house), format, { code: expedition.code, of: { path: expedition.path } }, nobody);
}

function fileName({ expedition, holes, words }: FoundPart, format: string, hole: string | undefined): string {
  const of = words === '' || hole === undefined ? expedition.code : holes[0]!.combinedId;
  const what = ['csv', 'xlsx', 'json'].includes(format) ? '' : `-${format}`;
  return `${of}${what}`.replace(/[^\w.-]+/g, '_');
}
