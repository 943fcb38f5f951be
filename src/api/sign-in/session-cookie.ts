/** Name of the cookie that carries a browser session. */
export const SESSION_COOKIE = 'corestone_session';

/**
 * A cookie of ours: for our own pages only, out of the reach of scripts, over https only where the installation is reached so.
 * `maxAgeS` 0 takes it away.
 */
export function namedCookie(name: string, baseUrl: string, value: string, maxAgeS: number): string {
  const { protocol, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${name}=${value}; Path=${pathname}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie in a `Cookie` header; undefined where it is missing or empty. */
export function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split(/=(.*)/s);
    if (key === name && value !== undefined && value !== '') return value;
  }
  return undefined;
}
