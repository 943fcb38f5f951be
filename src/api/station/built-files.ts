import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { meetReader } from '../../dissemination/words/reader.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';
/** Where the builds lie, beside the sources as beside the compiled program. */
const BUILDS = join(import.meta.dirname, '../../../dist/web');

/** An application for browsers: its name in addresses, its folder, and the file that its build writes last. */
export interface BuiltApplication {
  readonly name: 'station' | 'sampling';
  readonly folder: string;
  readonly last: string;
}

/** The application for the drill site. */
export const STATION: BuiltApplication = {
  name: 'station',
  folder: join(BUILDS, 'station'),
  last: 'offline-worker.js',
};

/** The application of sampling parties. */
export const SAMPLING: BuiltApplication = {
  name: 'sampling',
  folder: join(BUILDS, 'sampling'),
  last: 'help.html',
};

/** One file of the build as it is sent. */
export interface BuiltFile {
  readonly mediaType: string;
  readonly content: Buffer;
  /** Whether its name changes with its content, so that browsers may keep it for good. */
  readonly isHashed: boolean;
}

/** The files of a build by their path below the application's address; undefined where nothing was built yet. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile> | undefined;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The build as it lies there now; read again only where another was made. */
export function latestBuild(application: BuiltApplication): () => BuiltFiles {
  let madeAt = -1;
  let files: BuiltFiles;
  return () => {
    const now = builtAtMs(application);
    if (now !== madeAt) files = readFiles(application);
    madeAt = now;
    return files;
  };
}

/** Sends a file of the build. */
export function sendBuiltFile(reply: FastifyReply, file: BuiltFile): FastifyReply {
  return reply
    .header('cache-control', file.isHashed ? FOR_GOOD : 'no-cache')
    .type(file.mediaType)
    .send(file.content);
}

/**
 * Sends the page of the application, the same below every path, placed below the base address; where nothing was built, how to
 * build it, in the language of who asks.
 */
export function sendBuiltShell(
  reply: FastifyReply,
  face: PublicFace,
  { name }: BuiltApplication,
  files: BuiltFiles,
): FastifyReply {
  const page = files?.get('index.html');
  // The build does not know where it will be served; every path below shows the same page.
  if (page !== undefined)
    return sendPage(reply, page.content.toString('utf8').replaceAll('="./', `="${linkTo(face, `/${name}/`)}`));
  const reader = meetReader(face, reply.request, reply);
  const { station, sampling, text } = reader.words.frame.notBuilt;
  const title = name === 'station' ? station : sampling;
  const main = html`<section class="card empty"><div class="eh"><h1>${title}</h1><p>${text}</p><p><code>npm run build</code></p><p><code>node scripts/build-web.ts</code></p></div></section>`;
  return sendPage(reply, renderPage(face, { reader, title, unlisted: true, main }), { status: 503, reader });
}

/** When the build was made, to notice a new one; 0 where there is none. */
function builtAtMs({ folder, last }: BuiltApplication): number {
  return statSync(join(folder, last), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function readFiles(application: BuiltApplication): BuiltFiles {
  const files = new Map<string, BuiltFile>();
  if (builtAtMs(application) === 0) return undefined;
  const { folder, last } = application;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    const mediaType = MEDIA_TYPES[extname(name)];
    if (mediaType !== undefined)
      files.set(name, { mediaType, content: readFileSync(path), isHashed: name.startsWith('assets/') });
  }
  return files.has('index.html') && files.has(last) ? files : undefined;
}
