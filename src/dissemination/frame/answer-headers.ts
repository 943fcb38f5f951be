/** A year. */
const INSIST_ON_HTTPS = 'max-age=31536000; includeSubDomains';

/**
 * What every answer says, of APIs and redirects as well: it is of the type that it names; and, where the installation is reached so, come by
 * https alone (RFC 6797).
 */
export function answerHeaders(baseUrl: string): Readonly<Record<string, string>> {
  const typed = { 'x-content-type-options': 'nosniff' };
  return baseUrl.startsWith('https:') ? { ...typed, 'strict-transport-security': INSIST_ON_HTTPS } : typed;
}
