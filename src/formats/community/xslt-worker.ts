import fs from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { XsltJob, XsltLimits, XsltResult } from './xslt-engine.ts';

/** What the worker is started with: limits, the way back, and the number that it counts up after every answer. */
export interface XsltWorkerData {
  readonly limits: XsltLimits;
  readonly port: MessagePort;
  readonly answered: Int32Array;
}

/** What of WebAssembly is limited here; Node's types do not have it. */
interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow: (pages: number) => number;
}

interface WithMemory {
  readonly WebAssembly: { readonly Memory: { readonly prototype: GrowingMemory } };
}

const PAGE = 65_536;
const KEPT = 20;
const FILE_WANTED = /^(.*?):?\d*: I\/O (?:error|warning)|failed to load[^"]*"([^"]*)"/m;
const { limits, port, answered } = workerData as XsltWorkerData;

const complaints: string[] = [];
let reachedFor: string | undefined;

// Before the library is loaded, since it keeps what it finds: no network, no way to speak, no memory beyond the limit.
globalThis.fetch = (address) => {
  reachedFor ??= String(address);
  return Promise.reject(new Error('There is no network.'));
};
// The library speaks by writing to the standard streams, and to them only.
fs.writeSync = ((_stream: number, words: unknown) => {
  const text = String(words);
  if (complaints.length < 20) complaints.push(text);
  return text.length;
}) as typeof fs.writeSync;
const memory = (globalThis as unknown as WithMemory).WebAssembly.Memory.prototype;
const { grow } = memory;
memory.grow = function (this: GrowingMemory, pages: number): number {
  if (this.buffer.byteLength + pages * PAGE > limits.memoryBytes) throw new RangeError('No more memory.');
  return grow.call(this, pages);
};

const { XmlDocument, XsltStylesheet } = await import('libxslt-wasm');
type Stylesheet = Awaited<ReturnType<typeof XsltStylesheet.fromXmlDocument>>;

const OPTIONS = { noNet: true, noXxe: true, noError: false } as const;
const stylesheets = new Map<string, Stylesheet>();

answer();
parentPort?.postMessage('ready');
port.on('message', async (job: XsltJob) => {
  port.postMessage(await transform(job));
  answer();
});

function answer(): void {
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
}

async function transform(job: XsltJob): Promise<XsltResult> {
  complaints.length = 0;
  reachedFor = undefined;
  let stylesheet: Stylesheet;
  try {
    stylesheet = await compiled(job.stylesheet);
  } catch (error) {
    return failure('stylesheet-invalid', error);
  }
  try {
    return await applied(stylesheet, job.document);
  } catch (error) {
    return failure('stylesheet-failed', error);
  }
}

async function applied(stylesheet: Stylesheet, text: string): Promise<XsltResult> {
  const document = await XmlDocument.fromString(text, { options: OPTIONS });
  try {
    const made = await stylesheet.apply(document);
    try {
      reachedFor ??= FILE_WANTED.exec(complaints.join('\n'))?.[1];
      if (reachedFor !== undefined) return reachesOut(reachedFor);
      return written(stylesheet, made);
    } finally {
      made.delete();
    }
  } finally {
    document.delete();
  }
}

function written(stylesheet: Stylesheet, made: InstanceType<typeof XmlDocument>): XsltResult {
  const buffer = stylesheet.applyToOutputBuffer(made);
  try {
    if (buffer.size > limits.outputBytes)
      return { ok: false, code: 'stylesheet-too-large', message: `The result has ${buffer.size} bytes.` };
    return { ok: true, text: buffer.toString() };
  } finally {
    buffer.delete();
  }
}

async function compiled(text: string): Promise<Stylesheet> {
  const known = stylesheets.get(text);
  if (known !== undefined) return known;
  const made = await XsltStylesheet.fromXmlDocument(await XmlDocument.fromString(text, { options: OPTIONS }));
  if (stylesheets.size < KEPT) stylesheets.set(text, made);
  return made;
}

function failure(code: 'stylesheet-invalid' | 'stylesheet-failed', error: unknown): XsltResult {
  if (reachedFor !== undefined) return reachesOut(reachedFor);
  const reason = complaints.join('').replaceAll(/\s+/g, ' ').trim();
  return { ok: false, code, message: (reason || String(error instanceof Error ? error.message : error)).slice(0, 500) };
}

function reachesOut(address: string): XsltResult {
  return { ok: false, code: 'stylesheet-reaches-out', message: `The stylesheet wanted ${address.slice(0, 200)}.` };
}
