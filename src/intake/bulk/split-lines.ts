import type { ByteStream } from './bulk-piece.ts';

/** A line without its end, counted from 1; undefined where it is longer than anything that is read. */
export interface InputLine {
  readonly line: number;
  readonly text: string | undefined;
}

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The lines of a stream of UTF-8, blank ones left out, as many at once as a chunk brings: nothing else of the stream stays in
 * memory, and of a line that is longer than `longest` bytes not even that.
 */
export async function* splitLines(stream: ByteStream, longest: number): AsyncGenerator<readonly InputLine[]> {
  let line = 0;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  const take = (part: Buffer): InputLine => {
    line++;
    const text = begunBytes + part.length > longest ? undefined : textOf([...begun, part], line);
    begun = [];
    begunBytes = 0;
    return { line, text };
  };
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: InputLine[] = [];
    let from = 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
      lines.push(take(bytes.subarray(from, at)));
      from = at + 1;
    }
    begunBytes += bytes.length - from;
    if (begunBytes <= longest) begun.push(bytes.subarray(from));
    else begun = [];
    const full = lines.filter(({ text }) => text === undefined || text.trim() !== '');
    if (full.length > 0) yield full;
  }
  if (begunBytes > 0) {
    const last = take(Buffer.alloc(0));
    if (last.text === undefined || last.text.trim() !== '') yield [last];
  }
}

function textOf(parts: readonly Buffer[], line: number): string {
  const text = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString('utf8');
  return line === 1 && text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}
