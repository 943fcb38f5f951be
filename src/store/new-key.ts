import { randomFillSync } from 'node:crypto';

const RANDOM_BYTES = 8;
const RANDOM_DIGITS = 2 * RANDOM_BYTES;
/** By the first random digit: two bits that say which kind of key it is, and two random ones. */
const VARIANTS = '88889999aaaabbbb';

let lastMs = 0;
let counter = 0;
/** Milliseconds and version, the same for many keys. */
let beginning = '';
// Made for many keys at once: asking for eight bytes, or making digits of them, takes longer than everything else here.
const pool = Buffer.alloc(RANDOM_BYTES * 512);
let digits = '';
let used = 0;

/**
 * A UUIDv7 (RFC 9562 5.7): 48 bits of milliseconds, a 12-bit counter that only rises within a millisecond, 62 random bits.
 * Keys made by one process sort in the order they were made.
 */
export function newKey(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) beginAt(nowMs);
  else if (++counter > 0xfff) beginAt(lastMs + 1);
  if (used === digits.length) drawDigits();
  const at = used;
  used += RANDOM_DIGITS;
  const variant = VARIANTS[Number.parseInt(digits[at]!, 16)];
  const count = counter.toString(16).padStart(3, '0');
  return `${beginning}${count}-${variant}${digits.slice(at + 1, at + 4)}-${digits.slice(at + 4, at + RANDOM_DIGITS)}`;
}

function beginAt(ms: number): void {
  lastMs = ms;
  counter = 0;
  const time = ms.toString(16).padStart(12, '0');
  beginning = `${time.slice(0, 8)}-${time.slice(8)}-7`;
}

function drawDigits(): void {
  randomFillSync(pool);
  digits = pool.toString('hex');
  used = 0;
}
