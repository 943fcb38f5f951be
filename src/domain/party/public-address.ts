/** IPv4 networks that are not the public internet (IANA special-purpose registry, RFC 6890 and later). */
const CLOSED_V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only this is the public internet; what lies in it and is not follows. */
const OPEN_V6: Network = ['2000::', 3];
const CLOSED_V6: readonly Network[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
/** Networks whose last 32 bits are an IPv4 address: mapped, and as NAT64 translates it. */
const HOLDS_V4: readonly Network[] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
];

type Network = readonly [network: string, bits: number];

/**
 * Whether an IP address, as a system writes it (`192.0.2.1`, `2001:db8::1`, `::ffff:10.0.0.1`), is one of the public internet.
 * Loopback, private, link-local and so the addresses where clouds keep their secrets, multicast, documentation, tunnels and
 * whatever else is special are not; neither is an IPv6 address that stands for such an IPv4 one, nor a text that is no address. A zone (`%eth0`)
 * makes it local. Source: IANA IPv4 and IPv6 special-purpose address registries.
 */
export function isPublicAddress(address: string): boolean {
  const v4 = readV4(address);
  if (v4 !== undefined) return isPublicV4(v4);
  const v6 = readV6(address);
  if (v6 === undefined) return false;
  if (HOLDS_V4.some((network) => isInV6(v6, network))) return isPublicV4(Number(v6 & 0xffffffffn));
  return isInV6(v6, OPEN_V6) && !CLOSED_V6.some((network) => isInV6(v6, network));
}

function isPublicV4(address: number): boolean {
  return !CLOSED_V4.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(readV4(network)! / size);
  });
}

function isInV6(address: bigint, [network, bits]: Network): boolean {
  const rest = BigInt(128 - bits);
  return address >> rest === readV6(network)! >> rest;
}

function readV4(text: string): number | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const parts = found?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((whole, part) => whole * 256 + part, 0);
}

function readV6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = withoutDots(text).split('::');
  if (more.length > 0) return undefined;
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from<string>({ length: missing }).fill('0'), ...after];
  if (groups.some((one) => !/^[0-9a-f]{1,4}$/i.test(one))) return undefined;
  return groups.reduce((whole, one) => (whole << 16n) + BigInt(Number.parseInt(one, 16)), 0n);
}

/** The last 32 bits may be written as an IPv4 address. */
function withoutDots(text: string): string {
  const at = text.lastIndexOf(':') + 1;
  const v4 = at === 0 ? undefined : readV4(text.slice(at));
  if (v4 === undefined) return text;
  return `${text.slice(0, at)}${Math.floor(v4 / 65_536).toString(16)}:${(v4 % 65_536).toString(16)}`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

const ASKED_PORTS: ReadonlySet<string> = new Set(['', '80', '443', '8000', '8080', '8443']);

/** Whether a server asks this port of an address in the name of a client, as `URL` has it: empty is that of the protocol. Others may be no web at all. */
export function isAskedPort(port: string): boolean {
  return ASKED_PORTS.has(port);
}
