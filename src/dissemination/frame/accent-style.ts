import type { FastifyInstance } from 'fastify';
import { ACCENT_GROUNDS } from '../../domain/theme/site-theme.ts';
import { sendBody } from './send-page.ts';

const A_YEAR_S = 31_536_000;

/** Path of the style sheet with an agent's accent, `#rrggbb` for light and for dark; the colours are in its name, so it may be kept for ever. */
export function accentPath(actLight: string, actDark: string): string {
  return `/theme/${actLight.slice(1)}-${actDark.slice(1)}.css`.toLowerCase();
}

/** Serves these style sheets: tokens of the accent and of what is tinted by it, nothing else. */
export function registerAccent(app: FastifyInstance): void {
  app.get<{ Params: { name: string } }>('/theme/:name', (request, reply) => {
    const [, light, dark] = /^([0-9a-f]{6})-([0-9a-f]{6})\.css$/.exec(request.params.name) ?? [];
    if (light === undefined || dark === undefined) return reply.callNotFound();
    void reply.header('Cache-Control', `public, max-age=${A_YEAR_S}, immutable`);
    return sendBody(reply, accentStyle(`#${light}`, `#${dark}`), { mediaType: 'text/css; charset=utf-8' });
  });
}

function accentStyle(light: string, dark: string): string {
  const mixes = (share: number) => [mix(light, 'actLight', share), mix(dark, 'actDark', share * 2)].join(',');
  return `:root{--act:light-dark(${light},${dark});--act-t:light-dark(${mixes(0.1)});--act-line:light-dark(${mixes(0.35)})}\n`;
}

function mix(colour: string, scheme: keyof typeof ACCENT_GROUNDS, share: number): string {
  return `color-mix(in srgb,${colour} ${Math.round(share * 100)}%,${ACCENT_GROUNDS[scheme].card})`;
}
