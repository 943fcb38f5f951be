import { TextDecoder } from 'node:util';
import type { Input } from '../input.ts';
import { RowCounter } from './row-counter.ts';

/** Encodings of text files that are understood, by their WHATWG names. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the bytes of a text file show. `firstBadRow` is the first row that is not UTF-8, where windows-1252 is assumed. */
export type ByteScan =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly firstBadRow?: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary'; readonly looksLikeUtf16: boolean };

/** How much of a file is looked at to guess why it is not text. */
const HEAD_BYTES = 256;

const REPLACEMENT = '\ufffd';

/**
 * Reads a file once to learn its encoding: a byte-order mark decides, valid UTF-8 is UTF-8, anything else without NUL bytes
 * is windows-1252. NUL bytes mean that it is not text, or UTF-16 without its mark.
 */
export async function scanBytes(input: Input): Promise<ByteScan> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start: Uint8Array = new Uint8Array();
  let isUtf8 = true;
  let hasNul = false;
  for await (const chunk of input.open()) {
    if (start.length < HEAD_BYTES) start = Buffer.concat([start, chunk.subarray(0, HEAD_BYTES)]);
    const marked = markedEncoding(start);
    if (marked !== undefined) return { kind: 'text', encoding: marked };
    hasNul ||= chunk.includes(0);
    if (hasNul && start.length >= HEAD_BYTES) break;
    isUtf8 &&= isValid(decoder, chunk);
  }
  if (start.length === 0) return { kind: 'empty' };
  if (hasNul) return { kind: 'binary', looksLikeUtf16: hasEveryOtherNul(start) };
  if (isUtf8 && isValid(decoder)) return { kind: 'text', encoding: 'utf-8' };
  return { kind: 'text', encoding: 'windows-1252', firstBadRow: await firstBadRow(input) };
}

function markedEncoding(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
}

function hasEveryOtherNul(start: Uint8Array): boolean {
  const nuls = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2]! += 1;
  });
  return Math.max(...nuls) > start.length / 3 && Math.min(...nuls) === 0;
}

/** Feeds a chunk, or the end of the text when there is none. */
function isValid(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

async function firstBadRow(input: Input): Promise<number> {
  const decoder = new TextDecoder('utf-8');
  const counter = new RowCounter();
  for await (const chunk of input.open()) {
    const text = decoder.decode(chunk, { stream: true });
    const at = text.indexOf(REPLACEMENT);
    counter.take(at < 0 ? text : text.slice(0, at));
    if (at >= 0) break;
  }
  return counter.row;
}
