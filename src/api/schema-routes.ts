import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { CommunityFormat } from '../formats/community/community-format.ts';

const FORMATS_FOLDER = join(import.meta.dirname, '../formats');

/** Serves our own schema documents and those of communities at `/schemas/<format>/<file>.xsd`; they are read once at the start. */
export function registerSchemaRoutes(app: FastifyInstance, communities: readonly CommunityFormat[] = []): void {
  const documents = readDocuments();
  for (const { name, schemaTexts } of communities)
    for (const one of schemaTexts) documents.set(`${name}/${one.name}`, one.text);
  app.get<{ Params: { format: string; file: string } }>('/schemas/:format/:file', async (request, reply) => {
    const text = documents.get(`${request.params.format}/${request.params.file}`);
    if (text === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such schema.\n');
    return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(text);
  });
}

function readDocuments(): Map<string, string> {
  const files = readdirSync(FORMATS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.xsd'),
  );
  return new Map(
    files.map((path) => {
      const parts = path.split(/[\\/]/);
      return [`${parts[0]}/${parts.at(-1)}`, readFileSync(join(FORMATS_FOLDER, path), 'utf8')];
    }),
  );
}
