import type { StationObject } from '../../../domain/station/station-object.ts';
import { askServer, BASE_PATH, NoAnswer } from '../keeping/ask-server.ts';
import { tree } from '../keeping/station-state.ts';
import { say } from './say.ts';

interface Printer {
  readonly name: string;
}

interface Printed {
  readonly job: { readonly state: string; readonly lastError: string | null };
}

/** Which labels are wanted: objects of one type, so that one layout fits them all. */
export interface WantedLabels {
  readonly code: string;
  readonly objects: readonly StationObject[];
}

/**
 * Prints labels: on the first printer of the installation, or, where it has none, as a PDF for the browser to print. The server makes
 * them, so nothing is printed of what is still on this tablet alone; that is said.
 */
export async function printLabels({ code, objects }: WantedLabels): Promise<void> {
  if (objects.length === 0) return say('Nothing to print a label for.');
  const here = objects.filter((one) => tree.peek().keptOn(one.id) !== 'server');
  if (here.length > 0) return say('Labels are made by the server, which does not have these yet.');
  const wanted = { expedition: code, type: objects[0]!.type, ids: objects.map((one) => one.id) };
  const words = objects.length === 1 ? 'Label' : `${objects.length} labels`;
  try {
    const [printer] = await askServer<readonly Printer[]>('GET', '/printers');
    if (printer === undefined) {
      await fetchLabels(wanted);
      return say(`${words} as PDF`);
    }
    const { job } = await askServer<Printed>('POST', '/print-jobs', { ...wanted, printer: printer.name });
    say(job.state === 'failed' ? `${printer.name}: ${job.lastError ?? 'not printed'}` : `${words} to ${printer.name}`);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    say(error.reason === 'refused' ? error.message : 'The server is away; labels can be printed when it is back.');
  }
}

async function fetchLabels(wanted: object): Promise<void> {
  const response = await fetch(`${BASE_PATH}/api/v1/labels`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  }).catch(() => {
    throw new NoAnswer('away', 0, 'The server does not answer.');
  });
  if (!response.ok) {
    const { detail } = (await response.json().catch(() => ({}))) as { readonly detail?: string };
    throw new NoAnswer('refused', response.status, detail ?? `The server answers ${response.status}.`);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'labels.pdf';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
