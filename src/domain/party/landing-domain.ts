import { type Finding, finding } from '../finding.ts';

const LONGEST_URL = 2048;
const PROTOCOLS = new Set(['http:', 'https:', 'ftp:']);

/**
 * What is wrong with the address of a landing page, for a client that may use these domains; undefined when nothing is. The
 * host must be one of the domains or lie below it; `*` in a domain stands for anything, alone for every host. Findings:
 * `url-syntax`, `url-protocol`, `url-too-long`, `url-domain`. Source: igsn-registry-protocols 1.4.
 */
export function checkLandingUrl(url: string, domains: readonly string[]): Finding | undefined {
  const say = (code: string, message: string, rule: string) =>
    finding(code, message, { field: 'url', value: url, rule });
  if (url.length > LONGEST_URL)
    return say('url-too-long', 'The address is too long.', `${LONGEST_URL} characters at most`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || /\s/.test(url))
    return say('url-syntax', 'This is no address.', 'an absolute URL without blanks');
  if (!PROTOCOLS.has(parsed.protocol)) return say('url-protocol', 'protocol not allowed', 'http, https or ftp');
  if (domains.some((one) => isInDomain(parsed.hostname, one))) return undefined;
  return say(
    'url-domain',
    'domain of URL is not allowed',
    `a host at or below ${domains.join(', ') || 'no domain yet'}`,
  );
}

/** Whether a host is a domain or lies below it. Case and a final dot do not matter; `*` stands for any characters. */
export function isInDomain(host: string, domain: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase().replace(/\.$/, '');
  const [wanted, given] = [plain(domain), plain(host)];
  if (wanted === '') return false;
  if (!wanted.includes('*')) return given === wanted || given.endsWith(`.${wanted}`);
  return matchesWildcard(given, wanted.split('*'));
}

/** Whether the parts occur in a text in order, the first at its beginning and the last at its end. */
function matchesWildcard(text: string, parts: readonly string[]): boolean {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= text.length - last.length;
}
