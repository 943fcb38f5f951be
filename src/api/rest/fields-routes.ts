import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Fate } from '../../domain/description/description-fields.ts';
import { present } from '../../domain/description/present.ts';
import { canonicalJsonSchema } from '../../formats/canonical-json/json-schema.ts';
import { timesRefilled } from '../../formats/community/live-list.ts';
import { allFormats, type CrosswalkRow, crosswalk } from '../../formats/crosswalk/crosswalk.ts';
import type { Format, FormatManifest, ReadableFormat } from '../../formats/format.ts';

/**
 * Serves `GET /fields` and `GET /fields/schema` below `/api/v1`: the JSON Schema of our own JSON; and every member of a description, with what each format does with it (`to`, `narrowed` or
 * `omitted`), and the formats themselves. The same for everybody until communities change, so it is made seldom.
 */
export function registerFieldsRoutes(
  app: FastifyInstance,
  written: readonly Format[],
  read: readonly ReadableFormat[],
): void {
  const made = () => fieldsText(written, read);
  let [text, madeAt] = [made(), timesRefilled(read)];
  const schema = {
    tags: ['descriptions'],
    summary: 'Members of a description, and what each format does with them',
    security: [],
  };
  app.get('/fields', { schema }, async (_request, reply) => {
    if (madeAt !== timesRefilled(read)) [text, madeAt] = [made(), timesRefilled(read)];
    return sendKept(reply, 'application/json', text);
  });
  const documentSchema = JSON.stringify(canonicalJsonSchema());
  const summary = 'JSON Schema (2020-12) of our own JSON: of a record, and of what is sent as `description`';
  app.get('/fields/schema', { schema: { ...schema, summary } }, async (_request, reply) =>
    sendKept(reply, 'application/schema+json', documentSchema),
  );
}

function fieldsText(written: readonly Format[], read: readonly ReadableFormat[]): string {
  const formats = allFormats(written, read);
  return JSON.stringify({
    formats: formats.map((one) => ({
      ...identityOf(one),
      isWritten: written.some(({ name }) => name === one.name),
      isRead: read.some(({ name }) => name === one.name),
    })),
    fields: crosswalk(formats).map(fieldOf),
  });
}

function sendKept(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('cache-control', 'public, max-age=3600')
    .header('access-control-allow-origin', '*')
    .send(text);
}

function identityOf({ name, label, version, syntax, mediaTypes, fileEnding, oaiPrefix, namespace }: FormatManifest) {
  return present({ name, label, version, syntax, mediaTypes, fileEnding, oaiPrefix, namespace });
}

function fieldOf({ name, label, definition, holds, isMany = false, unit, source, formats }: CrosswalkRow) {
  const fates = Object.entries(formats).map(([format, fate]) => ({ format, ...fateOf(fate) }));
  return present({ name, label, definition, holds, isMany, unit, source, formats: fates });
}

function fateOf(fate: Fate) {
  return 'to' in fate ? present({ to: fate.to, narrowed: fate.narrowed }) : { omitted: fate.omitted };
}
