/**
 * How the harvester calls itself, with an address where people learn who it is. The word before the slash is what a robots.txt
 * would name.
 */
export function harvesterUserAgent(baseUrl: string): string {
  return `Corestone-harvester/1.0 (+${baseUrl})`;
}
