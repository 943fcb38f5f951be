import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openSource } from '../../formats/reading/open-source.ts';
import { JSON_API, Refusal, refusal } from './json-api.ts';

/** Of a body as it comes, and of one that was zipped. */
const LARGEST_BODY = 8 * 1_048_576;

const unzip = promisify(gunzip);

/** Makes a part of the server read bodies as JSON, zipped or not, up to 8 MiB unzipped. 400 for no JSON, 406 for other types. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: LARGEST_BODY } as const;
  app.addContentTypeParser([JSON_API, 'application/json'], options, async (request: FastifyRequest, body: Buffer) =>
    jsonOf(await unzipped(request, body)),
  );
  app.addContentTypeParser('*', options, async (_request: FastifyRequest, body: Buffer) => {
    if (body.length > 0) throw refusal(406);
    return undefined;
  });
}

/** Makes a part of the server read forms beside JSON, as an object of texts. */
export function readFormBodies(app: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: 10_000 } as const;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    options,
    async (_request: FastifyRequest, body: Buffer) => Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
  );
}

async function unzipped(request: FastifyRequest, body: Buffer): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw refusal(406);
  try {
    return await unzip(body, { maxOutputLength: LARGEST_BODY });
  } catch (error) {
    const isLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarge ? tooLarge() : refusal(400);
  }
}

function tooLarge(): Refusal {
  return new Refusal(413, [{ status: '413', title: `The body is larger than ${LARGEST_BODY} bytes.` }]);
}

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const opened = openSource(body, 'body');
  if (!opened.ok || opened.value.syntax !== 'json') throw refusal(400);
  return opened.value.value;
}
