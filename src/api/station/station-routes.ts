import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { builtAtMs, readStationFiles, STATION_FOLDER, type StationFile } from './station-files.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/**
 * `/station`: the application for the drill site. Every path below shows the same shell, to those who are signed in; others
 * are sent to sign in and come back. The shell itself and its files hold nothing of anybody, so the browser's worker gets them
 * without signing in. `folder` is where the build lies; where there is none, a page says how to make it.
 */
export function registerStationRoutes(
  app: FastifyInstance,
  face: PublicFace,
  signIn: SignInRequest,
  folder: string = STATION_FOLDER,
): void {
  const build = latestBuild(folder);
  const shell = (reply: FastifyReply): FastifyReply => sendShell(reply, face, build());
  app.get('/station/shell', (_request, reply) => shell(reply));
  for (const path of ['/station', '/station/*'])
    app.get<{ Params: { '*'?: string } }>(path, async (request, reply) => {
      const file = build()?.get(request.params['*'] ?? '');
      if (file !== undefined && request.params['*'] !== 'index.html') return sendFile(reply, face, file, request.url);
      if ((await signIn(request))?.ok === true) return shell(reply);
      void reply.header('cache-control', 'private, no-store');
      return reply.redirect(linkTo(face, `/login?next=${encodeURIComponent(request.url)}`), 303);
    });
}

/** The build as it lies there now; read again only where another was made. */
function latestBuild(folder: string): () => ReadonlyMap<string, StationFile> | undefined {
  let madeAt = -1;
  let files: ReadonlyMap<string, StationFile> | undefined;
  return () => {
    const now = builtAtMs(folder);
    if (now !== madeAt) files = readStationFiles(folder);
    madeAt = now;
    return files;
  };
}

function sendFile(reply: FastifyReply, face: PublicFace, file: StationFile, url: string): FastifyReply {
  if (url.endsWith('/offline-worker.js')) void reply.header('service-worker-allowed', linkTo(face, '/station'));
  return reply
    .header('cache-control', file.isHashed ? FOR_GOOD : 'no-cache')
    .type(file.mediaType)
    .send(file.content);
}

function sendShell(
  reply: FastifyReply,
  face: PublicFace,
  files: ReadonlyMap<string, StationFile> | undefined,
): FastifyReply {
  const page = files?.get('index.html');
  if (page === undefined) return sendHowToBuild(reply, face);
  // The build does not know where it will be served; every path below shows the same page.
  const placed = page.content.toString('utf8').replaceAll('="./', `="${linkTo(face, '/station/')}`);
  return sendPage(reply, placed);
}

function sendHowToBuild(reply: FastifyReply, face: PublicFace): FastifyReply {
  const main = html`<section class="card empty"><div class="eh"><h1>The station is not built yet</h1><p>Its files for browsers are missing. In the folder of the program: <code>npm run build</code>, or <code>node scripts/build-web.ts</code> from a checkout; then load this page again.</p></div></section>`;
  return sendPage(reply, renderPage(face, { title: 'Station', unlisted: true, main }), { status: 503 });
}
