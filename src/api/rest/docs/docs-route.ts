import type { FastifyInstance } from 'fastify';
import type { Html } from '../../../dissemination/frame/html.ts';
import { sendPage } from '../../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../../dissemination/public-face.ts';
import { meetReader } from '../../../dissemination/words/reader.ts';
import type { ApiDocument } from './api-document.ts';
import { docsContent, docsPage } from './docs-page.ts';

/** `GET /docs` below `/api/v1`: the API for people. What it says of operations changes with the release alone. */
export function registerDocsRoute(api: FastifyInstance, face: PublicFace): void {
  let content: Html | undefined;
  api.get('/docs', { schema: { hide: true } }, async (request, reply) => {
    const reader = meetReader(face, request, reply);
    content ??= docsContent(face, api.swagger() as unknown as ApiDocument);
    return sendPage(reply, docsPage(face, content, reader), { reader });
  });
}
