import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '../../domain/party/public-address.ts';
import type { HttpOptions } from './http-options.ts';

/** An address that may be asked, and the one IP address at which. */
export interface JudgedHop {
  readonly url: URL;
  readonly ip: string;
}

/** Why an address is not asked. */
export interface RefusedHop {
  readonly refused: string;
}

const LONGEST_URL = 16_384;

/**
 * Whether an address may be asked for a source. The host that an administrator named (`trusted`, with port) may be anywhere;
 * wherever it sends us must be on the public internet, so that no source makes this machine ask its neighbours, unless the
 * installation allows that. Throws what the look-up throws.
 */
export async function judgeHop(
  text: string,
  trusted: string,
  options: Pick<HttpOptions, 'allowsInternal' | 'lookUp'>,
): Promise<JudgedHop | RefusedHop> {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return { refused: 'This is no address.' };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'Only http and https are asked.' };
  if (url.username !== '' || url.password !== '') return { refused: 'The address carries a name or password.' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) > 0 ? [host] : await (options.lookUp ?? allAddresses)(host);
  const [ip] = addresses;
  if (ip === undefined) return { refused: 'The host has no address.' };
  const isFree = options.allowsInternal || url.host === trusted;
  return isFree || addresses.every(isPublicAddress)
    ? { url, ip }
    : { refused: 'The host is not on the public internet.' };
}

async function allAddresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map((one) => one.address);
}
