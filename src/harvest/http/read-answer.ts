import { gunzipSync } from 'node:zlib';
import { finding } from '../../domain/finding.ts';
import { SourceFault } from '../../operations/harvest/source-client.ts';
import { type Asker, faultOf } from './asker.ts';

/** An answer that was read whole. */
export interface WholeAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly contentType: string;
  readonly url: string;
  readonly bytes: Buffer;
}

/** The largest single document, unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Asks for a document and reads it whole, again when the connection is cut. Throws {@link SourceFault}, `document-too-large` among them. */
export async function readAnswer(asker: Asker, url: string, accept: string, signal: AbortSignal): Promise<WholeAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await asker.ask(url, accept, signal);
    const contentType = answer.header('content-type') ?? '';
    const mediaType = /^[^\s;,]+/.exec(contentType)?.[0].toLowerCase() ?? '';
    try {
      const bytes = await wholeOf(answer.body, url);
      return { status: answer.status, mediaType, contentType, url: answer.url, bytes };
    } catch (error) {
      answer.leave();
      const fault = faultOf(error, url, signal);
      if (attempt >= asker.mostAttempts || fault.finding.code !== 'source-unreachable') throw fault;
      await asker.waitFor(attempt, undefined, signal);
    }
  }
}

async function wholeOf(body: AsyncIterable<Buffer>, url: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of body) {
    octets += chunk.length;
    if (octets > MOST_BYTES) throw tooLarge(url);
    chunks.push(chunk);
  }
  return unpacked(Buffer.concat(chunks), url);
}

/** Lists are often files that are packed themselves, whatever the server says of them. */
function unpacked(bytes: Buffer, url: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES * 8 });
  } catch (error) {
    throw new SourceFault(finding('answer-broken', 'The file cannot be unpacked.', { value: url }), false, error);
  }
}

function tooLarge(url: string): SourceFault {
  const rule = `at most ${MOST_BYTES} octets`;
  return new SourceFault(finding('document-too-large', 'The document is too large.', { value: url, rule }));
}
