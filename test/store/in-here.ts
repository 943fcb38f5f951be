import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Streams } from '../../src/cli/output.ts';
import { runProgram } from '../../src/cli/run-program.ts';

/** How a call inside this process ended. */
export interface EndedHere {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a call of the program inside this process, which is much faster than starting another. */
export async function callHere(words: readonly string[]): Promise<EndedHere> {
  const [out, error] = [collected(), collected()];
  const streams = { out: out.stream, error: error.stream };
  const status = await runProgram(words, streams as unknown as Streams);
  return { status, out: await out.text(), error: await error.text() };
}

/** A stream that takes everything, and all of its text once nothing more is to come. */
function collected() {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const text = async () => {
    stream.end();
    await finished(stream);
    return Buffer.concat(chunks).toString();
  };
  return { stream, text };
}
