import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { CommunityFormat } from '../formats/community/community-format.ts';

const FORMATS_FOLDER = join(import.meta.dirname, '../formats');

/** Serves our own schema documents and those of communities at `/schemas/<format>/<file>.xsd`; our own are read once at the start. */
export function registerSchemaRoutes(app: FastifyInstance, communities: readonly CommunityFormat[] = []): void {
  const documents = readDocuments();
  app.get<{ Params: { format: string; file: string } }>('/schemas/:format/:file', async (request, reply) => {
    const { format, file } = request.params;
    const community = communities.find(({ name }) => name === format);
    const own = community?.schemaTexts.find(({ name }) => name === file)?.text;
    const text = own ?? documents.get(`${format}/${file}`);
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
