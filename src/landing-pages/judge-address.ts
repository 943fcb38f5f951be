import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { checkLandingUrl } from '../domain/party/landing-domain.ts';
import { isAskedPort, isPublicAddress } from '../domain/party/public-address.ts';
import type { ProbeOptions } from './probe-options.ts';

/** An address that may be asked, and the one IP address at which: whoever asks connects to that and looks up nothing again. */
export interface JudgedAddress {
  readonly url: URL;
  readonly ip: string;
}

/** Why an address is not asked. */
export interface RefusedAddress {
  readonly refused: string;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/;

/**
 * Whether a server may ask an address in the name of a client: http or https, a usual port, a host in the client's domains, and
 * every IP address of it on the public internet, so that nobody makes this machine ask its neighbours. The name is looked up
 * once. Spellings of IP addresses (decimal, hexadecimal, short) are what the URL standard makes of them. Throws what the look-up
 * throws (`ENOTFOUND`, …).
 */
export async function judgeAddress(
  text: string,
  domains: readonly string[],
  options: Pick<ProbeOptions, 'allowLoopback' | 'lookUp'>,
): Promise<JudgedAddress | RefusedAddress> {
  const finding = checkLandingUrl(text, domains);
  if (finding !== undefined) return { refused: finding.message };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'Only http and https are looked at.' };
  if (url.username !== '' || url.password !== '') return { refused: 'The address carries a name or password.' };
  if (!isAskedPort(url.port) && options.allowLoopback !== true) return { refused: `Port ${url.port} is not asked.` };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) > 0 ? [host] : await (options.lookUp ?? allAddresses)(host);
  const closed = addresses.find((ip) => !isAllowed(ip, options.allowLoopback === true));
  if (closed !== undefined) return { refused: 'The host is not on the public internet.' };
  const [ip] = addresses;
  return ip === undefined ? { refused: 'The host has no address.' } : { url, ip };
}

function isAllowed(ip: string, allowsLoopback: boolean): boolean {
  return isPublicAddress(ip) || (allowsLoopback && LOOPBACK.test(ip));
}

async function allAddresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map((one) => one.address);
}
