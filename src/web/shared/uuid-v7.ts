/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of the time in ms since 1970, then 74 random bits. Ids made later sort later.
 * `random` needs ten octets.
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const time = Math.floor(nowMs).toString(16).padStart(12, '0');
  const rest = [...random.subarray(0, 10)].map((one) => one.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(rest[4]!, 16) & 0x3) | 0x8).toString(16);
  return [time.slice(0, 8), time.slice(8), `7${rest.slice(1, 4)}`, `${variant}${rest.slice(5, 8)}`, rest.slice(8)].join(
    '-',
  );
}

/** A new id, by the clock and the randomness of this machine. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
