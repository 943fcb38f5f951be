/** Name of the cookie that carries a browser session. */
export const SESSION_COOKIE = 'corestone_session';

/**
 * The cookie of a session: for our own pages only, out of the reach of scripts, over https only where the installation is
 * reached so. `maxAgeS` 0 takes it away.
 */
export function sessionCookie(baseUrl: string, secret: string, maxAgeS: number): string {
  const { protocol, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${SESSION_COOKIE}=${secret}; Path=${pathname}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}
