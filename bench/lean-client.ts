import { connect } from 'node:net';

/** A body that was read: how many octets it has, and the last of them (2000 at most) as text. */
export interface ReadBody {
  readonly bytes: number;
  readonly end: string;
}

/** One connection on which one page is asked for after the other. */
export interface LeanClient {
  readonly get: (path: string) => Promise<ReadBody>;
  readonly close: () => void;
}

const BUFFER_BYTES = 262_144;
const END_BYTES = 2000;

/**
 * A client that costs next to nothing, so that on a machine of few cores the server is what is measured: it reads everything into one
 * buffer and keeps the end alone. One of node:http that puts a page together takes more of a core than the server that sends it. It knows
 * HTTP/1.1 as far as our servers speak it, and rejects any answer but 200, one that is broken off, and whatever is asked for once the
 * connection is closed.
 */
export function leanClient(port: number): LeanClient {
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let reader = new AnswerReader();
  let waiting: PromiseWithResolvers<ReadBody> | undefined;
  const callback = (size: number): boolean => {
    try {
      const body = reader.read(buffer.subarray(0, size));
      if (body !== undefined) waiting?.resolve(body);
    } catch (error) {
      waiting?.reject(error);
    }
    return true;
  };
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback } });
  socket.on('error', (error) => waiting?.reject(error));
  const closed = () => new Error('the connection is closed');
  socket.on('close', () => waiting?.reject(closed()));
  return {
    get: (path) => {
      // Whoever writes to a connection that is gone is told so by nobody.
      if (socket.destroyed) return Promise.reject(closed());
      reader = new AnswerReader();
      waiting = Promise.withResolvers<ReadBody>();
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}

/** Where an answer is at: in a line that ends with a line feed, in octets of the body, behind all. */
type Place = 'head' | 'body' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer' | 'done';

/** Reads one answer, with a length or in chunks. */
class AnswerReader {
  #place: Place = 'head';
  #line = '';
  #left = 0;
  #isChunked = false;
  #bytes = 0;
  #end = '';

  /** Takes in what has come; the body once it is whole. Throws for any answer but 200. */
  read(come: Buffer): ReadBody | undefined {
    for (let at = 0; at < come.length && this.#place !== 'done'; )
      at = this.#place === 'body' || this.#place === 'chunk' ? this.#readOctets(come, at) : this.#readLine(come, at);
    return this.#place === 'done' ? { bytes: this.#bytes, end: this.#end } : undefined;
  }

  #readOctets(come: Buffer, at: number): number {
    const to = Math.min(come.length, at + this.#left);
    this.#left -= to - at;
    this.#bytes += to - at;
    this.#end = (this.#end + come.toString('latin1', Math.max(at, to - END_BYTES), to)).slice(-END_BYTES);
    if (this.#left === 0) this.#place = this.#place === 'body' ? 'done' : 'chunk-end';
    return to;
  }

  #readLine(come: Buffer, at: number): number {
    const end = come.indexOf('\n', at);
    this.#line += come.toString('latin1', at, end === -1 ? come.length : end);
    if (end === -1) return come.length;
    this.#place = this.#behindLine(this.#line.trimEnd());
    this.#line = '';
    return end + 1;
  }

  #behindLine(line: string): Place {
    if (this.#place === 'head') return this.#behindHeader(line);
    if (this.#place === 'chunk-end') return 'chunk-size';
    if (this.#place === 'trailer') return line === '' ? 'done' : 'trailer';
    this.#left = Number.parseInt(line, 16);
    return this.#left === 0 ? 'trailer' : 'chunk';
  }

  #behindHeader(line: string): Place {
    if (line.startsWith('HTTP/') && !line.startsWith('HTTP/1.1 200')) throw new Error(`the server answers ${line}`);
    if (/^transfer-encoding: chunked$/i.test(line)) this.#isChunked = true;
    this.#left = Number(/^content-length: (\d+)$/i.exec(line)?.[1] ?? this.#left);
    if (line !== '') return 'head';
    if (this.#isChunked) return 'chunk-size';
    return this.#left === 0 ? 'done' : 'body';
  }
}
