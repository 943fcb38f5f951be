import { createHash } from 'node:crypto';
import type { ZipPart } from '../tables/zip-stream.ts';

/** A line of `bag-info.txt`: what it is called and what it says, without line breaks. */
export type BagInfo = readonly [label: string, value: string];

interface Summed {
  readonly name: string;
  readonly sha256: string;
}

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * Files as a bag: they lie below `data/`, and behind them come the declaration, what is said of the bag, and the SHA-256 of every
 * file. Each part is to be read to its end before the next is asked for; memory grows with the number of files alone. Nothing in
 * it tells when it was made. Source: RFC 8493, 2.1 to 2.2.
 */
export async function* bagParts(
  payload: Iterable<ZipPart> | AsyncIterable<ZipPart>,
  info: readonly BagInfo[],
): AsyncGenerator<ZipPart> {
  const sums: Summed[] = [];
  let bytes = 0;
  for await (const { name, content } of payload)
    yield summed({ name: `data/${name}`, content }, (sum, size) => {
      sums.push(sum);
      bytes += size;
    });
  const oxum: BagInfo = ['Payload-Oxum', `${bytes}.${sums.length}`];
  const tags: Summed[] = [];
  const note = (sum: Summed) => void tags.push(sum);
  yield summed(textPart('bagit.txt', DECLARATION), note);
  yield summed(textPart('bag-info.txt', [...info, oxum].map(infoLine).join('')), note);
  yield summed(textPart('manifest-sha256.txt', manifest(sums)), note);
  yield textPart('tagmanifest-sha256.txt', manifest(tags));
}

/** A file of one text. */
export function textPart(name: string, text: string): ZipPart {
  return { name, content: only(text) };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

function summed({ name, content }: ZipPart, onEnd: (sum: Summed, bytes: number) => void): ZipPart {
  return { name, content: hashed() };
  async function* hashed(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
    onEnd({ name, sha256: hash.digest('hex') }, size);
  }
}

function manifest(sums: readonly Summed[]): string {
  return sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

function infoLine([label, value]: BagInfo): string {
  return `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`;
}
