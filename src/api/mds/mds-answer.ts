import type { Readable } from 'node:stream';

/** An answer of the MDS API. A body that is a stream is sent as it comes. */
export interface MdsAnswer {
  readonly status: number;
  readonly body?: string | Uint8Array | Readable;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Spring called plain text in UTF-8, to the byte. */
export const PLAIN_TEXT = 'text/plain;charset=UTF-8';

/** Without charset: the document says its encoding itself, and is sent as it was received. */
export const XML_TYPE = 'application/xml';

/** A refusal with its status and the words that clients of the registry know. */
export class MdsRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'MdsRefusal';
    this.status = status;
    this.headers = headers;
  }
}

/** Plain text as an answer. */
export function plain(status: number, body: string, headers: Readonly<Record<string, string>> = {}): MdsAnswer {
  return { status, body, mediaType: PLAIN_TEXT, headers };
}

/** The text of a refusal as the body of an answer: one line, line breaks replaced by ` - ` (igsn-registry-protocols 1.2). */
export function oneLine(message: string): string {
  return message.trim().replace(/\s*(?:\r\n|\n|\r)\s*/g, ' - ');
}
