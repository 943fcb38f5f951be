import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { DUMP_CHECKSUMS, DUMP_MANIFEST, type DumpManifest } from '../../domain/registration/dump.ts';
import { linkTo } from '../frame/page-shell.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { meetReader } from '../words/reader.ts';
import { listDumps, readManifest } from './dumps/dump-folder.ts';
import { dumpPage, dumpsPage } from './dumps/dump-pages.ts';
import { sendDumpFile } from './dumps/send-dump-file.ts';

const LATEST = 'latest';
const PLAIN: Readonly<Record<string, string>> = {
  [DUMP_MANIFEST]: 'application/json; charset=utf-8',
  [DUMP_CHECKSUMS]: 'text/plain; charset=utf-8',
};

/**
 * `/dumps/`: the full dumps of a folder, their pages and files; `latest` goes for the name of the latest. Only what a manifest names is
 * sent, so that no address leads elsewhere.
 */
export function registerDumpRoutes(app: FastifyInstance, face: PublicFace, folder: string): void {
  app.get('/dumps', async (_request, reply) => reply.redirect(linkTo(face, '/dumps/'), 301));
  app.get('/dumps/', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    const dumps = await Promise.all((await listDumps(folder)).map((name) => readManifest(folder, name)));
    return sendPage(
      reply,
      dumpsPage(
        face,
        dumps.filter((one) => one !== undefined),
        reader,
      ),
      { reader },
    );
  });
  app.get<{ Params: { name: string } }>('/dumps/:name', async (request, reply) => {
    const { name } = await dumpOf(folder, request.params.name);
    const shown = request.params.name === LATEST ? LATEST : name;
    return reply.redirect(linkTo(face, `/dumps/${shown}/`), 301);
  });
  app.get<{ Params: { name: string } }>('/dumps/:name/', async (request, reply) => {
    const dump = await dumpOf(folder, request.params.name);
    const reader = meetReader(face, request, reply);
    // No day of change: the page comes in several languages.
    return sendPage(reply, dumpPage(face, dump, reader), { reader });
  });
  app.get<{ Params: { name: string; file: string } }>('/dumps/:name/:file', async (request, reply) => {
    const dump = await dumpOf(folder, request.params.name);
    return send(reply, join(folder, dump.name), dump, request.params.file);
  });
}

async function dumpOf(folder: string, name: string): Promise<DumpManifest> {
  const wanted = name === LATEST ? (await listDumps(folder))[0] : name;
  const dump = wanted === undefined ? undefined : await readManifest(folder, wanted);
  if (dump !== undefined) return dump;
  throw new CorestoneError('not-found', `There is no dump ${name}.`);
}

async function send(reply: FastifyReply, folder: string, dump: DumpManifest, name: string): Promise<FastifyReply> {
  const mediaType = PLAIN[name];
  if (mediaType !== undefined) {
    const text = await readFile(join(folder, name), 'utf8');
    void reply.header('access-control-allow-origin', '*');
    return sendBody(reply, text, { mediaType, changedAt: dump.finishedAt });
  }
  const file = dump.files.find((one) => one.name === name);
  if (file === undefined) throw new CorestoneError('not-found', `Dump ${dump.name} has no file ${name}.`);
  return sendDumpFile(reply, join(folder, file.name), file, dump.finishedAt);
}
