import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ADMIN_SCRIPT } from './admin-script.ts';
import { logo } from './logo.ts';
import { MAP_SCRIPT } from './map-script.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PIECES_SCRIPT } from './pieces-script.ts';
import { ADMIN_STYLE } from './style/admin-style.ts';
import { BASE_STYLE } from './style/base-style.ts';
import { EXPEDITION_STYLE } from './style/expedition-style.ts';
import { FORM_STYLE } from './style/form-style.ts';
import { FRAME_STYLE } from './style/frame-style.ts';
import { MAP_STYLE } from './style/map-style.ts';
import { PORTAL_STYLE } from './style/portal-style.ts';
import { RECORD_STYLE } from './style/record-style.ts';
import { SEARCH_STYLE } from './style/search-style.ts';
import { TOKEN_STYLE } from './style/token-style.ts';
import { takesGzip } from './takes-gzip.ts';

interface Asset {
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
  readonly packed: Buffer;
  readonly hash: string;
}

const STYLE = [
  TOKEN_STYLE,
  BASE_STYLE,
  FRAME_STYLE,
  RECORD_STYLE,
  PORTAL_STYLE,
  EXPEDITION_STYLE,
  FORM_STYLE,
  SEARCH_STYLE,
  MAP_STYLE,
].join('');
const A_YEAR_S = 31_536_000;

const FAVICON = logo('xmlns="http://www.w3.org/2000/svg"', ['#b3cba3', '#5f7f63', '#dcae92', '#9d7092']);

const ASSETS = {
  style: asset('corestone', 'css', 'text/css', STYLE),
  script: asset('corestone', 'js', 'text/javascript', PAGE_SCRIPT),
  mapScript: asset('map', 'js', 'text/javascript', MAP_SCRIPT),
  adminStyle: asset('admin', 'css', 'text/css', ADMIN_STYLE),
  adminScript: asset('admin', 'js', 'text/javascript', `${ADMIN_SCRIPT}${PIECES_SCRIPT}`),
  favicon: asset('favicon', 'svg', 'image/svg+xml', FAVICON),
} as const;

/** Path of an asset below the base address; the hash of its content is in it, so it may be kept for ever. */
export function assetPath(name: keyof typeof ASSETS): string {
  return ASSETS[name].path;
}

/** Serves `/assets/…`: under the hashed name for a year, under the plain name with an ETag. */
export function registerAssets(app: FastifyInstance): void {
  for (const one of Object.values(ASSETS)) {
    app.get(one.path, (_request, reply) => send(reply, one, `public, max-age=${A_YEAR_S}, immutable`));
    app.get(one.path.replace(`.${one.hash}`, ''), (_request, reply) => send(reply, one, 'no-cache'));
  }
}

function send(reply: FastifyReply, one: Asset, cacheControl: string): FastifyReply {
  const isPacked = takesGzip(reply.request.headers['accept-encoding']);
  void reply
    .header('Cache-Control', cacheControl)
    .header('ETag', isPacked ? `"${one.hash}-gz"` : `"${one.hash}"`)
    .header('Vary', 'Accept-Encoding')
    .header('X-Content-Type-Options', 'nosniff');
  const known = reply.request.headers['if-none-match'];
  if (known === `"${one.hash}"` || known === `"${one.hash}-gz"`) return reply.code(304).send();
  void reply.type(`${one.mediaType}; charset=utf-8`);
  return isPacked ? reply.header('Content-Encoding', 'gzip').send(one.packed) : reply.send(one.body);
}

function asset(name: string, ending: string, mediaType: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${ending}`, mediaType, body, packed: gzipSync(body, { level: 9 }), hash };
}
