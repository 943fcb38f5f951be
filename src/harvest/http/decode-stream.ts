const DECLARED = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
const CHARSET = /charset\s*=\s*"?([\w.-]+)/i;
const GREATER = 0x3e;

/** Text that comes in pieces; `isMixed` once something in it was not in the encoding that it says. */
export interface DecodedStream {
  readonly chunks: AsyncIterable<string>;
  readonly isMixed: () => boolean;
}

/**
 * The text of an answer: by its byte-order mark, the encoding its XML declares, the charset of its `Content-Type`, else UTF-8.
 * Where UTF-8 is promised and something else sent, which is common, those pieces are taken for windows-1252. An unknown
 * encoding is taken for UTF-8.
 */
export function decodeStream(body: AsyncIterable<Buffer>, contentType = ''): DecodedStream {
  let isMixed = false;
  async function* decode(): AsyncGenerator<string> {
    let decoder: Decoder | undefined;
    for await (const chunk of body) {
      decoder ??= decoderOf(chunk, contentType, () => {
        isMixed = true;
      });
      yield decoder.take(chunk);
    }
    if (decoder !== undefined) yield decoder.rest();
  }
  return { chunks: decode(), isMixed: () => isMixed };
}

interface Decoder {
  readonly take: (chunk: Buffer) => string;
  readonly rest: () => string;
}

function decoderOf(first: Buffer, contentType: string, onMixed: () => void): Decoder {
  const encoding = encodingOf(first, contentType);
  if (encoding === 'utf-8') return lenientUtf8(onMixed);
  const decoder = new TextDecoder(encoding);
  return { take: (chunk) => decoder.decode(chunk, { stream: true }), rest: () => decoder.decode() };
}

function encodingOf(first: Buffer, contentType: string): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  if (first[0] === 0xef && first[1] === 0xbb) return 'utf-8';
  const named = DECLARED.exec(first.toString('latin1', 0, 400))?.[1] ?? CHARSET.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Decodes up to the last `>`, so that no character is cut in two. */
function lenientUtf8(onMixed: () => void): Decoder {
  let held: Buffer = Buffer.alloc(0);
  let isFirst = true;
  const decode = (bytes: Buffer): string => {
    const text = decodeUtf8(bytes, onMixed);
    const isMarked = isFirst && text.charCodeAt(0) === 0xfeff;
    if (bytes.length > 0) isFirst = false;
    return isMarked ? text.slice(1) : text;
  };
  return {
    take: (chunk) => {
      const all = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = all.lastIndexOf(GREATER) + 1;
      held = all.subarray(end);
      return decode(all.subarray(0, end));
    },
    rest: () => decode(held),
  };
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const WESTERN = new TextDecoder('windows-1252');

function decodeUtf8(bytes: Buffer, onMixed: () => void): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    onMixed();
    return piecesOf(bytes).map(decodePiece).join('');
  }
}

function decodePiece(bytes: Buffer): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return WESTERN.decode(bytes);
  }
}

function piecesOf(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(GREATER, from);
    const end = at < 0 ? bytes.length : at + 1;
    pieces.push(bytes.subarray(from, end));
    from = end;
  }
  return pieces;
}
