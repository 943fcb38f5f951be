/** A piece of an answer: text, or UTF-8 as it was prepared. */
export type Part = string | Uint8Array;

/** Octets of this many are not copied to be sent with others. */
const LARGE_BYTES = 16_384;

/** Pieces as octets, as many together as make about a chunk; at most one chunk is in memory. A large piece stays one. */
export async function* inChunks(parts: AsyncIterable<Part>, chunkBytes: number): AsyncGenerator<Buffer> {
  let waiting: Part[] = [];
  let text = '';
  let size = 0;
  for await (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.length >= LARGE_BYTES) {
      if (size > 0) yield joined([...waiting, text]);
      yield Buffer.from(part.buffer, part.byteOffset, part.length);
      [waiting, text, size] = [[], '', 0];
      continue;
    } else {
      // Neighbouring texts are joined first: one copy of many is quicker than many of one.
      if (text !== '') waiting.push(text);
      text = '';
      waiting.push(part);
    }
    size += part.length;
    if (size < chunkBytes) continue;
    yield joined(text === '' ? waiting : [...waiting, text]);
    waiting = [];
    text = '';
    size = 0;
  }
  if (size > 0) yield joined([...waiting, text]);
}

/** Pieces as one text. */
export async function textOf(parts: AsyncIterable<Part>): Promise<string> {
  let text = '';
  for await (const part of parts) text += typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
  return text;
}

function joined(parts: readonly Part[]): Buffer {
  if (parts.length === 1 && typeof parts[0] === 'string') return Buffer.from(parts[0]);
  const sizes = parts.map((part) => (typeof part === 'string' ? Buffer.byteLength(part) : part.length));
  const whole = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [n, part] of parts.entries()) {
    if (typeof part === 'string') whole.write(part, at);
    else whole.set(part, at);
    at += sizes[n]!;
  }
  return whole;
}
