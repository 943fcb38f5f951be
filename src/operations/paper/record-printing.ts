import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { ensureEnters, ensureReads, type HeldExpedition } from './paper-access.ts';
import type { PrintJob } from './paper-ports.ts';

/** An object whose label is printed. */
export interface PrintedObject {
  readonly id: string;
  readonly combinedId: string;
  readonly igsn: string | null;
}

/** What is printed of what, and where: a printer's name, or `PDF` and `ZPL` for a document that somebody takes along. */
export interface Printing {
  readonly expedition: HeldExpedition;
  readonly objects: readonly PrintedObject[];
  readonly layout: string;
  readonly to: string;
  readonly copies: number;
}

/**
 * Records that labels were given out as a document: an audit line an object, with the how manieth printing this is. Throws as
 * `ensureReads`: whoever may read may take labels along.
 */
export async function recordPrinting(unitOfWork: UnitOfWork, printing: Printing, caller: Caller): Promise<void> {
  ensureReads(caller, printing.expedition);
  await unitOfWork((work) => record(work, printing, caller));
}

/**
 * Queues labels for a printer, and records them. `zpl` is what the printer gets. Throws `not-allowed` for who may only read: what
 * comes out of a printer is glued on cores.
 */
export async function queueLabels(
  unitOfWork: UnitOfWork,
  printing: Printing,
  zpl: string,
  caller: Caller,
): Promise<PrintJob> {
  ensureEnters(caller, printing.expedition);
  return unitOfWork(async (work) => {
    const job = newJob(work, printing, caller);
    await record(work, printing, caller);
    await work.paper.addJob(job, zpl);
    return job;
  });
}

/** A place whose label is printed, and the client it is of; empty for the installation. */
export interface PrintedPlace {
  readonly id: string;
  readonly code: string;
  readonly party: string;
}

/** What is printed of places, and on which printer. */
export interface PlacePrinting extends Pick<Printing, 'layout' | 'to' | 'copies'> {
  readonly places: readonly PrintedPlace[];
}

/**
 * Queues labels of places for a printer, and records them as those of objects; the job is of no expedition, and of the client of the places, or
 * of the installation where they are of several. Throws `not-allowed` for who may not bring things into all of them.
 */
export async function queuePlaceLabels(
  unitOfWork: UnitOfWork,
  { places, ...wanted }: PlacePrinting,
  zpl: string,
  caller: Caller,
): Promise<PrintJob> {
  const parties = ensurePrintsPlaces(caller, places);
  const objects = places.map(({ id, code }) => ({ id, combinedId: code, igsn: null }));
  const [party = ''] = parties.size === 1 ? parties : [];
  const printing = { ...wanted, objects, expedition: { code: '', holder: party } };
  return unitOfWork(async (work) => {
    const job = newJob(work, printing, caller);
    await record(work, printing, caller);
    await work.paper.addJob(job, zpl);
    return job;
  });
}

/** Lets through who may bring things into all of these places: whose they are. Throws `not-allowed`. */
export function ensurePrintsPlaces(caller: Caller, places: readonly PrintedPlace[]): ReadonlySet<string> {
  const parties = new Set(places.map(({ party }) => party));
  for (const party of parties) ensureMay(caller, 'deposit', party);
  return parties;
}

/** Queues one label with invented values for a printer, to see how a layout comes out. Throws as {@link queueLabels}. */
export async function queueTestLabel(
  unitOfWork: UnitOfWork,
  { expedition, layout, to }: Pick<Printing, 'expedition' | 'layout' | 'to'>,
  zpl: string,
  caller: Caller,
): Promise<PrintJob> {
  ensureEnters(caller, expedition);
  return unitOfWork(async (work) => {
    const job = newJob(work, { expedition, layout, to, objects: [], copies: 1 }, caller);
    await work.audit(caller, [{ action: 'print-test-label', subject: layout, after: { to } }], job.createdAt);
    await work.paper.addJob({ ...job, labels: 1 }, zpl);
    return { ...job, labels: 1 };
  });
}

/** What a job keeps of a printing: places have no expedition, whose code is empty then. */
type ForPrinter = Omit<Printing, 'expedition'> & { readonly expedition: Pick<HeldExpedition, 'code' | 'holder'> };

function newJob(work: Work, { expedition, objects, layout, to, copies }: ForPrinter, caller: Caller): PrintJob {
  const at = work.now();
  return {
    id: work.newKey(),
    printer: to,
    layout,
    expedition: expedition.code,
    party: expedition.holder ?? '',
    objects: objects.map((one) => one.combinedId),
    labels: objects.length * copies,
    state: 'queued',
    attempts: 0,
    lastError: null,
    createdAt: at,
    createdBy: caller.name,
    changedAt: at,
  };
}

async function record(work: Work, { objects, layout, to, copies }: ForPrinter, caller: Caller): Promise<void> {
  // Two who print the same label at once would both count from what neither has written.
  await work.parties.holdJob('print labels', caller.name);
  const at = work.now();
  const ids = objects.map((one) => one.id);
  const times = await work.paper.countPrinting(ids, at);
  const entries = objects.map(({ id, combinedId, igsn }) => ({
    action: (times.get(id) ?? 1) > 1 ? 'reprint-label' : 'print-label',
    subject: igsn ?? combinedId,
    after: { object: combinedId, layout, to, copies, printing: times.get(id) },
  }));
  await work.audit(caller, entries, at);
}
