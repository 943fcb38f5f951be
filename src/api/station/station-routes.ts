import type { FastifyInstance, FastifyReply } from 'fastify';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { latestBuild, STATION, sendBuiltFile, sendBuiltShell } from './built-files.ts';

/**
 * `/station`: the application for the drill site. Every path below shows the same shell, to those who are signed in; others
 * are sent to sign in and come back. The shell itself and its files hold nothing of anybody, so the browser's worker gets them
 * without signing in. `folder` is where the build lies; where there is none, a page says how to make it.
 */
export function registerStationRoutes(
  app: FastifyInstance,
  face: PublicFace,
  signIn: SignInRequest,
  folder: string = STATION.folder,
): void {
  const build = latestBuild({ ...STATION, folder });
  const shell = (reply: FastifyReply): FastifyReply => sendBuiltShell(reply, face, STATION, build());
  app.get('/station/shell', (_request, reply) => shell(reply));
  for (const path of ['/station', '/station/*'])
    app.get<{ Params: { '*'?: string } }>(path, async (request, reply) => {
      const file = build()?.get(request.params['*'] ?? '');
      if (file !== undefined && request.params['*'] !== 'index.html') {
        if (request.url.endsWith('/offline-worker.js'))
          void reply.header('service-worker-allowed', linkTo(face, '/station'));
        return sendBuiltFile(reply, file);
      }
      if ((await signIn(request))?.ok === true) return shell(reply);
      void reply.header('cache-control', 'private, no-store');
      return reply.redirect(linkTo(face, `/login?next=${encodeURIComponent(request.url)}`), 303);
    });
}
