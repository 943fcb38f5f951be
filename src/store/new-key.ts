import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let counter = 0;
const random = new Uint8Array(8);

/**
 * A UUIDv7 (RFC 9562 5.7): 48 bits of milliseconds, a 12-bit counter that only rises within a millisecond, 62 random bits.
 * Keys made by one process sort in the order they were made.
 */
export function newKey(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  randomFillSync(random);
  const tail = Buffer.from(random).toString('hex');
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = (8 + (random[0]! >> 6)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
}
