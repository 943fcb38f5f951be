import { TextDecoder } from 'node:util';

const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/**
 * Turns the bytes of one XML document into text as they come: by byte-order mark, zero bytes, or the encoding that the first
 * bytes declare, else UTF-8. Called without bytes it gives what is left. An unknown encoding is taken for UTF-8.
 */
export function xmlDecoder(): (bytes?: Uint8Array) => string {
  let decoder: TextDecoder | undefined;
  return (bytes) => {
    if (bytes === undefined) return decoder?.decode() ?? '';
    decoder ??= decoderFor(bytes);
    return decoder.decode(bytes, { stream: true });
  };
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return new TextDecoder('utf-16be');
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}
