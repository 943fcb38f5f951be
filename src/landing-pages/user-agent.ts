/**
 * How the server calls itself when it looks at landing pages, with an address where people learn who it is. The word before the slash is what
 * a robots.txt would name.
 */
export function landingUserAgent(baseUrl: string): string {
  return `Corestone-landing-check/1.0 (+${baseUrl})`;
}
