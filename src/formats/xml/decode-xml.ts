const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/**
 * The text of a well-formed XML document without its byte-order mark, by that mark, by zero bytes or by the encoding that it
 * declares, else UTF-8. Undefined for an encoding that the platform does not know.
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  if (first === 0xef) return 'utf-8';
  return DECLARED.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1] ?? 'utf-8';
}
