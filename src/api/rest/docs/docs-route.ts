import type { FastifyInstance } from 'fastify';
import { sendPage } from '../../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../../dissemination/public-face.ts';
import type { ApiDocument } from './api-document.ts';
import { docsPage } from './docs-page.ts';

/** `GET /docs` below `/api/v1`: the API for people. It changes with the release, and with what the agent says of itself at its foot. */
export function registerDocsRoute(api: FastifyInstance, face: PublicFace): void {
  let made: { readonly page: string; readonly of: string } | undefined;
  api.get('/docs', { schema: { hide: true } }, async (_request, reply) => {
    const of = `${face.agent.name} ${face.agent.adminEmail}`;
    if (made?.of !== of) made = { page: docsPage(face, api.swagger() as unknown as ApiDocument), of };
    return sendPage(reply, made.page);
  });
}
