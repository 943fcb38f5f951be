import { randomFillSync } from 'node:crypto';

const RANDOM_BYTES = 8;

let lastMs = 0;
let counter = 0;
// Filled for many keys at once: asking for eight bytes takes longer than everything else here.
const pool = Buffer.alloc(RANDOM_BYTES * 512);
let used = pool.length;

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
  const tail = randomHex();
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = (8 + (Number.parseInt(tail.slice(0, 2), 16) >> 6)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
}

function randomHex(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return pool.toString('hex', used - RANDOM_BYTES, used);
}
