import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { REPORTS } from '../../../reports/all-reports.ts';
import {
  hasPictures,
  makeReport,
  REPORT_FORMATS,
  REPORT_TYPES,
  reportFileName,
  writeReport,
} from '../../paper/make-report.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { fileOf, PartShape } from './paper-shapes.ts';

const ReportShape = Type.Object(
  {
    name: Type.String(),
    title: Type.String(),
    summary: Type.String(),
    takesDay: Type.Boolean({ description: 'Whether it is about one day.' }),
    takesObject: Type.Boolean({ description: 'Whether it can be about one object with all below it.' }),
  },
  { title: 'Report' },
);

const Which = Type.Object({ name: Type.String({ maxLength: 60, description: 'As `GET /reports` lists them.' }) });

const Query = Type.Object({
  ...PartShape,
  day: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'For the daily report; the last day with core without.',
    }),
  ),
  object: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 300,
      description:
        'One object with all below it, by IGSN, name or key, for reports that take one; goes before hole and cores.',
    }),
  ),
  format: Type.Optional(Word(REPORT_FORMATS, 'HTML unless given.')),
});

/** `/api/v1/reports`: what reports there are, and each of an expedition whose namespace's holder one may read. */
export function registerReportRoutes(api: FastifyInstance, house: House): void {
  const tags = ['paper'];
  api.get(
    '/reports',
    { schema: { tags, summary: 'What reports there are', response: { 200: Type.Array(ReportShape), ...PROBLEMS } } },
    async (request) => {
      callerOf(request);
      return REPORTS.map(({ name, title, summary, takesDay = false, takesObject = false }) => ({
        name,
        title,
        summary,
        takesDay,
        takesObject,
      }));
    },
  );
  api.get<{ Params: Static<typeof Which>; Querystring: Static<typeof Query> }>(
    '/reports/:name',
    {
      schema: {
        tags,
        summary: 'A report of an expedition as HTML, PDF, XLSX or CSV',
        params: Which,
        querystring: Query,
        response: { 200: fileOf(Object.values(REPORT_TYPES)), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'html', ...rest } = request.query;
      const wanted = { ...rest, name: request.params.name, hasPictures: hasPictures(format) };
      const report = await makeReport(house, callerOf(request), wanted);
      const disposition = format === 'html' ? 'inline' : 'attachment';
      return reply
        .type(REPORT_TYPES[format])
        .header('content-disposition', `${disposition}; filename="${reportFileName(wanted, format)}"`)
        .header('content-security-policy', "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox")
        .send(await writeReport(report, format, house.settings.paperFont));
    },
  );
}
