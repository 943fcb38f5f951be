import type { FastifyInstance } from 'fastify';
import { sendPage } from '../../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../../dissemination/public-face.ts';
import type { ApiDocument } from './api-document.ts';
import { docsPage } from './docs-page.ts';

/** `GET /docs` below `/api/v1`: the API for people. It is the same until the next release, so it is made once. */
export function registerDocsRoute(api: FastifyInstance, face: PublicFace): void {
  let page: string | undefined;
  api.get('/docs', { schema: { hide: true } }, async (_request, reply) => {
    page ??= docsPage(face, api.swagger() as unknown as ApiDocument);
    return sendPage(reply, page);
  });
}
