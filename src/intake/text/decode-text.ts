import type { Input } from '../input.ts';
import type { Encoding } from './scan-bytes.ts';

/** A UTF-8 byte-order mark as windows-1252 shows it, in files that announce UTF-8 and are not. */
const MISREAD_MARK = 'ï»¿';

/** The text of an input, chunk by chunk, without its byte-order mark. */
export async function* decodeText(input: Input, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isFirst = true;
  for await (const chunk of input.open()) {
    const text = decoder.decode(chunk, { stream: true });
    yield isFirst && text.startsWith(MISREAD_MARK) ? text.slice(MISREAD_MARK.length) : text;
    isFirst = false;
  }
  yield decoder.decode();
}

const HEAD_CHARACTERS = 64 * 1024;

/** The first part of a text, at most some 64,000 characters and a chunk, to guess its shape from. */
export async function headOfText(input: Input, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const text of decodeText(input, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS);
}
