import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** A printer that was configured; without a host what it gets is kept as files. */
export interface ConfiguredPrinter {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** How long is waited, and where files go. */
export interface SendingOptions {
  /** Folder for printers without a host. */
  readonly folder: string;
  /** Until a printer answers, and between two pieces that it takes. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

/**
 * Gives ZPL to one of the configured printers, and to nobody else. Done when the printer took all of it and the connection is
 * closed; throws with a sentence for people otherwise. Printers say nothing back, so nobody knows whether there was paper.
 */
export async function sendToPrinter(
  printers: readonly ConfiguredPrinter[],
  name: string,
  zpl: string,
  jobId: string,
  { folder, timeoutMs = TIMEOUT_MS }: SendingOptions,
): Promise<void> {
  const printer = printers.find((one) => one.name === name);
  if (printer === undefined) throw new Error(`There is no printer ${name} any more: see CORESTONE_PRINTERS.`);
  if (printer.host === '') return keepAsFile(folder, name, zpl, jobId);
  await sendOverTcp(printer, zpl, timeoutMs);
}

/** Folder below the data folder where jobs of printers without a host are kept. */
export function printedFolder(dataFolder: string): string {
  return join(dataFolder, 'printed');
}

async function keepAsFile(folder: string, name: string, zpl: string, jobId: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name.replace(/[^\w.-]+/g, '_')}-${jobId}.zpl`), zpl);
}

function sendOverTcp({ name, host, port }: ConfiguredPrinter, zpl: string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let isFinished = false;
    let hasAnswered = false;
    const socket = connect({ host, port });
    // Where printers stand is not told: the reason is shown to everybody who may see the job.
    const fail = (why: string) => {
      socket.destroy();
      const rest = hasAnswered
        ? 'Some labels may have come out: look before you send them again.'
        : 'Nothing was printed.';
      reject(new Error(`Printer ${name} ${why} ${rest}`));
    };
    socket.setTimeout(timeoutMs, () => fail(`did not take the labels within ${Math.round(timeoutMs / 1000)} s.`));
    socket.once('connect', () => {
      hasAnswered = true;
    });
    socket.once('error', (error: NodeJS.ErrnoException) => fail(reasonOf(error)));
    // What the printer sends is status that nobody asked for; unread it would keep the connection open.
    socket.resume();
    socket.once('finish', () => {
      isFinished = true;
    });
    socket.once('close', (hadError) => {
      if (hadError) return;
      if (isFinished) resolve();
      else fail('closed the connection before it had all labels.');
    });
    socket.end(zpl, 'utf8');
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ECONNREFUSED') return 'does not answer: is it switched on?';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'is not known by this name on the network.';
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'cannot be reached.';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'broke off while it took the labels.';
  return `cannot be reached (${code ?? message}).`;
}
