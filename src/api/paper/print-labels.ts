import { printersOf } from '../../config/paper-settings.ts';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LabelLayout } from '../../domain/label/label-layout.ts';
import type { ReportExpedition } from '../../domain/report/report-rows.ts';
import type { Caller } from '../../operations/caller.ts';
import type { PrintJob } from '../../operations/paper/paper-ports.ts';
import {
  ensurePrintsPlaces,
  queueLabels,
  queuePlaceLabels,
  queueTestLabel,
} from '../../operations/paper/record-printing.ts';
import { type SendToPrinter, sendPrintJob, sendWaiting } from '../../operations/paper/send-print-jobs.ts';
import { printedFolder, sendToPrinter } from '../../printing/send-to-printer.ts';
import { EXAMPLE_VALUES } from './example-values.ts';
import { type SelectedLabels, writeLabels } from './make-labels.ts';
import type { LabelledPlaces } from './place-labels.ts';

/** How jobs of this installation go to its printers. */
export function printerOf({ settings }: Pick<House, 'settings'>): SendToPrinter {
  const printers = printersOf(settings.printers);
  return (name, zpl, { id }) => sendToPrinter(printers, name, zpl, id, { folder: printedFolder(settings.data) });
}

/**
 * Queues labels for a printer and sends them at once; the job as it stands then, which may be `failed`. Throws `not-found` for a
 * printer that is not configured, and as `queueLabels` and `writeLabels`.
 */
export async function printLabels(
  house: House,
  caller: Caller,
  labels: SelectedLabels,
  { printer: name, copies = 1 }: { readonly printer: string; readonly copies?: number | undefined },
): Promise<{ readonly job: PrintJob; readonly findings: readonly Finding[] }> {
  const printer = printerNamed(house, name);
  const { document, findings } = await writeLabels(house, labels, 'zpl', { dpi: printer.dpi, copies });
  const printing = { ...labels.printing, to: name, copies };
  const queued = await queueLabels(house.unitOfWork, printing, document.toString(), caller);
  const sent = await sendPrintJob(house.unitOfWork, queued.id, printerOf(house));
  return { job: sent ?? queued, findings };
}

/**
 * Queues labels of places for a printer and sends them at once; the job as it stands then, which may be `failed`. Throws `not-found` for a
 * printer that is not configured, and as `queuePlaceLabels` and `writeLabels`.
 */
export async function printPlaceLabels(
  house: House,
  caller: Caller,
  labels: LabelledPlaces,
  { printer: name, copies = 1 }: { readonly printer: string; readonly copies?: number | undefined },
): Promise<{ readonly job: PrintJob; readonly findings: readonly Finding[] }> {
  // Before ten thousand labels are written for somebody who may not have them.
  ensurePrintsPlaces(caller, labels.places);
  const printer = printerNamed(house, name);
  const { document, findings } = await writeLabels(house, labels, 'zpl', { dpi: printer.dpi, copies });
  const printing = { places: labels.places, layout: labels.layout.name, to: name, copies };
  const queued = await queuePlaceLabels(house.unitOfWork, printing, document.toString(), caller);
  return { job: (await sendPrintJob(house.unitOfWork, queued.id, printerOf(house))) ?? queued, findings };
}

/** Sends one label of a layout with invented values, kept or not. Throws as {@link printLabels}. */
export async function printTestLabel(
  house: House,
  caller: Caller,
  layout: LabelLayout,
  { printer: name, expedition }: { readonly printer: string; readonly expedition: ReportExpedition },
): Promise<{ readonly job: PrintJob; readonly findings: readonly Finding[] }> {
  const printer = printerNamed(house, name);
  const labels = {
    layout,
    values: [EXAMPLE_VALUES],
    findings: [],
    title: `Labels ${expedition.code}`,
    printing: { expedition, objects: [], layout: layout.name },
  };
  const { document, findings } = await writeLabels(house, labels, 'zpl', { dpi: printer.dpi });
  const printing = { expedition, layout: layout.name, to: name };
  const queued = await queueTestLabel(house.unitOfWork, printing, document.toString(), caller);
  return { job: (await sendPrintJob(house.unitOfWork, queued.id, printerOf(house))) ?? queued, findings };
}

function printerNamed({ settings }: House, name: string) {
  const printers = printersOf(settings.printers);
  const printer = printers.find((one) => one.name === name);
  if (printer !== undefined) return printer;
  const names = printers.map((one) => one.name).join(', ');
  const there = names === '' ? 'none is configured (CORESTONE_PRINTERS)' : `there are ${names}`;
  throw new CorestoneError('not-found', `There is no printer ${name}; ${there}.`);
}

const PAUSE_MS = 5000;

/** Sends every few seconds what waits for a printer. `stop` lets the job under way end. */
export function startPrintWorker(
  house: House,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const send = printerOf(house);
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const look = () => {
    if (isBusy) return;
    isBusy = true;
    running = sendWaiting(house.unitOfWork, send)
      .catch(onError)
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(look, PAUSE_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
