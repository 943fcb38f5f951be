import type { FastifyInstance } from 'fastify';
import type { KeptLogo, SiteLogo } from '../../domain/theme/site-logo.ts';
import { findLogo } from '../../store/read/find-logo.ts';
import type { PublicFace } from '../public-face.ts';
import { type Html, html } from './html.ts';

const A_YEAR_S = 31_536_000;
const HEIGHT_PX = 28;
const WIDEST_PX = 200;
/** A drawing may be opened by itself: nothing in it may run or be fetched then either. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Serves `/theme/logo/{hash}`, the logos that an agent has uploaded; the hash is of their octets, so they may be kept for ever. */
export function registerLogos(app: FastifyInstance, { store }: PublicFace): void {
  app.get<{ Params: { hash: string } }>('/theme/logo/:hash', async (request, reply) => {
    const { hash } = request.params;
    const logo = /^[0-9a-f]{64}$/.test(hash) ? await findLogo(store.read, hash) : undefined;
    if (logo === undefined) return reply.callNotFound();
    return reply
      .header('Cache-Control', `public, max-age=${A_YEAR_S}, immutable`)
      .header('Content-Security-Policy', LOGO_POLICY)
      .header('X-Content-Type-Options', 'nosniff')
      .type(logo.mediaType)
      .send(logo.bytes);
  });
}

/** The logo of an agent for the bar of every page, each of two shown in its colours; undefined where there is none. `linkTo` makes links. */
export function siteLogo(logo: SiteLogo | undefined, linkTo: (path: string) => string): Html | undefined {
  const { light, dark, alt = '' } = logo ?? {};
  const image = (one: KeptLogo, kind: string) =>
    html`<img class="lgo ${kind}" src="${linkTo(`/theme/logo/${one.hash}`)}" alt="${alt}" ${sized(one)}>`;
  if (light !== undefined && dark !== undefined) return html`${image(light, 'lgl')}${image(dark, 'lgd')}`;
  const only = light ?? dark;
  return only && image(only, '');
}

function sized({ widthPx, heightPx }: KeptLogo): Html {
  const width = Math.min(WIDEST_PX, Math.max(1, Math.round((HEIGHT_PX * widthPx) / heightPx)));
  const height = Math.max(1, Math.round((width * heightPx) / widthPx));
  return html`width="${width}" height="${Math.min(HEIGHT_PX, height)}"`;
}
