import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Value } from '../../store/snapshot/snapshot.ts';

/** A row as a line of JSON, the same for the same values on every engine; −0, which SQLite does not keep, is 0. */
export function encodeRow(values: readonly Value[]): string {
  for (const value of values) if (isSpecial(value)) return JSON.stringify(values.map(encodeValue));
  return JSON.stringify(values);
}

/** The values of a line. Throws `SyntaxError` for one that is none. */
export function decodeRow(line: string): Value[] {
  return (JSON.parse(line) as Encoded[]).map((value) => (isObject(value) ? decodeValue(value) : value));
}

type Encoded = string | number | null | { readonly b: string } | { readonly n: string };

const isObject = (value: Encoded) => typeof value === 'object' && value !== null;

const isSpecial = (value: Value): boolean =>
  typeof value === 'number' ? !Number.isFinite(value) : value instanceof Uint8Array;

function encodeValue(value: Value): Encoded {
  if (value instanceof Uint8Array) return { b: Buffer.from(value).toString('base64') };
  if (typeof value === 'number' && isSpecial(value)) return { n: String(value) };
  return value;
}

function decodeValue(value: { readonly b: string } | { readonly n: string }): Value {
  return 'b' in value ? Buffer.from(value.b, 'base64') : Number(value.n);
}

const LIMBS = 8;
const LIMB = 2 ** 32;
/** Sums of so many limbs stay exact in a double. */
const CARRY_EVERY = 2 ** 20;

/** Number and sum of lines: the sum of their SHA-256 modulo 2^256, whatever their order. */
export class LineSum {
  rows = 0;
  readonly #limbs = new Float64Array(LIMBS);

  add(line: string): void {
    const digest = hash('sha256', line, 'buffer');
    for (let at = 0; at < LIMBS; at++) this.#limbs[at]! += digest.readUInt32BE(at * 4);
    this.rows++;
    if (this.rows % CARRY_EVERY === 0) this.#carry();
  }

  /** The sum in hexadecimal, 64 digits. */
  get sum(): string {
    this.#carry();
    return [...this.#limbs].map((limb) => limb.toString(16).padStart(8, '0')).join('');
  }

  #carry(): void {
    let carry = 0;
    for (let at = LIMBS - 1; at >= 0; at--) {
      const limb = this.#limbs[at]! + carry;
      carry = Math.floor(limb / LIMB);
      this.#limbs[at] = limb % LIMB;
    }
  }
}

const USUAL_BYTES = 524_288;
const FEWEST_BYTES = 131_072;
const MOST_BYTES = 2_097_152;

/**
 * Gathers lines into chunks. Where one ends is decided by the lines themselves, so that a row that came or went changes the chunk it
 * stands in and no other, and the next backup finds the rest as it was.
 */
export class LineChunker {
  #lines: string[] = [];
  #bytes = 0;

  /** Takes a line; the chunk that it ends, or undefined. */
  add(line: string): Buffer | undefined {
    this.#lines.push(line);
    this.#bytes += line.length + 1;
    if (this.#bytes < FEWEST_BYTES) return undefined;
    const isEnd = crc32(line) < (LIMB * (line.length + 1)) / USUAL_BYTES;
    return isEnd || this.#bytes >= MOST_BYTES ? this.end() : undefined;
  }

  /** What is left; undefined where there is nothing. */
  end(): Buffer | undefined {
    if (this.#lines.length === 0) return undefined;
    const chunk = Buffer.from(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    this.#bytes = 0;
    return chunk;
  }
}
